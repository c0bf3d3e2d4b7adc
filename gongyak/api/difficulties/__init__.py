"""Business difficulties: public answers, and the figures of months and quarters."""
