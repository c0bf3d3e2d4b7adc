"""휴일: which days are not worked, and why.

A calendar is a value that is handed in: what is a holiday is data (관공서의 공휴일에 관한 규정), never derived here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

_WEEKDAYS = "월화수목금토일"
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Calendar:
    """`names` has each holiday by day; `years` are those whose holidays are announced and known, not computed."""

    names: Mapping[date, str]
    years: frozenset[int]

    def off(self, day: date) -> str:
        """Why a day is not worked: the name of its holiday, 토요일 or 일요일; empty on a working day."""
        weekday = {_SATURDAY: "토요일", _SUNDAY: "일요일"}.get(day.weekday(), "")
        return self.names.get(day, weekday)

    def next_working(self, day: date) -> date:
        """The first working day that is not before a day."""
        while self.off(day):
            day += timedelta(days=1)
        return day

    def working_days(self, since: date, until: date) -> int:
        """How many working days there are after one day up to and with another."""
        days = (since + timedelta(days=at) for at in range(1, (until - since).days + 1))
        return sum(not self.off(day) for day in days)

    def unknown(self, first: date, last: date) -> tuple[int, ...]:
        """The years from one day through another whose holidays are not known."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self.years)


@dataclass(frozen=True, slots=True)
class Override:
    """What the district says of a day: a holiday by that name (임시공휴일), or a day that is worked."""

    day: date
    is_holiday: bool
    name: str = ""


def overridden(calendar: Calendar, overrides: Iterable[Override], years: Iterable[int] = ()) -> Calendar:
    """The calendar with days added and removed; a later override of a day stands for an earlier one.

    `years` are further years whose holidays somebody compared with what was announced.
    """
    names = dict(calendar.names)
    for one in overrides:
        names.pop(one.day, None)
        if one.is_holiday:
            names[one.day] = one.name
    return replace(calendar, names=names, years=calendar.years | frozenset(years))


def with_weekday(day: date) -> str:
    """`2024. 3. 29.(금)`"""
    return f"{day.year}. {day.month}. {day.day}.({_WEEKDAYS[day.weekday()]})"
