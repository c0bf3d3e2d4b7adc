"""변경관리: what of a card is confirmed, and whether every change of it was decided. Pure."""

from gongyak.rules.changes.confirmed import KINDS, Kind, confirmed, differences

__all__ = ["KINDS", "Kind", "confirmed", "differences"]
