"""The values of an indicator as bars."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gongyak.headquarters.models import Firmness, Indicator, Observation
from gongyak.rules.indicators import period_words, value_words

#: So many periods are drawn; a month and the same month a year before stand at both ends.
DRAWN = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One period as a bar: its size in whole percent of the largest, and what stands at it."""

    label: str
    size: int
    words: str
    name: str


def bars(indicator: Indicator, rows: Iterable[Observation]) -> tuple[Bar, ...]:
    """The last periods as bars from zero, one that is below it apart; none where nothing is to be drawn."""
    last = sorted(rows, key=lambda row: row.start)[-DRAWN:]
    values = [Decimal(row.value) for row in last]
    largest = max((abs(value) for value in values), default=Decimal(0))
    if not largest:
        return ()
    return tuple(
        Bar(
            period_words(row.start, indicator.precision),
            round(abs(value) * 100 / largest),
            value_words(value),
            "below" if value < 0 else "provisional" if row.standing == Firmness.PROVISIONAL else "final",
        )
        for row, value in zip(last, values, strict=True)
    )
