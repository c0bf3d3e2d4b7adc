"""What changed: two dates of one card side by side, and a whole published set beside the one before."""
