"""A slow clock beside the product's: day by day, minute by minute, written from the articles alone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from gongyak.rules.moments import SEOUL

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def by_days(received: datetime, amount: int, is_counted: Callable[[date], bool]) -> datetime:
    """The end of the day on which so many days have been counted; what comes at or after 18:00 waits a day."""
    local = received.astimezone(SEOUL)
    day = local.date() if local.hour < 18 else local.date() + DAY
    passed = 0
    while True:
        if is_counted(day):
            passed += 1
        if passed == amount:
            return datetime(day.year, day.month, day.day, 18, tzinfo=SEOUL)
        day += DAY


def by_minutes(received: datetime, minutes: int, is_counted: Callable[[date], bool]) -> datetime:
    """The moment at which so many minutes between 9 and 12 and between 13 and 18 have passed."""
    at = received.astimezone(SEOUL).replace(second=0, microsecond=0)
    passed = 0
    while passed < minutes:
        if is_counted(at.date()) and at.hour in (9, 10, 11, 13, 14, 15, 16, 17):
            passed += 1
        at += MINUTE
    return at
