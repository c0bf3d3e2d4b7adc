"""Which days a daily, weekly or monthly report tells of, and what it is called."""

from datetime import date, timedelta

from gongyak.rules.dates import format_day, last_day

DAILY, WEEKLY, MONTHLY = "일일", "주간", "월간"
KINDS = (DAILY, WEEKLY, MONTHLY)


def period_for(kind: str, day: date, closing_weekday: int = 6) -> tuple[date, date]:
    """First and last day of the period that holds a day: the day, the week that closes on a weekday (0 Monday to
    6 Sunday), the month."""
    if kind == DAILY:
        return day, day
    if kind == WEEKLY:
        end = day + timedelta(days=(closing_weekday - day.weekday()) % 7)
        return end - timedelta(days=6), end
    return day.replace(day=1), last_day(day.year, day.month)


def next_period(begins_on: date, ends_on: date) -> tuple[date, date]:
    """As many days after the period as it has."""
    first = ends_on + timedelta(days=1)
    return first, first + (ends_on - begins_on)


def title_words(kind: str, begins_on: date, ends_on: date) -> str:
    """What a report is called: `주간 상황보고 (2024. 6. 24. ~ 2024. 6. 30.)`."""
    days = (
        format_day(begins_on) if begins_on == ends_on else f"{format_day(begins_on)} ~ {format_day(ends_on)}"
    )
    return f"{kind} 상황보고 ({days})"
