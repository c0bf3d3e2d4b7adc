"""The second opinion on HWP 5.0: a reader in plain Python, written apart from the first."""

import os
from collections.abc import Iterator
from typing import Any

from gongyak.blocks import Block, Cell, Table
from gongyak.documents import items
from gongyak.documents.hwpx.shapes import BLANK
from gongyak.documents.items import Line


def read(data: bytes) -> list[Block]:
    """The blocks of an HWP 5.0 file as far as the library saw them; none when it saw nothing."""
    from dochan import Dochan

    file = os.memfd_create("hwp")
    try:
        os.write(file, data)
        document = Dochan(f"/proc/self/fd/{file}", revision_mode="final").doc
    except ValueError:  # no HWP 5.0 file to the library
        return []
    finally:
        os.close(file)
    parts = (part for section in document.sections for part in _parts(section.elements, document.para_shapes))
    return list(items.blocks(parts))


def _parts(elements: list[Any], shapes: list[Any]) -> Iterator[Line | Table]:
    for element in elements:
        if hasattr(element, "rows"):
            yield from _table(element, shapes)
        elif hasattr(element, "runs"):
            yield from _lines(element, shapes)


def _lines(paragraph: Any, shapes: list[Any]) -> Iterator[Line]:
    number = paragraph.para_shape_id
    margin = shapes[number].left_margin + max(shapes[number].indent, 0) if 0 <= number < len(shapes) else 0
    for raw in paragraph.text.split("\n"):
        blanks = len(raw) - len(raw.lstrip())
        if raw.strip() and paragraph.heading_level:
            yield Line(0, raw.strip(), "#" * paragraph.heading_level)
        elif raw.strip():
            yield items.marked_line(raw, round(margin / 2 / BLANK, 1) + blanks)


def _table(table: Any, shapes: list[Any]) -> Iterator[Line | Table]:
    """The table, then the tables that stand inside its cells."""
    begun = _begun(table.rows)
    if len(begun) == 1:
        yield from _parts(begun[0][2].paragraphs, shapes)
        return
    if begun:
        yield Table(tuple(Cell(r, c, _text(cell), cell.row_span, cell.col_span) for r, c, cell in begun))
    inner = [part for _, _, cell in begun for part in cell.paragraphs if hasattr(part, "rows")]
    yield from _parts(inner, shapes)


def _begun(rows: list[list[Any]]) -> list[tuple[int, int, Any]]:
    """The cells that begin somewhere, with their places; the library puts empty ones where spans cover."""
    covered: set[tuple[int, int]] = set()
    begun = []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if (row, column) in covered or cell.is_merged_away:
                continue
            begun.append((row, column, cell))
            reach = (min(cell.row_span, len(rows) - row), min(cell.col_span, len(cells) - column))
            covered |= {(row + r, column + c) for r in range(reach[0]) for c in range(reach[1])}
    return begun


def _text(cell: Any) -> str:
    lines = [
        line.strip() for part in cell.paragraphs if hasattr(part, "runs") for line in part.text.split("\n")
    ]
    return "\n".join(line for line in lines if line)
