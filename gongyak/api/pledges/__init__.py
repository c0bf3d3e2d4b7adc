"""Pledges: the list, one card, its history."""
