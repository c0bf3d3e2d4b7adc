"""What a business hands in by itself on its difficulty, and what it sees of that: the door inward of the public."""

from gongyak.cases.intake.window import Window, window

__all__ = ["Window", "window"]
