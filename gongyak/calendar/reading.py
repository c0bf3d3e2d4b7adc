"""The district's calendar and clock: the library's holidays with what the district changed, as known at a moment."""

from datetime import datetime

from django.db.models import QuerySet

from gongyak.calendar.library import library
from gongyak.calendar.models import CheckedYear, ClockChoice, DayState, HolidayOverride
from gongyak.rules.deadlines import Chosen, defaults
from gongyak.rules.holidays import Calendar, Override, overridden


def calendar(known_at: datetime | None = None) -> Calendar:
    """The working days as known at a moment (None: now). Two queries."""
    latest = {row.day: row for row in _known(HolidayOverride.objects.order_by("pk"), known_at)}
    changed = [
        Override(row.day, row.state == DayState.HOLIDAY, row.name)
        for row in latest.values()
        if row.state != DayState.AS_KNOWN
    ]
    years = _known(CheckedYear.objects.all(), known_at).values_list("year", flat=True)
    return overridden(library(), changed, years)


def chosen(known_at: datetime | None = None) -> Chosen:
    """How the district counts where the law leaves it open, by key, with whether it was confirmed. One query."""
    rows = _known(ClockChoice.objects.order_by("pk"), known_at)
    return defaults() | {row.name: (row.value, True) for row in rows}


def overrides(year: int) -> list[HolidayOverride]:
    """What was ever changed of the days of a year, the newest first."""
    return list(HolidayOverride.objects.filter(day__year=year).order_by("-pk"))


def _known(rows: QuerySet, known_at: datetime | None) -> QuerySet:
    return rows if known_at is None else rows.filter(at__lte=known_at)
