"""The two days that a page compares, and the ways to others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gongyak.portal.asking import Span
from gongyak.rules.dates import format_day


@dataclass(frozen=True, slots=True)
class Day:
    """A day to print: ISO 8601 and as people write it."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Option:
    """One 기준일 to choose."""

    day: Day
    is_before: bool
    is_after: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another pair of days."""

    address: str
    before: Day
    after: Day


@dataclass(frozen=True, slots=True)
class Chooser:
    """A plain form of two lists of days; `rest` goes along, `earlier` and `later` lead one quarter on."""

    options: tuple[Option, ...]
    rest: dict[str, str]
    earlier: Way | None = None
    later: Way | None = None


def make_day(day: date) -> Day:
    """A day to print."""
    return Day(day.isoformat(), format_day(day))


def make_chooser(days: Sequence[date], before: date | None, after: date | None, span: Span) -> Chooser:
    """The form over the published days (the latest first), with what is shown chosen, else what is likely."""
    after = after or days[0]
    chosen = before or next((day for day in days if day < after), days[-1])
    pairs = list(pairwise(sorted(days)))
    earlier = next(((one, two) for one, two in reversed(pairs) if before and two <= before), None)
    later = next(((one, two) for one, two in pairs if after and one >= after), None)
    return Chooser(
        tuple(Option(make_day(day), day == chosen, day == after) for day in days),
        span.rest,
        make_way(earlier, span),
        make_way(later, span),
    )


def make_way(pair: tuple[date, date] | None, span: Span) -> Way | None:
    """The link to a pair of days, None where there is none."""
    if pair is None:
        return None
    return Way(span.query(*pair), make_day(pair[0]), make_day(pair[1]))
