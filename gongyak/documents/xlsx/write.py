"""Blocks as XLSX: one sheet that looks like the form and prints on the width of an A4 page.

The sheet's columns lie wherever a column of any table begins, and the cells are merged over them, so that
tables of six and of ten columns stand below each other without bending to one another.
"""

import io
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import xlsxwriter

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents import Refused, form
from gongyak.documents.grid import complete, edges

SHEET = "관리카드"
#: What Excel holds in one cell.
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
TALLEST_ROW = 409

#: Up to this number of columns the tables' edges are rounded to whole millimetres, so that few differ.
_PLAIN_COLUMNS = 40
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?")
#: What the name of a sheet cannot hold.
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_SURE_DIGITS = 15
#: Older Excel shows a longer text as #### where the cell's format is text.
_LONGEST_AS_TEXT = 255
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_PIXELS_PER_MM = 96 / 25.4
_MM_PER_POINT = 25.4 / 72
_THIN, _MEDIUM = 1, 2


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet being written: where its columns begin and end, in steps of `step` millimetres."""

    book: Any
    page: Any
    edges: tuple[int, ...]
    step: float
    formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    def format(self, **looks: object) -> Any:
        """One format for each set of looks."""
        key = tuple(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": form.FONT, "text_wrap": True, **looks})
        return self.formats[key]

    def width(self, first: int, last: int) -> float:
        """Width of the columns from `first` up to and without `last`, in millimetres."""
        return (self.edges[last] - self.edges[first]) * self.step


def write(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """The blocks as an XLSX file with one sheet; numbers of right-aligned cells are numbers, all else text.

    Nothing is ever written as a formula. `title` goes into the file's properties. Raises `Refused` for a
    text or a table that a sheet cannot hold.
    """
    blocks = [complete(block) if isinstance(block, Table) else block for block in blocks]
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": form.line(title)[:255], "created": _MADE})
        sheet = _sheet(book, _name(blocks), [block for block in blocks if isinstance(block, Table)])
        row = 0
        for block in blocks:
            row = _paragraph(sheet, block, row) if isinstance(block, Paragraph) else _table(sheet, block, row)
        for row, height in sheet.heights.items():
            sheet.page.set_row(row, min(height, TALLEST_ROW))
    return target.getvalue()


def _name(blocks: Sequence[Block]) -> str:
    """What the sheet is called: by the title of the document, a card by its kind."""
    titles = (form.line(one.text) for one in blocks if isinstance(one, Paragraph) and form.rank(one) == 1)
    title = _NO_NAME.sub(" ", next(titles, SHEET)).strip("' ")
    return SHEET if SHEET in title or not title else title[:31]


def _sheet(book: Any, name: str, tables: list[Table]) -> _Sheet:
    step = 1.0 if all(table.column_count <= _PLAIN_COLUMNS for table in tables) else 0.1
    total = round(form.TEXT_WIDTH / step)
    places = sorted({0, total}.union(*(edges(table, total) for table in tables if table.cells)))
    page = book.add_worksheet(name)
    sheet = _Sheet(book, page, tuple(places), step)
    for column, (left, right) in enumerate(pairwise(places)):
        page.set_column_pixels(column, column, max(1, round((right - left) * step * _PIXELS_PER_MM)))
    _set_up_page(page)
    return sheet


def _set_up_page(page: Any) -> None:
    margin = form.MARGIN / 25.4
    page.set_paper(9)
    page.set_portrait()
    page.set_margins(margin, margin, margin, margin)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.set_footer("&C- &P -")


def _paragraph(sheet: _Sheet, paragraph: Paragraph, row: int) -> int:
    """A row as wide as the sheet; returns the next row."""
    text = "  " * form.depth(paragraph) + form.marked(paragraph)
    rank = form.rank(paragraph)
    size = {0: form.BODY_SIZE, 1: form.TITLE_SIZE}.get(rank, form.HEADING_SIZE)
    last = len(sheet.edges) - 1
    looks = sheet.format(font_size=size, bold=rank > 0, align=_align(paragraph.align), valign="vcenter")
    _put(sheet, (row, 0, row, last - 1), text, "", looks)
    lines = _line_count([text], size, sheet.width(0, last))
    sheet.heights[row] = _height(lines, size, form.LINE_HEIGHT) + (6 if rank else 0)
    return row + 1


def _table(sheet: _Sheet, table: Table, row: int) -> int:
    """The table from `row` down; returns the next row."""
    if row + table.row_count > MOST_ROWS:
        raise Refused("표의 행이 너무 많아 엑셀 한 시트에 들어가지 않습니다. 표를 나누어 주십시오.")
    dense = table.column_count >= form.DENSE_COLUMNS
    size = form.DENSE_CELL_SIZE if dense else form.CELL_SIZE
    least = (form.DENSE_ROW_HEIGHT if dense else form.ROW_HEIGHT) / _MM_PER_POINT
    sheet.heights.update((row + at, least) for at in range(table.row_count))
    places = {edge: at for at, edge in enumerate(sheet.edges)}
    across = [places[edge] for edge in edges(table, sheet.edges[-1])] if table.cells else []
    for cell in table.cells:
        _cell(sheet, table, cell, (row, across[cell.column], across[cell.column + cell.column_span]), size)
    return row + table.row_count


def _cell(sheet: _Sheet, table: Table, cell: Cell, at: tuple[int, int, int], size: int) -> None:
    """One cell of a table that begins at row `at[0]`, over the sheet's columns `at[1]` up to `at[2]`."""
    top, left, right = at[0] + cell.row, at[1], at[2]
    bottom = top + cell.row_span - 1
    lines = form.lines(cell.text)
    text = "\n".join(lines)
    number = _number_format(text) if cell.align == "right" else ""
    looks = sheet.format(
        font_size=size,
        bold=cell.header,
        align=_align(cell.align),
        valign="vcenter",
        num_format=number or ("@" if len(text) <= _LONGEST_AS_TEXT else "General"),
        **({"bg_color": form.SHADE} if cell.header else {}),
        **_borders(table, cell),
    )
    _put(sheet, (top, left, bottom, right - 1), text, number, looks)
    inside = sheet.width(left, right) - 2 * form.CELL_PADDING[1]
    needed = _height(_line_count(lines, size, inside), size, form.CELL_LINE_HEIGHT)
    lacking = needed - sum(sheet.heights[row] for row in range(top, bottom + 1))
    sheet.heights[bottom] += max(0.0, lacking)


def _borders(table: Table, cell: Cell) -> dict[str, int]:
    """Thick lines around the table, thin ones inside."""
    outside = {
        "left": cell.column == 0,
        "right": cell.column + cell.column_span == table.column_count,
        "top": cell.row == 0,
        "bottom": cell.row + cell.row_span == table.row_count,
    }
    return {side: _MEDIUM if out else _THIN for side, out in outside.items()}


def _put(sheet: _Sheet, place: tuple[int, int, int, int], text: str, number: str, looks: Any) -> None:
    """Write text, or a number where there is a number format, into a cell or a merged range."""
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"한 칸의 글이 {LONGEST_TEXT:,}자를 넘어 엑셀로 저장할 수 없습니다. "
            "글을 나누거나 다른 형식으로 저장하십시오."
        )
    top, left, bottom, right = place
    if (top, left) != (bottom, right):
        sheet.page.merge_range(top, left, bottom, right, "", looks)
    if number:
        sheet.page.write_number(top, left, float(text.replace(",", "")), looks)
    else:
        sheet.page.write_string(top, left, text, looks)


def _number_format(text: str) -> str:
    """The number format that shows a number with the same digits as `text`; empty where it is no number."""
    if not _NUMBER.fullmatch(text) or sum(letter.isdigit() for letter in text) > _SURE_DIGITS:
        return ""
    whole, _, fraction = text.partition(".")
    return ("#,##0" if "," in whole else "0") + ("." + "0" * len(fraction) if fraction else "")


def _align(align: str) -> str:
    return align if align in ("left", "center", "right") else "left"


def _line_count(lines: Iterable[str], size: float, width: float) -> int:
    """How many lines a text takes in a width in millimetres; Hangul and other wide letters count double."""
    half_letter = size * _MM_PER_POINT / 2
    fitting = max(1, int(width / half_letter))
    return sum(max(1, math.ceil(_halves(line) / fitting)) for line in lines)


def _halves(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)


def _height(lines: int, size: float, line_height: float) -> float:
    return lines * size * line_height + 2 * form.CELL_PADDING[0] / _MM_PER_POINT
