"""Periods in officials' style: `2024. 2. 5. ~ 2. 6.`, `2024. 3. ~ 2024.12.`, `2024. 하반기`, `2024. 2.23./ 6.28.`.

A month or a day of two digits stands close to the dot before it, as on the official form.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from gongyak.rules.dates import Precision, last_day
from gongyak.rules.records import Paper, Span

_UNITS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


def day(on: date) -> str:
    """`2024. 3.29.`"""
    return f"{on.year}.{_month_day(on)}"


def _month_day(on: date) -> str:
    return f"{on.month:>2}.{on.day:>2}."


def period(span: Span) -> str:
    """A span as a card writes it; empty where it names no day. A recurrence is no part of it."""
    if span.start is None:
        return ""
    first = _point(span.start, span.precision)
    if span.end is None:
        return f"{first} ~ 계속"
    if span.end == _end_of(span.start, span.precision):
        return first
    if span.precision is Precision.DAY and span.end.year == span.start.year:
        return f"{first} ~ {_month_day(span.end).strip()}"
    return f"{first} ~ {_point(span.end, span.precision)}"


def periods(spans: Iterable[Span]) -> str:
    """Several spans in one line by day; a further single day of a year is told without its year."""
    told: list[str] = []
    before: Span | None = None
    for span in sorted(set(spans), key=_by_day):
        text = period(span)
        if before and _is_day(before) and _is_day(span) and _year(before) == _year(span):
            text = text.partition(".")[2].strip()
        if text:
            told.append(text)
            before = span
    return "/ ".join(told)


def slipped_from(original: Span, now: Span) -> str:
    """What was told first, without the year where it is that of the new period: `하반기`, `2024. 하반기`."""
    text = period(original)
    same_year = original.start and now.start and original.start.year == now.start.year
    short = text.partition(".")[2].strip() if same_year and original.end and _within_a_year(original) else ""
    return short or text


def paper(number: Paper) -> str:
    """`○○과-123호(2024. 3.29.)`"""
    return f"{number.department}-{number.number}호({day(number.issued_on)})"


def _point(on: date, precision: Precision) -> str:
    match precision:
        case Precision.DAY:
            return day(on)
        case Precision.MONTH:
            return f"{on.year}.{on.month:>2}."
        case Precision.QUARTER:
            return f"{on.year}. {(on.month + 2) // 3}분기"
        case Precision.HALF:
            return f"{on.year}. {'상반기' if on.month < 7 else '하반기'}"
        case _:
            return f"{on.year}년"


def _end_of(start: date, precision: Precision) -> date:
    """The last day of the unit in which `start` lies."""
    if precision is Precision.DAY:
        return start
    months = _UNITS[precision]
    return last_day(start.year, (start.month - 1) // months * months + months)


def _by_day(span: Span) -> tuple[date, date]:
    return span.start or date.max, span.end or date.max


def _is_day(span: Span) -> bool:
    return span.precision is Precision.DAY and span.start == span.end


def _year(span: Span) -> int | None:
    return span.start.year if span.start else None


def _within_a_year(span: Span) -> bool:
    return bool(span.start and span.end and span.start.year == span.end.year)


def first_day(spans: Sequence[Span]) -> date:
    """The first day of several spans, the last of all days where none names one."""
    return min((span.start for span in spans if span.start), default=date.max)
