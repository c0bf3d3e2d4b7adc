"""Blocks as Markdown in the form in which offices pass cards on: items by hyphen, tables by tabs."""

from collections.abc import Sequence
from itertools import pairwise

from gongyak.blocks import Block, Paragraph, Table
from gongyak.documents import form

#: Stands for a line feed inside a cell, which must stay in one line of the file.
CELL_BREAK = "<br>"


def write(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """The blocks as UTF-8 Markdown without a byte order mark.

    Headings and paragraphs are parted by blank lines, items and table rows are not. `title` is written
    as a heading only when there are no blocks, since text has no other place for it.
    """
    if not blocks and title:
        blocks = [Paragraph(title, 0, "#")]
    parts = [_block(block) for block in blocks]
    gaps = ["\n" if _close(above, below) else "\n\n" for above, below in pairwise(blocks)]
    joined = "".join(part + gap for part, gap in zip(parts, [*gaps, "\n"], strict=False))
    return joined.encode()


def _close(above: Block, below: Block) -> bool:
    """Whether two blocks stand on neighbouring lines: items of one list."""
    return all(isinstance(block, Paragraph) and block.level > 0 for block in (above, below))


def _block(block: Block) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    text, mark = form.line(paragraph.text), form.line(paragraph.mark)
    if paragraph.level > 0:
        bullet = "" if mark in ("-", "") else mark + " "
        return "  " * (paragraph.level - 1) + "- " + bullet + text
    return f"{mark} {text}" if mark else text


def _table(table: Table) -> str:
    """Header rows hold each cell once; in the other rows an empty field stands in each covered place."""
    fields: list[dict[int, str]] = [{} for _ in range(table.row_count)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            covered = 1 if cell.row < table.header_rows else cell.column_span
            fields[row] |= dict.fromkeys(range(cell.column, cell.column + covered), "")
        fields[cell.row][cell.column] = _field(cell.text)
    return "\n".join("\t".join(row[column] for column in sorted(row)) for row in fields)


def _field(text: str) -> str:
    return CELL_BREAK.join(form.lines(text))
