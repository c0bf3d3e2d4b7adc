"""Sections of a card compiled from the headquarters' records: a pure function of records, links and a day."""

from gongyak.rules.compiling.kinds import Kind, kinds

__all__ = ["Kind", "kinds"]
