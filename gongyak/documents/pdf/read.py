"""PDF with a text layer into blocks: ruled tables with their spans, and the lines between them.

A PDF says where letters stand and nothing more: paragraphs, levels and line ends are what their places
make most likely. Page numbers are left out, and a table that goes on over a page is one table.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pdfplumber

from gongyak.blocks import Block, Table
from gongyak.documents import Refused, form, items
from gongyak.documents.items import Line
from gongyak.documents.pdf.layout import NEAR, Printed, Ruled, Shown, opens, shown, wraps

_PAGE_NUMBER = re.compile(r"[-–〈<(\[]?\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4}\s*)?[-–〉>)\]]?")
#: No second line stands further in than this behind its first; from here on lines are centred or set right.
_FAR = 10 * NEAR
#: Points of a millimetre, and how far from its place in our form a line may stand, in millimetres.
_POINTS = 72 / 25.4
_SLACK = 0.2
#: The share of a page's height at its head and foot in which a lone number is its number.
_EDGE = 0.1
#: From this share of the room between even margins a line is long enough to show where lines break.
_LONG = 0.8


def read(data: bytes) -> list[Block]:
    """The blocks of a PDF; `Refused` when it shows no text, as a scan does."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        pages = [shown(page) for page in document.pages]
    parts = list(_joined(_content(pages)))
    if not parts:
        raise Refused("PDF에 글자가 없고 그림뿐이니(스캔) 원본 문서나 글자가 든 PDF를 올려 주십시오.")
    left, right = _margins(parts, max(page.width for page in pages))
    return list(items.blocks(_block(part, left, right) for part in _paragraphs(parts, left, right)))


def _content(pages: Sequence[Shown]) -> Iterator[Printed | Ruled]:
    for page in pages:
        for part in page.parts:
            if not (isinstance(part, Printed) and _is_page_number(part, page.height)):
                yield part


def _is_page_number(line: Printed, height: float) -> bool:
    at_edge = line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height
    return at_edge and bool(_PAGE_NUMBER.fullmatch(line.text))


def _margins(parts: Sequence[Printed | Ruled], width: float) -> tuple[float, float]:
    """Left and right edge of all that is printed; where no line is long, as far from both edges of the page."""
    left = min(part.x0 if isinstance(part, Printed) else part.edges[0] for part in parts)
    right = max(part.x1 if isinstance(part, Printed) else part.edges[-1] for part in parts)
    return left, right if right - left > _LONG * (width - 2 * left) else width - left


def _joined(parts: Iterator[Printed | Ruled]) -> Iterator[Printed | Ruled]:
    """Tables that stand on neighbouring pages with the same columns and nothing between become one."""
    before: Printed | Ruled | None = None
    for part in parts:
        if isinstance(before, Ruled) and isinstance(part, Ruled) and _goes_on(before, part):
            before = _one(before, part)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _goes_on(above: Ruled, below: Ruled) -> bool:
    same = len(above.edges) == len(below.edges)
    near = all(abs(a - b) < NEAR for a, b in zip(above.edges, below.edges, strict=False))
    return same and near and below.top < above.bottom


def _one(above: Ruled, below: Ruled) -> Ruled:
    """Both tables as one, without the header rows that the second repeats."""
    repeated = 0
    while _row(above, repeated) and _row(above, repeated) == _row(below, repeated):
        repeated += 1
    shift = max(cell.row + cell.row_span for cell in above.cells) - repeated
    moved = [replace(cell, row=cell.row + shift) for cell in below.cells if cell.row >= repeated]
    return Ruled(above.top, below.bottom, (*above.cells, *moved), above.edges)


def _row(table: Ruled, row: int) -> list[tuple[int, int, str]]:
    return [(cell.column, cell.column_span, cell.text) for cell in table.cells if cell.row == row]


def _paragraphs(parts: Sequence[Printed | Ruled], left: float, right: float) -> Iterator[Printed | Ruled]:
    """Lines that go on with the line above joined to it; a mark, or a heading at the left edge, opens a new one."""
    whole: Printed | None = None
    last: Printed | None = None
    for part in parts:
        if isinstance(part, Ruled):
            if whole:
                yield whole
            whole = last = None
            yield part
            continue
        heading = part.x0 < left + NEAR and items.marked_line(part.text, 0).is_heading
        fresh = (opens(part.text) or heading) and not (whole and _hangs(whole, part))
        below = whole and whole.x0 - NEAR < part.x0 < whole.x0 + _FAR
        if whole and last and not fresh and below and wraps(last, part, right):
            whole = replace(whole, text=f"{whole.text} {part.text}")
        else:
            if whole:
                yield whole
            whole = part
        last = part
    if whole:
        yield whole


def _hangs(item: Printed, line: Printed) -> bool:
    """Whether a line stands where only the second line of this item can, as our own form sets them."""
    level = (item.x0 / _POINTS - form.MARGIN) / form.INDENT + 0.5
    behind = (line.x0 - item.x0) / _POINTS
    return abs(level - round(level)) < _SLACK and abs(behind - form.HANG) < _SLACK


def _block(part: Printed | Ruled, left: float, right: float) -> Line | Table:
    if isinstance(part, Ruled):
        return Table(
            part.cells, tuple(round(b - a) for a, b in zip(part.edges, part.edges[1:], strict=False))
        )
    indent = part.x0 - left
    return items.marked_line(
        part.text, 0 if indent < NEAR else round(indent / NEAR), _align(part, left, right)
    )


def _align(line: Printed, left: float, right: float) -> str:
    before, behind = line.x0 - left, right - line.x1
    if before < _FAR:
        return "left"
    return "right" if behind < NEAR else "center" if abs(before - behind) < 2 * NEAR else "left"
