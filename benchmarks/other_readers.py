"""Other libraries reading the same files down to the same: cells with place, span and text, and lines."""

import io
import tempfile
from collections.abc import Iterator
from typing import Any

from contents import Content, Place, content


class ErrorListed(Exception):
    """An error that a library does not raise."""


def python_hwpx(data: bytes) -> Content:
    """HWPX and HWP 5.0 by python-hwpx."""
    from hwpx import HwpxDocument

    tables, lines = [], []
    for paragraph in HwpxDocument.open(io.BytesIO(data)).paragraphs:
        found = paragraph.tables
        tables += [[_hwpx_cell(cell) for row in table.rows for cell in row.cells] for table in found]
        if not found:
            lines.append(paragraph.text)
    return content(tables, lines)


def _hwpx_cell(cell: Any) -> Place:
    return (*cell.address, *cell.span, cell.text)


def dochan(data: bytes, suffix: str) -> Content:
    """HWPX, HWP 5.0, DOCX and PDF by dochan, which reads from paths only."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        return dochan_at(file.name)


def dochan_at(path: str) -> Content:
    """A file on the disk by dochan, which lists its errors and gives an empty document where it has any."""
    from dochan import Dochan

    opened = Dochan(path)
    if any(error.startswith("ERR") for error in opened.errors):
        raise ErrorListed(opened.errors[0])
    document = opened.doc
    tables, lines = [], []
    for element in (element for section in document.sections for element in section.elements):
        if hasattr(element, "rows"):
            tables.append(list(_dochan_cells(element.rows)))
        elif hasattr(element, "text"):
            lines.append(element.text)
    return content(tables, lines)


def _dochan_cells(rows: list[list[Any]]) -> Iterator[Place]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell.row_span and cell.col_span and not getattr(cell, "is_merged_away", False):
                text = " ".join(part.text for part in cell.paragraphs)
                yield row, column, cell.row_span, cell.col_span, text


def openpyxl(data: bytes) -> Content:
    """XLSX by openpyxl."""
    return openpyxl_at(io.BytesIO(data))


def openpyxl_at(source: str | io.BytesIO) -> Content:
    """XLSX by openpyxl: rows of one cell are lines, neighbouring other rows are a table."""
    from openpyxl import load_workbook

    sheet = load_workbook(source).active
    spans = {(r.min_row, r.min_col): (r.size["rows"], r.size["columns"]) for r in sheet.merged_cells.ranges}
    tables: list[list[Place]] = []
    lines: list[str] = []
    below = 0
    for row in sheet.iter_rows():
        cells = [
            (at.row, at.column, *spans.get((at.row, at.column), (1, 1)), str(at.value or ""))
            for at in row
            if at.value is not None or (at.row, at.column) in spans
        ]
        if len(cells) == 1 and cells[0][0] >= below:
            lines.append(cells[0][4])
            below = 0
        elif cells:
            tables += [] if below else [[]]
            tables[-1] += cells
            below = max(below, *(cell[0] + cell[2] for cell in cells))
    return content([_from_its_corner(table) for table in tables], lines)


def _from_its_corner(cells: list[Place]) -> Iterator[Place]:
    """A table's cells counted in its own rows and columns, wherever on the sheet it stands."""
    edges = sorted({edge for _, column, _, across, _ in cells for edge in (column, column + across)})
    at = {edge: number for number, edge in enumerate(edges)}
    top = cells[0][0]
    for row, column, down, across, text in cells:
        yield row - top, at[column], down, at[column + across] - at[column], text


def markdown_it(data: bytes) -> Content:
    """Markdown by markdown-it-py with its table rule; Markdown's tables have no spans."""
    from markdown_it import MarkdownIt

    tables: list[list[Place]] = []
    lines: list[str] = []
    row = column = -1
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode()):
        if token.type == "table_open":
            tables, inside, row = [*tables, []], True, -1
        elif token.type == "table_close":
            inside = False
        elif token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type in ("td_open", "th_open"):
            column += 1
        elif token.type == "inline" and inside:
            tables[-1].append((row, column, 1, 1, token.content.replace("<br>", " ")))
        elif token.type == "inline":
            lines.append(token.content)
    return content(tables, lines)
