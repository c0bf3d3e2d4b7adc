"""Pledges (공약): terms, officeholders, the tree of fields, pledges, and the cards read from files."""
