"""기업애로: a difficulty of a business from the first word to solved."""
