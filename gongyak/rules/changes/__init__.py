"""변경관리: what of a card is confirmed, and whether every change of it was decided. Pure."""

from gongyak.rules.changes.chain import Decided, Shown, check_chain, silent
from gongyak.rules.changes.confirmed import KINDS, Difference, Kind, confirmed, differences, same
from gongyak.rules.changes.matters import OF_THE_WHOLE, alters, shows, tidy
from gongyak.rules.changes.vote import Vote

__all__ = [
    "KINDS",
    "OF_THE_WHOLE",
    "Decided",
    "Difference",
    "Kind",
    "Shown",
    "Vote",
    "alters",
    "check_chain",
    "confirmed",
    "differences",
    "same",
    "shows",
    "silent",
    "tidy",
]
