"""What changed: one card, and a whole set, on two days."""
