"""DOCX into blocks: paragraphs, tables with their spans and text boxes of the body, in order.

Hidden and struck text, comments, headers, footers and notes are not read. A table of one cell is a frame
round its content.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx

from gongyak.blocks import Block, Cell, Table
from gongyak.documents import items
from gongyak.documents.docx.looks import Look, Looks, amount, value
from gongyak.documents.items import Line
from gongyak.documents.markup import Element, child, children, name

_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_THROUGH = ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml")


@dataclass(frozen=True, slots=True)
class _Text:
    """One printed line with the blanks before it, and the look of its paragraph."""

    text: str
    look: Look


_Part = _Text | Table


def read(data: bytes) -> list[Block]:
    """The blocks of a DOCX document."""
    document = docx.Document(io.BytesIO(data))
    parts = _parts(document.element.body, Looks(document))
    return list(items.blocks(part if isinstance(part, Table) else _line(part) for part in parts))


def _line(part: _Text) -> Line:
    blanks = len(part.text) - len(part.text.lstrip())
    if part.look.rank:
        return Line(0, part.text.strip(), "#" * part.look.rank, part.look.align)
    return items.marked_line(part.text, part.look.indent + blanks, part.look.align)


def _parts(container: Element, looks: Looks) -> Iterator[_Part]:
    for part in _through(container):
        if name(part) == "tbl":
            yield from _table(part, looks)
        elif name(part) == "p":
            yield from _paragraph(part, looks)


def _through(container: Element) -> Iterator[Element]:
    """The children, those of wrappers that do not show included."""
    for part in container:
        if name(part) in _THROUGH:
            yield from _through(part)
        else:
            yield part


def _paragraph(paragraph: Element, looks: Looks) -> Iterator[_Part]:
    look = looks.of(paragraph)
    runs = [run for run in _through(paragraph) if name(run) == "r" and not _hidden(run)]
    text = "".join(_text(run) for run in runs)
    for number, raw in enumerate(text.split("\n")):
        if raw.strip():
            yield _Text(f"{look.bullet} {raw}" if look.bullet and not number else raw, look)
    for box in (box for run in runs for box in _boxes(run)):
        yield from _parts(box, looks)


def _hidden(run: Element) -> bool:
    mark = child(child(run, "rPr"), "vanish")
    return mark is not None and value(mark) not in ("0", "false")


def _text(run: Element) -> str:
    return "".join(part.text or "" if name(part) == "t" else _BREAKS.get(name(part), "") for part in run)


def _boxes(element: Element) -> Iterator[Element]:
    """Contents of the text boxes; of the two spellings of one box the first."""
    for part in element:
        if name(part) == "txbxContent":
            yield part
        elif name(part) not in ("Fallback", "t"):
            yield from _boxes(part)


def _table(table: Element, looks: Looks) -> Iterator[_Part]:
    """The table, then the tables that stand inside its cells."""
    rows = [row for row in _through(table) if name(row) == "tr"]
    begun = _begun(rows)
    contents = [list(_parts(cell.element, looks)) for cell in begun]
    if len(begun) == 1:
        yield from contents[0]
        return
    if begun:
        cells = [_cell(cell, content) for cell, content in zip(begun, contents, strict=True)]
        yield Table(tuple(cells), _widths(table), _repeated(rows))
    yield from (part for content in contents for part in content if isinstance(part, Table))


@dataclass(slots=True)
class _Begun:
    """A cell where it begins; its row span grows while the rows below go on with it."""

    element: Element
    row: int
    column: int
    column_span: int
    row_span: int = 1


def _begun(rows: list[Element]) -> list[_Begun]:
    begun: list[_Begun] = []
    above: dict[int, _Begun] = {}
    for number, row in enumerate(rows):
        column = amount(child(child(row, "trPr"), "gridBefore"), "val")
        for element in (part for part in _through(row) if name(part) == "tc"):
            properties = child(element, "tcPr")
            merge = child(properties, "vMerge")
            goes_on = merge is not None and value(merge) != "restart" and column in above
            if goes_on:
                above[column].row_span = number - above[column].row + 1
            else:
                span = max(1, amount(child(properties, "gridSpan"), "val"))
                above[column] = _Begun(element, number, column, span)
                begun.append(above[column])
            column += above[column].column_span
    return begun


def _cell(cell: _Begun, content: list[_Part]) -> Cell:
    lines = [part for part in content if isinstance(part, _Text)]
    text = "\n".join(line.text.strip() for line in lines)
    align = lines[0].look.align if lines else "left"
    return Cell(cell.row, cell.column, text, cell.row_span, cell.column_span, align=align)


def _widths(table: Element) -> tuple[int, ...]:
    return tuple(amount(column, "w") for column in children(child(table, "tblGrid"), "gridCol"))


def _repeated(rows: list[Element]) -> int:
    """How many rows are repeated at the top of each page."""
    marked = [child(child(row, "trPr"), "tblHeader") is not None for row in rows]
    return next((number for number, repeated in enumerate(marked) if not repeated), len(marked))
