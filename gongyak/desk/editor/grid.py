"""The table of money as fields in the shape of the official form."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongyak.rules import money
from gongyak.rules.budget import BLOCKS, SHORT, TOTAL, FundingRow
from gongyak.rules.card import Card
from gongyak.rules.card.compare import CellChange, Comparison
from gongyak.rules.card.model import Investment
from gongyak.rules.card.write import columns
from gongyak.rules.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `place` is its name in the form, empty for a sum that is not typed. `was` is last quarter's text."""

    place: str
    text: str
    label: str
    was: str | None
    is_wrong: bool
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One source of money."""

    source: str
    is_total: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of rows: 계획, 확보, 투입, 집행."""

    name: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table; `missing` are the blocks that the card could still have."""

    unit: str
    heads: tuple[str, ...]
    blocks: tuple[Block, ...]
    missing: tuple[tuple[str, str], ...]
    meaning: str | None
    asks_meaning: bool


def make_grid(
    card: Card, texts: Mapping[str, str], comparison: Comparison, findings: list[Finding]
) -> Grid | None:
    """The table of a card with its cells' `texts`; None where it has none that can be typed into."""
    plan = card.investment
    if plan is None or not plan.amounts():
        return None
    marks = {f.where: f.severity for f in sorted(findings, key=lambda f: f.severity is Severity.ERROR)}
    changed = {(c.block, c.source, c.place): c for c in comparison.cells if c.changed}
    blocks = []
    for name, block in plan.amounts().items():
        rows = [_row(plan, name, source, row, texts, marks, changed) for source, row in block.items()]
        blocks.append(Block(name, plan.labels.get(name) or BLOCKS[name], tuple(rows)))
    return Grid(
        unit=plan.unit,
        heads=tuple(label for label, _ in columns(plan)),
        blocks=tuple(blocks),
        missing=tuple((name, SHORT[name]) for name in BLOCKS if name not in plan.amounts()),
        meaning=plan.spent_meaning,
        asks_meaning=plan.spent is not None,
    )


def _row(
    plan: Investment,
    name: str,
    source: str,
    row: FundingRow,
    texts: Mapping[str, str],
    marks: Mapping[str, Severity],
    changed: Mapping[tuple[str, str, str], CellChange],
) -> Row:
    cells = []
    for head, place in columns(plan):
        where = f"{name}.{source}.{place}"
        if place == "in_term":
            cells.append(Cell("", money.format_cell(row.in_term, plan.unit), "", None, False, False))
            continue
        before = changed.get((name, source, place))
        was = (
            money.format_cell(before.before.won, plan.unit, undecided=before.before.undecided)
            if before
            else None
        )
        mark = marks.get(f"investment.{where}")
        label = f"{SHORT[name]} {source} {head} ({plan.unit})"
        is_error = mark is Severity.ERROR
        cells.append(
            Cell(where, texts.get(where, ""), label, was, is_error, mark is not None and not is_error)
        )
    return Row(source, source == TOTAL, tuple(cells))
