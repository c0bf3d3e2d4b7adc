"""A quarter: opened, written, approved, confirmed, published, corrected."""
