"""전기대비 and 전년동기대비: what they are, and whether a change is for the better."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gongyak.rules.dates import Precision
from gongyak.rules.indicators.periods import period_before, year_before

_TENTH = Decimal("0.1")
#: Units in which a change is told in points (%p), for a percentage of a percentage misleads.
_RATES = ("%", "퍼센트")
UP, DOWN = "오르면 좋음", "내리면 좋음"


@dataclass(frozen=True, slots=True)
class Observed:
    """One value of an indicator: the first day of its period, and 잠정 or 확정."""

    start: date
    value: Decimal
    standing: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a value differs from an earlier one; `percent` to one decimal, half away from zero.

    `percent` is None for a rate, whose `difference` is in points, and where the earlier value is not above 0.
    """

    difference: Decimal
    percent: Decimal | None

    @property
    def words(self) -> str:
        """The change as it is read: `+2.1%`, `-0.3%p`, `0.0%`; the bare difference where there is no rate."""
        if self.percent is not None:
            return f"{self.percent:+,f}%" if self.percent else "0.0%"
        return f"{self.difference:+,f}" if self.difference else "0"


@dataclass(frozen=True, slots=True)
class Compared:
    """A value beside the period before and the same period a year before; None where that is not known."""

    observed: Observed
    before: Change | None
    year: Change | None


def change(now: Decimal, then: Decimal, unit: str) -> Change:
    """How a value differs from an earlier one of the same unit."""
    difference = now - then
    if unit in _RATES or then <= 0:
        return Change(difference, None)
    return Change(difference, (difference * 100 / then).quantize(_TENTH, ROUND_HALF_UP))


def series(observed: Iterable[Observed], precision: Precision, unit: str) -> tuple[Compared, ...]:
    """The values in the order of their periods, each compared; one value a period."""
    by_start = {one.start: one for one in observed}

    def since(one: Observed, start: date | None) -> Change | None:
        then = by_start.get(start) if start else None
        return change(one.value, then.value, unit) if then else None

    return tuple(
        Compared(
            by_start[start],
            since(by_start[start], period_before(start, precision)),
            since(by_start[start], year_before(start, precision)),
        )
        for start in sorted(by_start)
    )


def change_words(told: Change | None, unit: str) -> str:
    """A change as it stands in a table: with %p for a rate, `–` where there is nothing to compare with."""
    if told is None:
        return "–"
    return told.words + ("%p" if told.percent is None and unit in _RATES else "")


def judge(told: Change | None, better: str) -> str:
    """호전, 악화 or 보합; "" where nothing can be said or the indicator is not judged."""
    if told is None or better not in (UP, DOWN):
        return ""
    amount = told.difference if told.percent is None else told.percent
    if amount == 0:
        return "보합"
    return "호전" if (amount > 0) == (better == UP) else "악화"
