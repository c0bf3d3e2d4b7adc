"""Sections of a card compiled from the headquarters' records: a pure function of records, links and a day.

>>> compiled = compile_card(Records(known, links), pledge, date(2024, 6, 30))
>>> [line.text for line in compiled.achievements]
"""

from gongyak.rules.compiling.kinds import Kind, kinds
from gongyak.rules.compiling.model import (
    SERIES,
    Behind,
    Compiled,
    Figure,
    Known,
    LeftOut,
    Line,
    Link,
    Money,
    Pledge,
    Rate,
    Records,
    walk,
)
from gongyak.rules.compiling.whole import compile_card

__all__ = [
    "SERIES",
    "Behind",
    "Compiled",
    "Figure",
    "Kind",
    "Known",
    "LeftOut",
    "Line",
    "Link",
    "Money",
    "Pledge",
    "Rate",
    "Records",
    "compile_card",
    "kinds",
    "walk",
]
