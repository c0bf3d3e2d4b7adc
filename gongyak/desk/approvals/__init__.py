"""How things are approved: lines, and who signs for whom."""
