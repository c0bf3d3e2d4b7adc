"""What is read and written here: the real card, and how two readings of it are held against each other."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents.text.read import read
from gongyak.rules import card as cards

CARD = Path(__file__).parents[1] / "demo" / "card-1-2-2.txt"
ANSWER = cards.Answer("budget-missing-column", "기투자")
#: Row, column, rows spanned, columns spanned, text.
Place = tuple[int, int, int, int, str]
_SPACE = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Content:
    """What a library found in a file: the cells of each table, and the lines outside of tables."""

    tables: tuple[frozenset[Place], ...]
    lines: tuple[str, ...]


def real_card() -> list[Block]:
    """The blocks of the real card, its question answered."""
    card, _ = cards.read(read(CARD.read_bytes()), answers=[ANSWER])
    return list(cards.write(card))


def content(tables: Iterable[Iterable[Place]], lines: Iterable[str]) -> Content:
    """What was found, without white space, commas in numbers and the marks of Markdown."""
    kept = (frozenset((*cell[:4], _bare(cell[4])) for cell in table) for table in tables)
    bare = (_bare(line.lstrip("# ")) for line in lines)
    return Content(tuple(kept), tuple(line for line in bare if line))


def of_blocks(blocks: Iterable[Block]) -> Content:
    """What stands in blocks."""
    listed = list(blocks)
    return content(
        [
            [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in block.cells]
            for block in listed
            if isinstance(block, Table)
        ],
        [f"{block.mark} {block.text}" for block in listed if isinstance(block, Paragraph)],
    )


def without_spans(found: Content) -> Content:
    """For formats that have no spans: the texts of each row in order, those that are there."""
    return Content(tuple(frozenset(_in_order(table)) for table in found.tables), found.lines)


def _in_order(table: Iterable[Place]) -> Iterable[Place]:
    rows: dict[int, list[Place]] = {}
    for cell in sorted(table):
        if cell[4]:
            rows.setdefault(cell[0], []).append(cell)
    return [(row, at, 1, 1, cell[4]) for row, cells in rows.items() for at, cell in enumerate(cells)]


def unwrapped(found: Content, wanted: Content) -> Content:
    """For pages, on which a line may be printed as two: the wanted lines that stand in the whole text."""
    whole = "".join(found.lines)
    return Content(found.tables, tuple(line for line in wanted.lines if line in whole))


def equal_parts(found: Content, wanted: Content) -> str:
    """How much of what is wanted was found: cells with their place, span and text, and whole lines."""
    pairs = list(zip(found.tables, wanted.tables, strict=False))
    cells = sum(len(table & expected) for table, expected in pairs)
    lines = sum((Counter(found.lines) & Counter(wanted.lines)).values())
    total = sum(len(table) for table in wanted.tables)
    more = len(found.tables) - len(wanted.tables)
    told = f"{cells}/{total} cells, {lines}/{len(wanted.lines)} lines"
    return told + (f" ({more:+d} tables)" if more else "")


def varied(blocks: Sequence[Block], run: int) -> list[Block]:
    """The blocks with every text that says anything changed, so that no library can reuse another run."""
    return [
        _varied_table(block, run) if isinstance(block, Table) else _varied(block, run) for block in blocks
    ]


def _varied_table(table: Table, run: int) -> Table:
    return replace(table, cells=tuple(_varied(cell, run) for cell in table.cells))


def _varied(part: Paragraph | Cell, run: int) -> Paragraph | Cell:
    said = any(letter.isalnum() for letter in part.text)
    return replace(part, text=f"{part.text}{run % 10}") if said else part


def _bare(text: str) -> str:
    return _SPACE.sub("", text.removeprefix("- "))
