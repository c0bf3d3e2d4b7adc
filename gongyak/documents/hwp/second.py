"""The second opinion on HWP 5.0: a reader in plain Python, written apart from the first."""

import os
from collections.abc import Iterator
from typing import Any

from gongyak.blocks import Block, Cell, Table
from gongyak.documents import items
from gongyak.documents.hwpx.shapes import BLANK
from gongyak.documents.items import Line
from gongyak.documents.places import free_places


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
        if raw.strip():
            blanks = len(raw) - len(raw.lstrip())
            yield items.marked_line(raw, round(margin / 2 / BLANK, 1) + blanks)


def _table(table: Any, shapes: list[Any]) -> Iterator[Line | Table]:
    """The table, then the tables that stand inside its cells."""
    rows = [[cell for cell in row if not cell.is_merged_away] for row in table.rows]
    listed = [cell for row in rows for cell in row]
    if len(listed) == 1:
        yield from _parts(listed[0].paragraphs, shapes)
        return
    places = free_places(
        [[(cell.row, cell.col, cell.row_span, cell.col_span) for cell in row] for row in rows]
    )
    cells = [_cell(cell, place) for cell, place in zip(listed, places, strict=True)]
    if cells:
        yield Table(tuple(cells))
    inner = (part for cell in listed for part in cell.paragraphs if hasattr(part, "rows"))
    yield from _parts(list(inner), shapes)


def _cell(cell: Any, place: tuple[int, int, int, int]) -> Cell:
    row, column, row_span, column_span = place
    lines = [
        line.strip() for part in cell.paragraphs if hasattr(part, "runs") for line in part.text.split("\n")
    ]
    return Cell(row, column, "\n".join(line for line in lines if line), row_span, column_span)
