"""Opinions of residents: assigned, answered, published, forgotten. What comes in: `pledges/intake.py`."""
