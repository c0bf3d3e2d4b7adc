"""The district's calendar and clock: the library's holidays with what the district changed, as known at a moment."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from gongyak.calendar.library import library
from gongyak.calendar.models import CheckedYear, ClockChoice, DayState, HolidayOverride
from gongyak.rules.deadlines import Chosen, defaults
from gongyak.rules.holidays import Calendar, Override, overridden


def calendar(known_at: datetime | None = None) -> Calendar:
    """The working days as known at a moment (None: now). Two queries."""
    changed = _known(HolidayOverride.objects.order_by("pk"), known_at)
    return calendar_of(changed, _known(CheckedYear.objects.all(), known_at))


def calendar_of(changed: Iterable[HolidayOverride], years: Iterable[CheckedYear]) -> Calendar:
    """The working days by rows that are there already, those of what was changed in their order."""
    latest = {row.day: row for row in changed}
    overrides = [
        Override(row.day, row.state == DayState.HOLIDAY, row.name)
        for row in latest.values()
        if row.state != DayState.AS_KNOWN
    ]
    return overridden(library(), overrides, [row.year for row in years])


def chosen(known_at: datetime | None = None) -> Chosen:
    """How the district counts where the law leaves it open, by key, with whether it was confirmed. One query."""
    return chosen_of(_known(ClockChoice.objects.order_by("pk"), known_at))


def chosen_of(rows: Iterable[ClockChoice]) -> Chosen:
    """The same by rows that are there already, in their order."""
    return defaults() | {row.name: (row.value, True) for row in rows}


def overrides(year: int) -> list[HolidayOverride]:
    """What was ever changed of the days of a year, the newest first."""
    return list(HolidayOverride.objects.filter(day__year=year).order_by("-pk"))


def _known(rows: QuerySet, known_at: datetime | None) -> QuerySet:
    return rows if known_at is None else rows.filter(at__lte=known_at)
