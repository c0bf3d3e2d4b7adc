"""Tables of the official form as a page shows them: each cell with its header, found once here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from gongyak.blocks import Cell, Table


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: its element, its text, what it spans, and how a screen reader finds its headers."""

    tag: str
    text: str
    row_span: int = 1
    column_span: int = 1
    scope: str = ""
    id: str = ""
    headers: str = ""
    look: str = ""


Row = tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Head rows, groups of body rows, and the columns' widths in whole percent."""

    head: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]
    widths: tuple[int, ...]
    caption: str


def make_grid(table: Table, sum_label: str = "") -> ShownTable:
    """A table with head rows, such as 투자계획: headers by scope, one group of rows for each spanning label.

    Rows whose label is `sum_label` are set apart.
    """
    rows: list[list[ShownCell]] = [[] for _ in range(table.row_count)]
    starts = {0}
    for cell in _in_order(table):
        if cell.header and cell.row >= table.header_rows and cell.row_span > 1:
            starts.add(cell.row)
        rows[cell.row].append(_scoped(cell, cell.row < table.header_rows))
    body = [_summed(row, sum_label) for row in rows]
    bounds = sorted({max(start, table.header_rows) for start in starts} | {len(rows)})
    groups = tuple(tuple(body[first:end]) for first, end in pairwise(bounds))
    return ShownTable(tuple(map(tuple, rows[: table.header_rows])), groups, _percent(table), table.caption)


def make_form(table: Table, prefix: str, empty: str = "") -> ShownTable:
    """A table of labels and values side by side, such as the head of the card: headers by id.

    A value belongs to the nearest label on its left; `empty` stands where the form is blank.
    """
    labels = [cell for cell in table.cells if cell.header]
    rows: list[list[ShownCell]] = [[] for _ in range(table.row_count)]
    for cell in _in_order(table):
        rows[cell.row].append(_labelled(cell, labels, prefix, empty))
    return ShownTable((), (tuple(map(tuple, rows)),), _percent(table), table.caption)


def make_plain(table: Table) -> ShownTable:
    """A table as it stood in a file whose columns are in question: no cell is promised a header."""
    rows: list[list[ShownCell]] = [[] for _ in range(table.row_count)]
    for cell in _in_order(table):
        rows[cell.row].append(ShownCell("td", cell.text, cell.row_span, cell.column_span, look=_look(cell)))
    return ShownTable((), (tuple(map(tuple, rows)),), _percent(table), table.caption)


def _in_order(table: Table) -> Iterable[Cell]:
    return sorted(table.cells, key=lambda cell: (cell.row, cell.column))


def _scoped(cell: Cell, in_head: bool) -> ShownCell:
    shown = ShownCell("td", cell.text, cell.row_span, cell.column_span, look=_look(cell))
    if not cell.header:
        return shown
    spans = cell.column_span > 1 if in_head else cell.row_span > 1
    return replace(shown, tag="th", scope=("col" if in_head else "row") + ("group" if spans else ""), look="")


def _labelled(cell: Cell, labels: list[Cell], prefix: str, empty: str) -> ShownCell:
    shown = ShownCell("td", cell.text or empty, cell.row_span, cell.column_span)
    if cell.header:
        return replace(shown, tag="th", id=_id(prefix, cell))
    label = max((one for one in labels if _is_left_of(one, cell)), key=lambda one: one.column, default=None)
    look = _look(cell) if cell.text else f"{_look(cell)} empty".strip()
    return replace(shown, headers=_id(prefix, label) if label else "", look=look)


def _is_left_of(label: Cell, cell: Cell) -> bool:
    return label.row <= cell.row < label.row + label.row_span and label.column < cell.column


def _id(prefix: str, cell: Cell) -> str:
    return f"{prefix}-{cell.row}-{cell.column}"


def _look(cell: Cell) -> str:
    return "" if cell.align == "left" else cell.align


def _summed(row: list[ShownCell], sum_label: str) -> Row:
    if not sum_label or not any(cell.tag == "th" and cell.text == sum_label for cell in row):
        return tuple(row)
    return tuple(replace(c, look=f"{c.look} sum".strip()) if c.scope != "rowgroup" else c for c in row)


def _percent(table: Table) -> tuple[int, ...]:
    """Whole percents that add up to 100 at most; a column keeps at least one."""
    total = sum(table.widths)
    return tuple(max(1, 100 * width // total) for width in table.widths) if total else ()
