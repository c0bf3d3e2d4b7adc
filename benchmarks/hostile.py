"""Files that try to do harm, made into a folder; each with the library that would read it unguarded."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from contents import real_card

from gongyak import documents

MB = 1024 * 1024
_SECTION = (
    '<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{}</hs:sec>'
)
_CELL = (
    "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>가</hp:t></hp:run></hp:p>"
    '</hp:subList><hp:cellAddr colAddr="0" rowAddr="0"/><hp:cellSpan colSpan="60000" rowSpan="60000"/></hp:tc>'
    '<hp:tc><hp:subList/><hp:cellAddr colAddr="60000" rowAddr="0"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
    "</hp:tc></hp:tr></hp:tbl></hp:run></hp:p>"
)
_ENTITIES = '<!DOCTYPE a [<!ENTITY a0 "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ">{}]>'


def made_in(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """(what it is, where it lies, who reads it unguarded)."""
    hwpx, xlsx = documents.write("hwpx", real_card()), documents.write("xlsx", real_card())
    shell = b"<a>" + b" " * (250 * MB)
    files = (
        ("zip bomb, 250 MB inflated", "bomb.hwpx", _with(hwpx, "Contents/section0.xml", shell), "dochan"),
        ("zip bomb, 250 MB inflated", "bomb.xlsx", _with(xlsx, "xl/worksheets/sheet1.xml", shell), "openpyxl"),
        ("entities: a file of the machine", "xxe.hwpx", _with(hwpx, "Contents/section0.xml", _xxe()), "dochan"),
        ("entities: a billion laughs", "laughs.xlsx", _with(xlsx, "xl/sharedStrings.xml", _laughs()), "openpyxl"),
        ("100,000 members", "members.xlsx", _many(xlsx), "openpyxl"),
        ("truncated in the middle", "cut.hwpx", hwpx[: len(hwpx) // 2], "dochan"),
        ("random bytes, 100 kB", "random.xlsx", random.Random(7).randbytes(100_000), "openpyxl"),
        ("PDF, truncated", "cut.pdf", documents.write("pdf", real_card())[:20_000], "dochan"),
        ("cell over 60,000 × 60,000 places", "spans.hwpx", _spans(hwpx), "dochan"),
    )  # fmt: skip
    for what, name, data, library in files:
        path = folder / name
        path.write_bytes(data)
        yield what, path, library
    yield "300 MB of nothing (sparse)", _sparse(folder / "large.xlsx"), "openpyxl"
    yield "300 MB of nothing (sparse)", _sparse(folder / "large.pdf"), "dochan"


def _with(package: bytes, name: str, data: bytes | str) -> bytes:
    """The package with one member replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in source.namelist():
            made.writestr(member, data if member == name else source.read(member))
    return target.getvalue()


def _many(package: bytes) -> bytes:
    target = io.BytesIO(package)
    with zipfile.ZipFile(target, "a") as made:
        for number in range(100_000):
            made.writestr(f"m{number}", "")
    return target.getvalue()


def _spans(package: bytes) -> bytes:
    return _with(package, "Contents/section0.xml", _SECTION.format(_CELL))


def _xxe() -> str:
    opening = '<!DOCTYPE a [<!ENTITY a0 SYSTEM "file:///etc/hostname">]>'
    return opening + _SECTION.format("<hp:p><hp:run><hp:t>&a0;</hp:t></hp:run></hp:p>")


def _laughs() -> str:
    more = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return _ENTITIES.format(more) + f'<sst xmlns="{main}"><si><t>&a9;</t></si></sst>'


def _sparse(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(300 * 1000 * 1000)
    return path
