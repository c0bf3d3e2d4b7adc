"""The choosers of a page: of which day, and whose pledges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongyak.pledges.published import Holder, PublishedSet
from gongyak.portal.asking import Asked
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words
from gongyak.rules.term import is_quarter_end, quarter_of


@dataclass(frozen=True, slots=True)
class Time:
    """One day or officeholder to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Times:
    """What can be chosen, and what is: `is_chosen` where an address asked for it, `known_at` in words and as
    the address spells it."""

    days: tuple[Time, ...]
    holders: tuple[Time, ...]
    holder: str
    is_chosen: bool
    known_at: str
    known_at_value: str


def make_times(found: PublishedSet, days: Sequence[date], asked: Asked) -> Times:
    """The choosers for the set that is shown."""
    return Times(
        days=tuple(Time(day.isoformat(), day_label(day), day == found.as_of) for day in days),
        holders=tuple(Time(one.key, holder_label(one), one.key == found.holder.key) for one in found.holders),
        holder=holder_label(found.holder),
        is_chosen=bool(asked.query),
        known_at=moment_words(asked.known_at) if asked.known_at else "",
        known_at_value=asked.named.get("known_at", ""),
    )


def day_label(day: date) -> str:
    """A 기준일 with the quarter that it ends: `2024. 6. 30. (2024년 2분기)`."""
    if not is_quarter_end(day):
        return format_day(day)
    quarter = quarter_of(day)
    parts = {"day": format_day(day), "year": quarter.year, "number": quarter.number}
    return _("%(day)s (%(year)s년 %(number)s분기)") % parts


def holder_label(holder: Holder) -> str:
    """Whose pledges, in words: `민선8기 구청장 ○○○ (2022. 7. 1. 취임)`."""
    name = f" {holder.name}" if holder.name else ""
    parts = {"term": holder.term, "name": name, "day": format_day(holder.began_on)}
    return _("민선%(term)s기 구청장%(name)s (%(day)s 취임)") % parts
