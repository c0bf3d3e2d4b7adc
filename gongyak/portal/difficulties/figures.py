"""How many difficulties there were and what became of them: as tables, charts on them, and files."""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongyak.cases import published
from gongyak.cases.published import PublishedMonth
from gongyak.pledges.published import PublishedFile
from gongyak.portal.downloads import as_download
from gongyak.portal.site import make_site
from gongyak.rules.cases.figures import MonthFigures, Part, Results, Share, Sorts
from gongyak.rules.cases.tellings import Figure
from gongyak.rules.cases.tellings import figures as rows_of

#: So many months stand in the chart.
MONTHS = 12
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One count: whose, its size in whole percent of the largest, and its words."""

    name: str
    size: int
    words: str


@dataclass(frozen=True, slots=True)
class ShownMonth:
    """One month of the chart and the table: `label` is `2026. 9.`, `short` what stands under the bars."""

    label: str
    short: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One count of a breakdown; no words where it is hidden."""

    label: str
    words: str
    size: int


@dataclass(frozen=True, slots=True)
class ShownRate:
    """One rate: how it reads, and of how many (`12 / 30`)."""

    label: str
    words: str
    counts: str
    formula: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter by sorts (`sorts`) and by what became of it (`results`), either of which may be still to come."""

    year: str
    number: str
    sorts: Sorts | None = None
    sort_parts: tuple[ShownPart, ...] = ()
    results: Results | None = None
    rates: tuple[ShownRate, ...] = ()
    outcome_parts: tuple[ShownPart, ...] = ()


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The page."""
    told = published.months()
    shown = {
        "site": make_site(request, "difficulties"),
        "months": _months(told[:MONTHS]),
        "quarters": _quarters([one.figures for one in told]),
    }
    return render(request, "portal/difficulties/figures.jinja", shown)


@require_safe
def file(request: HttpRequest, format: str) -> HttpResponse:
    """Every figure that was told, as CSV or JSON; the same figures give the same bytes."""
    body = as_file(published.months(), format)
    name, sha256 = f"difficulties.{format}", hashlib.sha256(body).hexdigest()
    return as_download(PublishedFile(name, MEDIA_TYPES[format], sha256, body))


def as_file(told: Sequence[PublishedMonth], format: str) -> bytes:
    """The figures as a table in UTF-8 with its byte order mark, or as one JSON value, the first month first."""
    rows = [figure for one in reversed(told) for figure in rows_of(one.figures)]
    if format == "json":
        return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1).encode()
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([one.name for one in fields(Figure)])
    writer.writerows([_cell(value) for value in asdict(row).values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def _months(told: Sequence[PublishedMonth]) -> list[ShownMonth]:
    """The months of the chart, the first first."""
    rows = [one.figures for one in reversed(told)]
    most = max((max(row.received, row.replied, row.solved or 0) for row in rows), default=0)
    return [_month(row, most) for row in rows]


def _month(row: MonthFigures, most: int) -> ShownMonth:
    year, _dash, month = row.month.partition("-")
    counts = (("plan", row.received), ("secured", row.replied), ("spent", row.solved))
    bars = tuple(
        Bar(name, _size(count or 0, most), _("5건 미만") if count is None else str(count))
        for name, count in counts
    )
    return ShownMonth(f"{year}. {int(month)}.", f"{int(month)}.", bars)


def _quarters(rows: Sequence[MonthFigures]) -> list[Quarter]:
    """The quarters that were told of, the last first."""
    sorts = {row.sorts.quarter: row.sorts for row in rows if row.sorts}
    results = {row.results.quarter: row.results for row in rows if row.results and row.results.received}
    return [_quarter(name, sorts.get(name), results.get(name)) for name in sorted({*sorts, *results})[::-1]]


def _quarter(name: str, sorts: Sorts | None, results: Results | None) -> Quarter:
    year, _dash, number = name.partition("-Q")
    made = Quarter(year, number, sorts, _parts(sorts.parts) if sorts else (), results)
    if results is None:
        return made
    return replace(made, rates=tuple(map(_rate, results.rates)), outcome_parts=_parts(results.outcomes))


def _rate(rate: Share) -> ShownRate:
    """A rate in the language of the page: a bound is said, not calculated."""
    words = rate.words
    for bound, said in ((" 이상", _("%(percent)s 이상")), (" 이하", _("%(percent)s 이하"))):
        if words.endswith(bound):
            words = said % {"percent": words.removesuffix(bound)}
    part = _("가림") if rate.part is None else str(rate.part)
    return ShownRate(rate.label, words, f"{part} / {rate.whole}" if rate.whole else "–", rate.formula)


def _parts(parts: Sequence[Part]) -> tuple[ShownPart, ...]:
    most = max((part.count or 0 for part in parts), default=0)
    return tuple(
        ShownPart(part.label, "" if part.count is None else str(part.count), _size(part.count or 0, most))
        for part in parts
    )


def _size(count: int, most: int) -> int:
    return 100 * count // most if most else 0
