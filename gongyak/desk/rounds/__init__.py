"""The quarter: opened, watched, published."""
