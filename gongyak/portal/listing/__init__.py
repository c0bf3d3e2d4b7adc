"""The list of published cards: search, choose, order."""
