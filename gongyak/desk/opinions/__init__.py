"""Residents' opinions at the desk."""
