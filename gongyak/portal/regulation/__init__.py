"""The regulation on managing pledges in full."""
