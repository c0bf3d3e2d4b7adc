"""상황판: what is late, what was spent, what was reached, told from the records of one day. Pure."""

from gongyak.rules.situation.delays import delays_of
from gongyak.rules.situation.figures import FORMULAS, figures_of
from gongyak.rules.situation.model import Delay, Figure, Money, Situation, Told
from gongyak.rules.situation.money import money_of
from gongyak.rules.situation.telling import tell

__all__ = [
    "FORMULAS",
    "Delay",
    "Figure",
    "Money",
    "Situation",
    "Told",
    "delays_of",
    "figures_of",
    "money_of",
    "tell",
]
