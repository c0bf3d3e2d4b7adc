"""The editor of a plan: texts as typed, the grid of money with its sums, rows of indicators."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from gongyak.desk.numbers import read_key
from gongyak.pledges.models import ActionPlan
from gongyak.pledges.plans.contents import Grid, grid_of, plan_of
from gongyak.rules.budget import TOTAL, FundingBlock
from gongyak.rules.card.layout import layouts
from gongyak.rules.findings import Finding
from gongyak.rules.money import format_cell
from gongyak.rules.plans import Typed, check, form_of, summed, typed
from gongyak.rules.plans.cards import LAYOUT
from gongyak.rules.plans.typed import KINDS

#: Rows of indicators that stand there to be filled in, and how many more a click gives.
ROWS, MORE = 3, 2


@dataclass(frozen=True, slots=True)
class Editor:
    """What stands in the editor: `values` by field, what is `wrong` with which, sums by place (`구비`, `2027`)."""

    values: Mapping[str, str]
    wrong: Mapping[str, str]
    grid: Grid
    sums: Mapping[str, str]
    rows: int
    findings: tuple[Finding, ...]
    kinds: tuple[str, ...]
    completions: tuple[str, ...]
    revision: int


def read(row: ActionPlan, request: HttpRequest) -> Typed:
    """What was typed, over what is kept."""
    grid = grid_of(row.pledge.officeholder)
    form = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    return typed(form, plan_of(row), sources=grid.sources, years=grid.years, unit=grid.unit)


def make_editor(row: ActionPlan, request: HttpRequest, found: Typed | None = None) -> Editor:
    """The editor as it was sent, or else as the plan is kept."""
    grid, kept = grid_of(row.pledge.officeholder), plan_of(row)
    plan = found.plan if found else kept
    values = {name: str(value) for name, value in request.POST.items()} if found else form_of(kept, grid.unit)
    rows = max(ROWS, len(plan.indicators) + 1, _rows(values))
    number = read_key(values.get("revision", "")) if found else None
    return Editor(
        values=values,
        wrong=found.wrong if found else {},
        grid=grid,
        sums=_sums(plan.budget, grid.unit),
        rows=min(rows + (MORE if "more" in request.POST else 0), 30),
        findings=tuple(check(plan)),
        kinds=KINDS,
        completions=layouts()[LAYOUT].completions,
        revision=row.revision if number is None else number,
    )


def _rows(values: Mapping[str, str]) -> int:
    at = 0
    while f"indicator.{at}.name" in values:
        at += 1
    return at


def _sums(budget: FundingBlock, unit: str) -> dict[str, str]:
    block = summed(budget)
    told = {source: format_cell(row.total, unit, undecided=row.undecided) for source, row in block.items()}
    if TOTAL in block:
        cells = block[TOTAL].cells().items()
        told |= {place: format_cell(won, unit, undecided=block[TOTAL].undecided) for place, won in cells}
    return told
