"""Months of spending as a grid: a row a month, a column a source, typed in won with the keyboard alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from gongyak.plans.models import Project
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.money import parse_cell
from gongyak.rules.portfolio.totals import through
from gongyak.rules.portfolio.words import SOURCES
from gongyak.rules.refusal import Refusal

UNIT = "원"


@dataclass(frozen=True, slots=True)
class Grid:
    """`values` by `month.source`, `wrong` which of them; the sums are of what is kept."""

    year: int
    months: tuple[int, ...]
    sources: tuple[str, ...]
    values: Mapping[str, str]
    wrong: frozenset[str]
    final: Mapping[str, int]
    spent: Mapping[str, int]


def make_grid(project: Project, year: int, today: date, sent: HttpRequest | None = None) -> Grid:
    """The grid of a year: the months up to today, the sources that have money or were spent from."""
    final = {one.source: one.final for one in project.funds.all() if one.year == year}
    spent: dict[str, int] = defaultdict(int)
    values = {}
    for one in project.executions.all():
        if one.year == year:
            spent[one.source] += one.won
            values[f"{one.month}.{one.source}"] = f"{one.won:,}"
    used = tuple(source for source in SOURCES if source in final or source in spent)
    wrong: frozenset[str] = frozenset()
    if sent is not None:
        values = {name: str(value) for name, value in sent.POST.items()}
        wrong = frozenset(finding.where for finding in _read(sent, year)[1])
    months = tuple(range(1, through(year, today) + 1))
    return Grid(year, months, used or SOURCES, values, wrong, final, spent)


def read_months(request: HttpRequest, year: int) -> dict[tuple[int, int, str], int]:
    """What was typed, by year, month and source in won; an empty cell is nothing. Refusal with each wrong cell."""
    months, wrong = _read(request, year)
    if wrong:
        raise Refusal(f"읽을 수 없는 금액이 {len(wrong)}칸 있습니다. 원 단위의 수로 적으십시오.", wrong)
    return months


def _read(request: HttpRequest, year: int) -> tuple[dict[tuple[int, int, str], int], list[Finding]]:
    months, wrong = {}, []
    for name, text in request.POST.items():
        month, _, source = name.partition(".")
        if not (month.isascii() and month.isdigit() and len(month) < 3 and source in SOURCES):
            continue
        amount, found = parse_cell(str(text).strip() or "-", UNIT, name)
        if amount.won is None:
            told = found[0].message if found else "수로 적으십시오."
            wrong.append(Finding("money-unread", Severity.ERROR, name, f"{month}월 {source}: {told}"))
        else:
            months[year, int(month), source] = amount.won
    return months, wrong
