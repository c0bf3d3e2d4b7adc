"""A card in its official form, as the office reads it on a page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gongyak.blocks import Block, Paragraph, Table
from gongyak.ui.tables import ShownTable, make_form, make_grid, make_plain


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the form from top to bottom: a heading, a line of text, or a table of a kind."""

    kind: str
    text: str = ""
    mark: str = ""
    level: int = 0
    table: ShownTable | None = None
    name: str = ""
    address: str = ""


def make_pieces(blocks: Iterable[Block], behind: Mapping[str, str] | None = None) -> Iterator[Piece]:
    """The blocks of a card as pieces. The first table is the head of the form, others are money; `behind` is where the
    rows behind a line are, by its text."""
    tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(_text(block), address=(behind or {}).get(block.text, ""))
            continue
        tables += 1
        name = "head" if tables == 1 else "budget"
        yield Piece("table", table=_table(block, tables), name=name)


def _table(block: Table, number: int) -> ShownTable:
    if number == 1:
        return make_form(block, "head")
    return make_grid(block, "총계") if block.header_rows else make_plain(block)


def _text(block: Paragraph) -> Piece:
    rank = block.mark.count("#")
    if rank:
        return Piece(f"h{min(rank, 3)}", block.text)
    return Piece("line" if block.level else "text", block.text, block.mark, min(block.level, 5))
