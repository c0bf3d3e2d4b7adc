"""One card of a quarter: what it says, where it stands, what may be done with it."""
