"""The money of two versions of a card as a page shows it: the rows of the form in which something changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy

from gongyak.portal.terms import told
from gongyak.rules import money
from gongyak.rules.budget import SHORT, TOTAL, column_name
from gongyak.rules.card.compare import CellChange, Comparison

#: The blocks of money, with the short names of a page.
BLOCKS = {name: gettext_lazy(word) for name, word in SHORT.items()}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell in the unit of the card; `difference` is empty where nothing changed or an amount is unknown."""

    before: str
    after: str
    changed: bool
    difference: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One funding source; `is_sum` for 총계."""

    source: str
    cells: tuple[ShownCell, ...]
    is_sum: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the form with the rows that changed, and how many others did not."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Money:
    """투자계획 on both sides: the blocks that changed, or the words that say why there is nothing to show."""

    unit: str
    blocks: tuple[ShownBlock, ...]
    count: int


def make_money(comparison: Comparison, unit: str) -> Money:
    """The cells that changed in their rows and columns, told in `unit`."""
    by_block = groupby(comparison.cells, key=lambda cell: cell.block)
    blocks = (_block(name, list(cells), unit) for name, cells in by_block)
    count = sum(cell.changed for cell in comparison.cells)
    return Money(told(unit), tuple(block for block in blocks if block), count)


def _block(name: str, cells: Sequence[CellChange], unit: str) -> ShownBlock | None:
    """A block with the rows that changed, None where none did. Its columns are those of all its rows."""
    rows = {source: list(listed) for source, listed in groupby(cells, key=lambda cell: cell.source)}
    changed = {source: listed for source, listed in rows.items() if any(cell.changed for cell in listed)}
    if not changed:
        return None
    years = sorted({cell.place for cell in cells if cell.place.isdigit()})
    places = ("total", "before", *years, "after")
    return ShownBlock(
        str(BLOCKS[name]),
        tuple(told(column_name(place)) for place in places),
        tuple(_row(source, listed, places, unit) for source, listed in changed.items()),
        len(rows) - len(changed),
    )


def _row(source: str, cells: Iterable[CellChange], places: Iterable[str], unit: str) -> ShownRow:
    by_place = {cell.place: cell for cell in cells}
    shown = (
        _cell(by_place[place], unit) if place in by_place else ShownCell("", "", False) for place in places
    )
    return ShownRow(told(source), tuple(shown), source == TOTAL)


def _cell(cell: CellChange, unit: str) -> ShownCell:
    before, after = (
        money.format_cell(side.won, unit, undecided=side.undecided) or told("미상")
        for side in (cell.before, cell.after)
    )
    return ShownCell(before, after, cell.changed, signed(cell.difference, unit) if cell.changed else "")


def signed(won: int | None, unit: str) -> str:
    """A difference with its sign in `unit`, empty where it is unknown: `+2.4`, `−2.4`."""
    if won is None:
        return ""
    return ("+" if won >= 0 else "−") + money.format_number(abs(won), unit)
