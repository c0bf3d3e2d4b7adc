"""A table that was copied in Hangul, Excel or a browser: the clipboard's HTML with its merged cells, or its text.

The HTML is read by the standard library's parser; of it only `table`, `tr`, `td`, `th`, their spans and their
text count. Nothing of it is ever shown.
"""

import csv
import re
from html.parser import HTMLParser

from gongyak.blocks import Cell, Table
from gongyak.documents import Refused
from gongyak.documents.bounds import MOST_COLUMNS, MOST_PLACES, bounded, check_length
from gongyak.documents.plain import plain

_BLANKS = re.compile(r"\s+")
_SILENT = {"head", "script", "style", "title", "template"}
_BREAKS = {"br", "p", "div", "li"}


def read(html: str, text: str) -> Table:
    """The first table of a clipboard's HTML, else the tabbed lines of its text; `Refused` where neither is one."""
    check_length(len(html))
    check_length(len(text))
    reader = _Reader()
    reader.feed(html)
    reader.close()
    table = Table(tuple(reader.cells)) if reader.cells else _tabbed(text)
    if len(table.cells) < 2:
        raise Refused("붙여 넣은 것에 표가 없으니 한글이나 엑셀에서 표를 골라 다시 복사해 주십시오.")
    bounded((table,))
    return table


def _tabbed(text: str) -> Table:
    """A table in text, as Excel copies one: fields between tabs, those with line feeds in quotes."""
    lines = plain(text.replace("\0", "")).splitlines(keepends=True)
    if not any("\t" in line for line in lines):
        return Table(())
    if text.count("\t") > MOST_PLACES:
        raise Refused("붙여 넣은 표가 너무 크니 투자계획 표만 골라 다시 복사해 주십시오.")
    try:
        rows = list(csv.reader(lines, delimiter="\t"))
    except csv.Error as error:
        raise Refused("붙여 넣은 글을 표로 읽을 수 없으니 표만 골라 다시 복사해 주십시오.") from error
    cells = [Cell(r, c, field.strip()) for r, row in enumerate(rows) for c, field in enumerate(row)]
    return Table(tuple(cells))


class _Reader(HTMLParser):
    """Collects the cells of the first table; those of a table inside a cell are text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[Cell] = []
        self._taken: set[tuple[int, int]] = set()
        self._row, self._column, self._depth, self._silent = -1, 0, 0, 0
        self._open: Cell | None = None
        self._text: list[str] = []
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._close()
            self._row, self._column = self._row + 1, 0
        elif self._depth == 1 and tag in ("td", "th") and not self._is_over:
            self._close()
            self._begin(dict(attrs))
        elif tag in _BREAKS:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._close()
                self._is_over = True
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._close()
        elif tag in _BREAKS:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(_BLANKS.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._close()

    def _begin(self, attributes: dict[str, str | None]) -> None:
        row = self._row = max(0, self._row)
        while (row, self._column) in self._taken:
            self._column += 1
        column = self._column
        rows, columns = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
        if column >= MOST_COLUMNS or len(self._taken) + rows * columns > MOST_PLACES:
            raise Refused("붙여 넣은 표가 너무 크니 투자계획 표만 골라 다시 복사해 주십시오.")
        self._taken.update((row + down, column + right) for down in range(rows) for right in range(columns))
        self._open, self._text = Cell(row, column, "", rows, columns), []

    def _close(self) -> None:
        if self._open is not None:
            lines = (" ".join(line.split()) for line in plain("".join(self._text)).split("\n"))
            cell = self._open
            text = "\n".join(filter(None, lines))
            self.cells.append(Cell(cell.row, cell.column, text, cell.row_span, cell.column_span))
            self._open = None


def _span(value: str | None) -> int:
    number = int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
    return min(max(number, 1), MOST_COLUMNS)
