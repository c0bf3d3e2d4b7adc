"""HWPX into blocks: the sections of the package in the order of its spine (KS X 6101).

Read is what stands on the page: paragraphs, tables with their spans, text boxes. Headers and footers,
hidden comments, properties and attachments are not. A table of one cell is a frame round its content.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongyak.blocks import Block, Cell, Table
from gongyak.documents import Refused, items
from gongyak.documents.hwpx.shapes import Shape, shapes
from gongyak.documents.items import Line
from gongyak.documents.markup import Element, child, children, name, number, parsed
from gongyak.documents.places import column_widths, free_places

_INLINE = {"lineBreak": "\n", "tab": "\t", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_BOXES = ("rect", "ellipse", "polygon", "curve", "arc", "container")


@dataclass(frozen=True, slots=True)
class _Text:
    """One printed line with the blanks before it, and the shape of its paragraph."""

    text: str
    shape: Shape


_Part = _Text | Table


def read(data: bytes) -> list[Block]:
    """The blocks of an HWPX package; `Refused` when it holds no section."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        header = next((name for name in package.namelist() if name.endswith("header.xml")), None)
        looks = shapes(parsed(package.read(header))) if header else {}
        sections = [parsed(package.read(name)) for name in _sections(package)]
    parts = (part for section in sections for part in _parts(section, looks))
    return list(items.blocks(part if isinstance(part, Table) else _line(part) for part in parts))


def _sections(package: zipfile.ZipFile) -> list[str]:
    """Names of the sections as the spine orders them, or by their numbers where there is no spine."""
    names = package.namelist()
    found = sorted((name for name in names if re.search(r"section\d+\.xml$", name)), key=_last_number)
    if not found:
        raise Refused("한글 문서에 본문이 없으니 한글에서 열어 다시 저장하십시오.")
    if "Contents/content.hpf" not in names:
        return found
    root = parsed(package.read("Contents/content.hpf"))
    hrefs = {item.get("id"): item.get("href", "") for item in children(child(root, "manifest"), "item")}
    spine = [hrefs.get(item.get("idref"), "") for item in children(child(root, "spine"), "itemref")]
    ordered = [name for href in spine for name in found if href and name.endswith(href)]
    return list(dict.fromkeys(ordered)) or found


def _last_number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def _line(part: _Text) -> Line:
    blanks = len(part.text) - len(part.text.lstrip())
    if part.shape.rank:
        return Line(0, part.text.strip(), "#" * part.shape.rank, part.shape.align)
    return items.marked_line(part.text, part.shape.indent + blanks, part.shape.align)


def _parts(container: Element | None, looks: Mapping[str, Shape]) -> Iterator[_Part]:
    """Lines and tables of whatever holds paragraphs: a section, a cell, a text box."""
    for paragraph in children(container, "p"):
        text, objects = _lines(paragraph, looks), _objects(paragraph, looks)
        if _opens_with_object(paragraph):
            text, objects = objects, text
        yield from text
        yield from objects


def _lines(paragraph: Element, looks: Mapping[str, Shape]) -> Iterator[_Part]:
    shape = looks.get(paragraph.get("paraPrIDRef", ""), Shape())
    text = "".join(_text(part) for run in children(paragraph, "run") for part in children(run, "t"))
    for line, raw in enumerate(text.split("\n")):
        if raw.strip():
            yield _Text(f"{shape.bullet} {raw}" if shape.bullet and not line else raw, shape)


def _text(element: Element) -> str:
    """The text of one `t` with its breaks, without what was struck while changes were tracked."""
    pieces, struck = [element.text or ""], False
    for part in element:
        struck = name(part) == "deleteBegin" or (struck and name(part) != "deleteEnd")
        pieces += [_INLINE.get(name(part), ""), "" if struck else part.tail or ""]
    return "".join(pieces)


def _opens_with_object(paragraph: Element) -> bool:
    for run in children(paragraph, "run"):
        for part in children(run, "t", "tbl", *_BOXES):
            if name(part) != "t" or _text(part).strip():
                return name(part) != "t"
    return False


def _objects(paragraph: Element, looks: Mapping[str, Shape]) -> Iterator[_Part]:
    for run in children(paragraph, "run"):
        for part in children(run, "tbl", *_BOXES):
            yield from _table(part, looks) if name(part) == "tbl" else _box(part, looks)


def _box(box: Element, looks: Mapping[str, Shape]) -> Iterator[_Part]:
    for part in children(box, "caption", "drawText", *_BOXES):
        yield from _box(part, looks) if name(part) in _BOXES else _parts(child(part, "subList"), looks)


def _table(element: Element, looks: Mapping[str, Shape]) -> Iterator[_Part]:
    """Its caption, the table, then the tables that stand inside its cells."""
    yield from _parts(child(child(element, "caption"), "subList"), looks)
    rows = [list(children(row, "tc")) for row in children(element, "tr")]
    contents = {cell: list(_parts(child(cell, "subList"), looks)) for row in rows for cell in row}
    if len(contents) == 1:
        yield from contents.popitem()[1]
        return
    places = free_places([[_place(cell) for cell in row] for row in rows])
    listed = [cell for row in rows for cell in row]
    cells = [_cell(cell, place, contents[cell]) for cell, place in zip(listed, places, strict=True)]
    repeated = sum(bool(row) and all(cell.get("header") == "1" for cell in row) for row in rows)
    if cells:
        measured = [number(child(cell, "cellSz"), "width") for cell in listed]
        yield Table(tuple(cells), column_widths(cells, measured), repeated)
    yield from (part for parts in contents.values() for part in parts if isinstance(part, Table))


def _place(cell: Element) -> tuple[int | None, int | None, int, int]:
    address, span = child(cell, "cellAddr"), child(cell, "cellSpan")
    row, column = (
        (number(address, "rowAddr"), number(address, "colAddr")) if address is not None else (None, None)
    )
    return row, column, number(span, "rowSpan", 1), number(span, "colSpan", 1)


def _cell(element: Element, place: tuple[int, int, int, int], parts: list[_Part]) -> Cell:
    row, column, row_span, column_span = place
    lines = [part for part in parts if isinstance(part, _Text)]
    text = "\n".join(line.text.strip() for line in lines)
    align = lines[0].shape.align if lines else "left"
    return Cell(row, column, text, row_span, column_span, element.get("header") == "1", align)
