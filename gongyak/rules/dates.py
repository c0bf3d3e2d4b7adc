"""Dates as officials write them: `2024. 3.29.`, `2024. 2. 5. ~ 2. 6.`, `2024. 하반기`, `‘20.2.20.`, 매월.

An expression is an interval with a precision and always keeps its raw text. Days are calendar days in
Asia/Seoul. The standard form is that of 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제2조 (`2024. 3. 29.`).
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

#: Years outside these bounds are slips of the pen, not dates of a pledge.
FIRST_YEAR, LAST_YEAR = 1990, 2100


class Precision(StrEnum):
    """How exactly an expression tells the day."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One date, range or recurrence found in a text.

    `start` and `end` are the first and last day meant; both None for a day that does not exist
    (`2024. 2.30.`) and for a bare recurrence; `end` alone None for an open range (`2024. 3. ~ 계속`).
    `recurrence` is the word that says it repeats (매월, 매년, 연중 …).
    """

    raw: str
    start: date | None
    end: date | None
    precision: Precision | None
    recurrence: str | None = None

    @property
    def is_impossible(self) -> bool:
        """Whether the text has the form of a date but names no day of the calendar."""
        return self.start is None and self.recurrence is None


_YEAR = r"(?:(?P<Y>(?<!\d)(?:19\d\d|20\d\d|2100))|[‘’'`′](?P<y>\d\d))"
_WEEKDAY = r"(?:\s?\([월화수목금토일](?:요일)?\))?"
#: A day ends in a dot, 일 or 字, or stands before a blank, a bracket or a particle: `5. 12개소` names no day.
_DAY_END = rf"(?:\.?字|\.|일(?:자)?|(?=[\s)\]~∼～〜/,(]|에|부터|까지|자|$)){_WEEKDAY}"
_POINT = re.compile(
    rf"{_YEAR}(?:"
    rf"\s?[.년]\s?(?P<M>\d{{1,2}})\s?[.월]\s?(?P<D>\d{{1,2}})(?!\d|\s?월|,\d|%){_DAY_END}"
    rf"|-(?P<iM>\d\d)-(?P<iD>\d\d)(?!\d){_WEEKDAY}"
    r"|\s?(?:[.]|년도?)?\s?(?P<half>상반기|하반기|[상하]반기)"
    r"|\s?[.년]\s?(?P<quarter>[1-4])(?:/4)?\s?분기"
    r"|\s?[.년]\s?(?P<m>\d{1,2})(?:\s?월|\.(?!\d)|(?=\s*[~∼～〜]))"
    r"|(?P<year>년(?:도)?)"
    r"|(?P<bare>\.?)(?=\s*[~∼～〜])"
    r")"
)
_TILDE = re.compile(r"\s*(?:[~∼～〜]|부터)\s*")
_SHORT_YEAR = re.compile(r"(?P<N>\d{2})(?:년|\.)?(?=[\s)\],\[]|$)")
_HALF = re.compile(r"상반기|하반기")
_QUARTER = re.compile(r"([1-4])(?:/4)?\s?분기")
_WIDE = str.maketrans("０１２３４５６７８９．／～（）", "0123456789./~()")
_RIGHT_YEAR = re.compile(rf"{_YEAR}(?:년|\.)?(?!\s?\d)")
_MONTH_DAY = re.compile(rf"(?P<M>\d{{1,2}})\s?[.월]\s?(?P<D>\d{{1,2}})(?!\d|,\d|%){_DAY_END}")
_PART = re.compile(rf"(?P<M>\d{{1,2}})\s?[.월]\s?(?P<D>\d{{1,2}})(?:\.|일|(?=[)\]/]|$)){_WEEKDAY}(?!\d)")
_SINGLE = re.compile(rf"(?P<N>\d{{1,2}})(?:\.|월|일)(?!\d){_WEEKDAY}")
_OPEN = re.compile(r"(?:계속|현재|지속)|(?=\s*(?:[)\],]|$))")
_LIST = re.compile(r"\s*[/,]\s*")
_RECURRENCE = re.compile(
    r"매월|매년|매주|매일|매분기|매\s?반기|분기별|반기별|격월|격주|연중|상시|수시|연\s?\d+회|월\s?\d+회|분기\s?\d+회"
)
_SLASH = re.compile(r"(?<=[(:])\s?(?P<M>\d{1,2})/(?P<D>\d{1,2})(?=[)~∼(]|$)(?:\([월화수목금토일]\))?")


class _Span(NamedTuple):
    """An interval while it is being read; None where the day does not exist."""

    start: date | None
    end: date | None
    precision: Precision


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _span(year: int, precision: Precision, month: int = 1, day: int = 1) -> _Span:
    """The interval of a day, or of the month, quarter, half or year that begins with `month`."""
    months = {
        Precision.DAY: 1,
        Precision.MONTH: 1,
        Precision.QUARTER: 3,
        Precision.HALF: 6,
        Precision.YEAR: 12,
    }
    try:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(year)
        start = date(year, month, day)
        if precision is Precision.DAY:
            return _Span(start, start, precision)
        return _Span(start, last_day(year, month + months[precision] - 1), precision)
    except ValueError:
        return _Span(None, None, precision)


def _year_of(found: re.Match[str]) -> int:
    if found["Y"]:
        return int(found["Y"])
    short = int(found["y"])
    return 2000 + short if short < 70 else 1900 + short


def _point(found: re.Match[str]) -> _Span:
    year = _year_of(found)
    if found["M"] or found["iM"]:
        return _span(year, Precision.DAY, int(found["M"] or found["iM"]), int(found["D"] or found["iD"]))
    if found["half"]:
        return _span(year, Precision.HALF, 1 if found["half"].startswith("상") else 7)
    if found["quarter"]:
        return _span(year, Precision.QUARTER, 3 * int(found["quarter"]) - 2)
    if found["m"]:
        return _span(year, Precision.MONTH, int(found["m"]))
    return _span(year, Precision.YEAR)


def _inherited(text: str, at: int, left: _Span, year: int, month: int) -> tuple[_Span, int] | None:
    """A part that borrows its year (and month) from the date before it: `~ 2. 6.`, `~ 12.`."""
    if found := _MONTH_DAY.match(text, at):
        return _span(year, Precision.DAY, int(found["M"]), int(found["D"])), found.end()
    if found := _SINGLE.match(text, at):
        number = int(found["N"])
        if left.precision is Precision.DAY:
            return _span(year, Precision.DAY, month, number), found.end()
        if left.precision is Precision.MONTH:
            return _span(year, Precision.MONTH, number), found.end()
    return None


def _listed(text: str, at: int, left: _Span, year: int, month: int) -> tuple[_Span, int] | None:
    """A further day of a list, `/ 6.28.`, or a further month, `/ 6.`: it must end as a date does."""
    if left.precision is Precision.DAY and (found := _PART.match(text, at)):
        return _span(year, Precision.DAY, int(found["M"]), int(found["D"])), found.end()
    if found := _SINGLE.match(text, at):
        if left.precision is Precision.DAY:
            return _span(year, Precision.DAY, month, int(found["N"])), found.end()
        if not _MONTH_DAY.match(text, at):
            return _span(year, Precision.MONTH, int(found["N"])), found.end()
    return None


def _right_of_range(text: str, at: int, left: _Span, year: int, month: int) -> tuple[_Span, int] | None:
    if found := _POINT.match(text, at):
        return _point(found), found.end()
    if found := _RIGHT_YEAR.match(text, at):
        return _span(_year_of(found), Precision.YEAR), found.end()
    if left.precision is Precision.YEAR and (found := _SHORT_YEAR.match(text, at)):
        return _span(year - year % 100 + int(found["N"]), Precision.YEAR), found.end()
    if left.precision is Precision.HALF and (found := _HALF.match(text, at)):
        return _span(year, Precision.HALF, 1 if found[0] == "상반기" else 7), found.end()
    if left.precision is Precision.QUARTER and (found := _QUARTER.match(text, at)):
        return _span(year, Precision.QUARTER, 3 * int(found[1]) - 2), found.end()
    return _inherited(text, at, left, year, month)


def _expressions_from(text: str, found: re.Match[str]) -> tuple[list[DateExpression], int]:
    """The expression that begins at a point, with its range or list, and where it ends."""
    left, end = _point(found), found.end()
    year = _year_of(found)
    month = int(found["M"] or found["iM"] or found["m"] or 1)
    if tilde := _TILDE.match(text, end):
        if right := _right_of_range(text, tilde.end(), left, year, month):
            span, end = right
            return [_ranged(text[found.start() : end], left, span)], end
        if opened := _OPEN.match(text, tilde.end()):
            raw = text[found.start() : opened.end()].rstrip()
            return [DateExpression(raw, left.start, None, left.precision)], found.start() + len(raw)
    listed = [_single(text[found.start() : end], left)]
    while left.precision in (Precision.DAY, Precision.MONTH) and (comma := _LIST.match(text, end)):
        part = _listed(text, comma.end(), left, year, month)
        if part is None:
            break
        listed.append(_single(text[comma.end() : part[1]], part[0]))
        end = part[1]
    return listed, end


def _single(raw: str, span: _Span) -> DateExpression:
    return DateExpression(raw.strip(), span.start, span.end, span.precision)


def _ranged(raw: str, left: _Span, right: _Span) -> DateExpression:
    """A range; one that ends before it begins names no days."""
    if left.start is None or right.end is None or right.end < left.start:
        return DateExpression(raw.strip(), None, None, right.precision)
    return DateExpression(raw.strip(), left.start, right.end, left.precision)


def find(text: str, *, year: int | None = None) -> list[DateExpression]:
    """Every date expression of a text in order; each part of a list (`2024. 2.23./ 6.28.`) is one.

    `year` is the year meant by a bare `(10/13)`; without it such a form is left alone.
    """
    return [expression for expression, _, _ in located(text, year=year)]


def located(text: str, *, year: int | None = None) -> list[tuple[DateExpression, int, int]]:
    """As `find`, each with where its whole token begins and ends in the text.

    Full-width digits are read, and given in `raw`, as plain ones.
    """
    results: list[tuple[DateExpression, int, int]] = []
    at = 0
    text = text.translate(_WIDE)
    while found := _POINT.search(text, at):
        expressions, end = _expressions_from(text, found)
        results += [(expression, found.start(), end) for expression in expressions]
        at = max(end, found.end())
    for found in _RECURRENCE.finditer(text):
        results.append((DateExpression(found[0], None, None, None, found[0]), found.start(), found.end()))
    if year is not None:
        for found in _SLASH.finditer(text):
            span = _span(year, Precision.DAY, int(found["M"]), int(found["D"]))
            results.append((_single(found[0], span), found.start(), found.end()))
    return sorted(results, key=lambda result: result[1])


def parse_day(text: str) -> date | None:
    """A day typed by a person: `2026. 11. 23.`, `2026-11-23`, `20261123`, `26.11.23`; None if it is none.

    Full-width digits are accepted; years run from 1990 to 2100.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain) or re.fullmatch(
        r"['‘’]?(\d{4}|\d{2})\s*(?:년|[.\-/])\s*(\d{1,2})\s*(?:월|[.\-/])\s*(\d{1,2})\s*(?:일|\.)?(?:\([월화수목금토일]\))?",
        plain,
    )
    if not found:
        return None
    year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    return _span(year, Precision.DAY, int(found[2]), int(found[3])).start


def format_day(day: date) -> str:
    """`2024. 3. 29.`"""
    return f"{day.year}. {day.month}. {day.day}."


def _format_point(day: date, precision: Precision) -> str:
    match precision:
        case Precision.DAY:
            return format_day(day)
        case Precision.MONTH:
            return f"{day.year}. {day.month}."
        case Precision.QUARTER:
            return f"{day.year}. {(day.month + 2) // 3}분기"
        case Precision.HALF:
            return f"{day.year}. {'상반기' if day.month < 7 else '하반기'}"
        case _:
            return f"{day.year}년"


def format_expression(expression: DateExpression) -> str:
    """The standard form of an expression; the raw text of one that names no days."""
    if expression.start is None or expression.precision is None:
        return expression.raw
    first = _format_point(expression.start, expression.precision)
    if expression.end is None:
        return f"{first} ~ 계속"
    if expression.end == _end_of(expression.start, expression.precision):
        return first
    return f"{first} ~ {_format_end(expression.end, expression.precision)}"


def _format_end(end: date, precision: Precision) -> str:
    """The end of a range: in the precision of its begin where it ends with such a unit, else month or day."""
    units = {Precision.YEAR: 12, Precision.HALF: 6, Precision.QUARTER: 3, Precision.MONTH: 1}
    last_of_month = end == last_day(end.year, end.month)
    if precision in units and last_of_month and end.month % units[precision] == 0:
        return _format_point(end, precision)
    return _format_point(end, Precision.MONTH if last_of_month and precision in units else Precision.DAY)


def _end_of(start: date, precision: Precision) -> date | None:
    """The last day of the unit that begins on `start`."""
    return _span(start.year, precision, start.month, start.day).end
