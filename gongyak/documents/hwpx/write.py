"""Blocks as HWPX: the package around the header and the section, the same bytes for the same blocks."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from gongyak.blocks import Block, Paragraph
from gongyak.documents import form
from gongyak.documents.hwpx.header import DECLARATION, NAMESPACES, header_xml
from gongyak.documents.hwpx.section import section_xml

#: The earliest moment a ZIP can name; a file says nothing about when it was made.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PREVIEW = 1000

_VERSION = (
    f'{DECLARATION}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" '
    'tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="0" os="1" xmlVersion="1.4" '
    'application="gongyak" appVersion="1, 0, 0, 0"/>'
)
_CONTAINER = (
    f'{DECLARATION}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>'
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>'
)
_MANIFEST = f'{DECLARATION}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_SETTINGS = (
    f"{DECLARATION}<ha:HWPApplicationSetting {NAMESPACES}>"
    '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
)


def write(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """The blocks as an HWPX file (KS X 6101), A4 upright; `title` goes into its properties.

    Raises `Refused` for a table of absurd size.
    """
    section = section_xml(blocks)
    parts = {
        "version.xml": _VERSION,
        "META-INF/container.xml": _CONTAINER,
        "META-INF/manifest.xml": _MANIFEST,
        "Contents/content.hpf": _content(title or _first_line(blocks)),
        "Contents/header.xml": header_xml(),
        "Contents/section0.xml": section,
        "Preview/PrvText.txt": _preview(blocks),
        "settings.xml": _SETTINGS,
    }
    return _packed(parts)


def _packed(parts: dict[str, str]) -> bytes:
    """The parts in one ZIP, `mimetype` first and stored (KS X 6101, container)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(_member("mimetype", zipfile.ZIP_STORED), "application/hwp+zip")
        for name, text in parts.items():
            package.writestr(_member(name, zipfile.ZIP_DEFLATED), text.encode())
    return target.getvalue()


def _member(name: str, compression: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _MOMENT)
    member.compress_type = compression
    member.create_system = 0
    member.external_attr = 0
    return member


def _content(title: str) -> str:
    items = (
        ("header", "Contents/header.xml"),
        ("section0", "Contents/section0.xml"),
        ("settings", "settings.xml"),
    )
    manifest = "".join(
        f'<opf:item id="{name}" href="{path}" media-type="application/xml"/>' for name, path in items
    )
    return (
        f'{DECLARATION}<opf:package {NAMESPACES} version="" unique-identifier="" id=""><opf:metadata>'
        f"<opf:title>{escape(form.line(title))}</opf:title><opf:language>ko</opf:language>"
        '<opf:meta name="creator" content="text">gongyak</opf:meta>'
        '<opf:meta name="lastsaveby" content="text">gongyak</opf:meta></opf:metadata>'
        f"<opf:manifest>{manifest}</opf:manifest>"
        '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/>'
        "</opf:spine></opf:package>"
    )


def _first_line(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if isinstance(block, Paragraph)), "")


def _preview(blocks: Sequence[Block]) -> str:
    """The beginning of the text, as file managers show it; the fields of a table stand in angle brackets."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(form.marked(block))
        else:
            lines += ["".join(f"<{form.line(text)}>" for text in row) for row in block.rows()]
    return "\r\n".join(lines)[:_PREVIEW]
