"""What the page of a year shows: its days off with where each comes from, and how the clock counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongyak.calendar.library import library
from gongyak.calendar.models import DayState, HolidayOverride
from gongyak.calendar.reading import chosen
from gongyak.rules import deadlines
from gongyak.rules.deadlines import Choice
from gongyak.rules.holidays import Calendar, with_weekday


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day that is off or was changed: `origin` says where that comes from, `undo` what it can be made."""

    day: date
    words: str
    name: str
    origin: str
    is_off: bool
    is_weekend: bool
    undo: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One way to count that the law leaves open, as it is chosen."""

    choice: Choice
    value: str
    is_confirmed: bool


def day_rows(year: int, calendar: Calendar, changed: list[HolidayOverride]) -> list[DayRow]:
    """The days of a year in order."""
    latest: dict[date, HolidayOverride] = {}
    for row in changed:  # the newest first
        latest.setdefault(row.day, row)
    standing = {day: row for day, row in latest.items() if row.state != DayState.AS_KNOWN}
    named = {day for day in (*library().names, *calendar.names, *standing) if day.year == year}
    return [_row(day, calendar, standing.get(day)) for day in sorted(named)]


def _row(day: date, calendar: Calendar, changed: HolidayOverride | None) -> DayRow:
    origins = {None: "자료", DayState.HOLIDAY: "구에서 더함", DayState.WORKED: "구에서 뺌"}
    name = calendar.names.get(day) or library().names.get(day, "")
    is_weekend = bool(Calendar({}, frozenset()).off(day))
    undo = DayState.AS_KNOWN if changed else DayState.WORKED
    origin = origins[DayState(changed.state) if changed else None]
    return DayRow(day, with_weekday(day), name, origin, day in calendar.names, is_weekend, undo)


def choice_rows() -> Iterator[ChoiceRow]:
    """Every way to count that is open, in the order of the rules."""
    picked = chosen()
    for one in deadlines.choices():
        value, is_confirmed = picked[one.key]
        yield ChoiceRow(one, value, is_confirmed)
