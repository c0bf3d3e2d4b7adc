"""The days of a period of retention: its last day, the first day after it, and the day from which it is late.

The period begins with the day on which a thing ended, which is not counted (민법 제157조), or with 1 January of the
year after (공공기록물 관리에 관한 법률 시행령 제26조제2항), and ends with its last month's day of the same number, or
where there is none with the last day of that month (민법 제160조).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from gongyak.rules import data

FILE = "retention.toml"
_FILE = data.load(FILE)
#: Within so many days after its end data is destroyed (표준 개인정보 보호지침 제10조제1항).
DAYS_TO_ERASE: int = _FILE["days_to_erase"]
MOST_MONTHS: int = _FILE["most_months"]


@dataclass(frozen=True, slots=True)
class Period:
    """So many months, from the day on which something ended or from the next 1 January (`from_year`)."""

    months: int
    from_year: bool = False


def ends_on(ended: date, period: Period) -> date:
    """The last day on which something is kept that ended on a day."""
    if period.from_year:
        return _months_after(date(ended.year + 1, 1, 1), period.months) - timedelta(days=1)
    return _months_after(ended, period.months)


def is_over(ended: date, period: Period, today: date) -> bool:
    """Whether the period of what ended on a day has passed."""
    return ends_on(ended, period) < today


def is_late(last_day: date, today: date) -> bool:
    """Whether what was kept through `last_day` should have been destroyed by now."""
    return today > last_day + timedelta(days=DAYS_TO_ERASE)


def latest_start(today: date, period: Period) -> date:
    """The latest day with which a period has begun that is over today: all that ended by then is due, nothing after.

    So what is due is asked of a table by one comparison.
    """
    day = _months_after(today, -period.months)
    if period.from_year:
        day = date(day.year, 1, 1) - timedelta(days=1)
    while not is_over(day, period, today):
        day -= timedelta(days=1)
    return day


def period_words(period: Period) -> str:
    """`3년`, `1년 6개월`."""
    years, months = divmod(period.months, 12)
    return " ".join(filter(None, (f"{years}년" if years else "", f"{months}개월" if months else "")))


def kept_words(period: Period) -> str:
    """`3년`; `3년, 다음 해 1월 1일부터` where it begins then."""
    return period_words(period) + (", 다음 해 1월 1일부터" if period.from_year else "")


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
