"""XLSX into blocks: the visible sheets in order, as far as values and merged cells say it.

A row that holds one text only is a paragraph, neighbouring other rows are a table. Numbers come as plain
digits whatever their format, dates in ISO form; hidden sheets, formulas and comments are not read.
"""

import io
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from gongyak.blocks import Block, Cell, Table
from gongyak.documents import Refused, items
from gongyak.documents.items import Line
from gongyak.documents.places import filled

#: Digits of a number that a spreadsheet keeps; what follows them is noise of binary fractions.
_DIGITS = 15


def read(data: bytes) -> list[Block]:
    """The blocks of an XLSX workbook; `Refused` when no visible sheet holds anything."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    blocks = [block for name in seen for block in items.blocks(_parts(book.get_sheet_by_name(name)))]
    if not blocks:
        raise Refused("엑셀 파일의 보이는 시트에 내용이 없으니 시트 숨기기를 풀고 다시 저장하십시오.")
    return blocks


def as_text(value: object) -> str:
    """A cell's value as text: `9.6`, `86092`, `2024-03-29`; text as it stands, blanks before it included."""
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, float | int):
        return f"{Decimal(f'{value:.{_DIGITS}g}'):f}"
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value).rstrip()


def _parts(sheet: CalamineSheet) -> Iterator[Line | Table]:
    table: list[Cell] = []
    below = 0  # the first row below all cells of the table
    for row, following in pairwise([*_rows(sheet), []]):
        inside = bool(table) and row[0].row <= below
        line = row[0].row >= below and _is_line(row, inside, following)
        if table and (line or not inside):
            yield _table(table)
            table, below = [], 0
        if line:
            yield from _lines(row[0])
        else:
            table += row
            below = max(below, *(cell.row + cell.row_span for cell in row))
    if table:
        yield _table(table)


def _rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    """The cells of each row that has any: those that hold text, and those that are merged."""
    spans: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        spans[top][left] = (bottom - top + 1, right - left + 1)
    for number, values in enumerate(sheet.to_python(skip_empty_area=False)):
        texts = dict(enumerate(as_text(value) for value in values))
        begun = sorted({column for column, text in texts.items() if text} | spans[number].keys())
        if begun:
            yield [Cell(number, at, texts.get(at, ""), *spans[number].get(at, (1, 1))) for at in begun]


def _is_line(row: list[Cell], inside: bool, following: list[Cell]) -> bool:
    """Whether a row is text of its own. `inside` says that a table stands right above it.

    Between two rows of a table a lone label is a row whose other places are empty, unless it is merged
    over several columns, opens a section or bears a mark.
    """
    cell = row[0]
    if len(row) > 1 or cell.row_span > 1 or not cell.text.strip():
        return False
    if not inside or cell.column_span > 1:
        return True
    goes_on = len(following) > 1 and following[0].row == cell.row + 1
    line = items.marked_line(cell.text, 0)
    return cell.column == 0 and (not goes_on or line.is_heading or line.is_item or line.text.startswith("("))


def _lines(cell: Cell) -> Iterator[Line]:
    for text in cell.text.split("\n"):
        if text.strip():
            yield items.marked_line(text, len(text) - len(text.lstrip()))


def _table(cells: list[Cell]) -> Table:
    """The table with its columns counted from where its own cells begin, and a cell in every free place."""
    top = cells[0].row
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    at = {edge: number for number, edge in enumerate(edges)}
    placed = [
        Cell(
            cell.row - top,
            at[cell.column],
            cell.text.strip(),
            cell.row_span,
            at[cell.column + cell.column_span] - at[cell.column],
        )
        for cell in cells
    ]
    return Table(filled(placed, len(edges) - 1))
