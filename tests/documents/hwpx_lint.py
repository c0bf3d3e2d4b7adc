"""What no schema and no public validator sees in an HWPX: faults between its parts and in its tables."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

#: Reference attribute of the section or header, and the element of the header that it points to.
REFERENCES = {
    "charPrIDRef": "charPr",
    "paraPrIDRef": "paraPr",
    "borderFillIDRef": "borderFill",
    "styleIDRef": "style",
    "tabPrIDRef": "tabPr",
    "nextStyleIDRef": "style",
    "outlineShapeIDRef": "numbering",
}
UNSET = "4294967295"


def lint(data: bytes) -> list[str]:
    """The faults of an HWPX package, one sentence each; empty for a sound one."""
    package = zipfile.ZipFile(io.BytesIO(data))
    header = etree.fromstring(package.read("Contents/header.xml"))
    section = etree.fromstring(package.read("Contents/section0.xml"))
    faults = [*_package(package), *_section(section), *_references(header, section), *_counts(header)]
    for number, table in enumerate(section.iter("{*}tbl")):
        faults += [f"table {number}: {fault}" for fault in _table(table)]
    return faults


def _package(package: zipfile.ZipFile) -> Iterator[str]:
    first = package.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        yield "mimetype is not the first and stored member"
    elif package.read(first) != b"application/hwp+zip":
        yield "mimetype is not application/hwp+zip"
    names = package.namelist()
    if len(names) != len(set(names)):
        yield "a member stands twice in the package"
    content = etree.fromstring(package.read("Contents/content.hpf"))
    for item in content.iter("{*}item"):
        if item.get("href") not in names:
            yield f"the manifest names {item.get('href')}, which is not there"


def _section(section: etree._Element) -> Iterator[str]:
    first = section.find("{*}p/{*}run")
    if first is None or first.find("{*}secPr") is None:
        yield "the first run has no secPr"
    if section.find(".//{*}linesegarray") is not None:
        yield "there is a layout cache"


def _references(header: etree._Element, section: etree._Element) -> Iterator[str]:
    known = {
        name: {element.get("id") for element in header.iter("{*}" + name)} for name in REFERENCES.values()
    }
    for element in (*header.iter("*"), *section.iter("*")):
        for attribute, name in REFERENCES.items():
            value = element.get(attribute)
            if value not in (None, UNSET) and value not in known[name]:
                yield f"{etree.QName(element).localname} points to {name} {value}, which is not there"


def _counts(header: etree._Element) -> Iterator[str]:
    for element in header.iter("*"):
        count = element.get("itemCnt") or element.get("fontCnt")
        if count is not None and int(count) != len(element):
            yield f"{etree.QName(element).localname} counts {count} for {len(element)}"
        ids = Counter(child.get("id") for child in element if child.get("id"))
        if element.get("itemCnt") and any(number > 1 for number in ids.values()):
            yield f"{etree.QName(element).localname} gives one id twice"


def _table(table: etree._Element) -> Iterator[str]:
    rows, columns = int(table.get("rowCnt")), int(table.get("colCnt"))
    taken: Counter[tuple[int, int]] = Counter()
    edges: dict[int, set[int]] = {0: {0}}
    if len(table.findall("{*}tr")) != rows:
        yield f"rowCnt is {rows}, rows are {len(table.findall('{*}tr'))}"
    cells = sorted((_read(cell) for cell in table.findall("{*}tr/{*}tc")), key=lambda cell: cell[:2])
    for row, column, row_span, column_span, _ in cells:
        taken.update((r, c) for r in range(row, row + row_span) for c in range(column, column + column_span))
    yield from (f"place {place} is taken {number} times" for place, number in taken.items() if number > 1)
    whole = {(row, column) for row in range(rows) for column in range(columns)}
    yield from (f"place {place} is not covered" for place in sorted(whole - taken.keys()))
    yield from (f"place {place} lies outside the table" for place in sorted(taken.keys() - whole))
    yield from _widths(cells, edges, columns, int(table.find("{*}sz").get("width")))
    for tr, element in enumerate(table.findall("{*}tr")):
        if any(int(address.get("rowAddr")) != tr for address in element.findall("{*}tc/{*}cellAddr")):
            yield f"row {tr} holds a cell of another row"


def _widths(
    cells: list[tuple[int, int, int, int, int]], edges: dict[int, set[int]], columns: int, width: int
) -> Iterator[str]:
    """Every cell's left and right edge must agree with those of all others; the last is the table's width."""
    for _ in range(columns):
        for _, column, _, span, size in cells:
            for left in edges.get(column, set()).copy():
                edges.setdefault(column + span, set()).add(left + size)
    yield from (f"column edge {at} lies at {sorted(found)}" for at, found in edges.items() if len(found) > 1)
    if edges.get(columns) != {width}:
        yield f"the columns add up to {sorted(edges.get(columns, set()))}, the table is {width} wide"


def _read(cell: etree._Element) -> tuple[int, int, int, int, int]:
    address, span, size = (cell.find("{*}" + name) for name in ("cellAddr", "cellSpan", "cellSz"))
    return (
        int(address.get("rowAddr")),
        int(address.get("colAddr")),
        int(span.get("rowSpan")),
        int(span.get("colSpan")),
        int(size.get("width")),
    )
