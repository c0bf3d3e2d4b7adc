"""The period that an indicator tells of: a day, month, quarter, half year or year, known by its first day."""

import re
from datetime import date, timedelta

from gongyak.rules.dates import DateExpression, Precision, find, format_expression, last_day, parse_day
from gongyak.rules.particles import quoted

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_EXAMPLES = {
    Precision.DAY: "2026. 3. 5.",
    Precision.MONTH: "2026. 3.",
    Precision.QUARTER: "2026. 1분기",
    Precision.HALF: "2026. 상반기",
    Precision.YEAR: "2026년",
}
#: How tables of other offices write a period.
_MONTH = re.compile(r"(\d{4})\s?[-./]?\s?(\d{2})|(\d{4})\s?[-./]\s?(\d{1,2})\.?")
_QUARTER = re.compile(r"(\d{4})\s?[-./]?\s?(?:[Qq]\s?([1-4])|([1-4])\s?(?:/\s?4|Q))")
_YEAR = re.compile(r"(\d{4})\.?")


def period_of(start: date, precision: Precision) -> tuple[date, date]:
    """First and last day of the period that holds a day."""
    if precision is Precision.DAY:
        return start, start
    months = _MONTHS[precision]
    first = (start.month - 1) // months * months + 1
    return date(start.year, first, 1), last_day(start.year, first + months - 1)


def period_before(start: date, precision: Precision) -> date:
    """The first day of the period before the one that begins on `start`."""
    return period_of(start - timedelta(days=1), precision)[0]


def year_before(start: date, precision: Precision) -> date | None:
    """The first day of the same period a year before; None for a 29 February."""
    try:
        return period_of(start.replace(year=start.year - 1), precision)[0]
    except ValueError:
        return None


def period_words(start: date, precision: Precision) -> str:
    """A period as officials write it: `2026. 3.`, `2026. 1분기`."""
    begin, end = period_of(start, precision)
    return format_expression(DateExpression("", begin, end, precision))


def read_period(text: str, precision: Precision) -> tuple[date, date] | str:
    """First and last day of a typed period (`2026. 3.`, `2026-03`, `2026. 1/4분기`); a sentence where it is none
    or is not told in that unit."""
    plain = " ".join(text.split())
    found = _plain(plain, precision)
    if found is None:
        told = find(plain)
        if len(told) == 1 and told[0].raw == plain and told[0].precision is precision and told[0].start:
            found = told[0].start
    if found is None:
        return (
            f"{quoted(plain[:30], '은는')} 이 지표의 기간이 아닙니다. {_EXAMPLES[precision]}처럼 적으십시오."
        )
    return period_of(found, precision)


def _plain(text: str, precision: Precision) -> date | None:
    """The first day of a period in a plain form of digits."""
    try:
        if precision is Precision.DAY:
            return parse_day(text)
        if precision is Precision.MONTH and (month := _MONTH.fullmatch(text)):
            return _first(int(month[1] or month[3]), int(month[2] or month[4]))
        if precision is Precision.QUARTER and (quarter := _QUARTER.fullmatch(text)):
            return _first(int(quarter[1]), 3 * int(quarter[2] or quarter[3]) - 2)
        if precision is Precision.YEAR and (year := _YEAR.fullmatch(text)):
            return _first(int(year[1]), 1)
    except ValueError:
        return None
    return None


def _first(year: int, month: int) -> date | None:
    """The first day of a month of the product's years."""
    return date(year, month, 1) if 1990 <= year <= 2100 else None
