"""Text and Markdown into blocks: headings, tables parted by tabs or pipes, items, running text.

Text pasted from an official document, with its marks (○ - ▷) and no Markdown, is read the same way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gongyak.blocks import Block, Cell, Paragraph, Table, leveled, split_mark
from gongyak.documents import Refused
from gongyak.documents.plain import plain

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)(?:\s+#+)?\s*")
_NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[IVX]+)\.\s")
_DASH = re.compile(r"\s*-\s+(?=\S)")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"[\s|:\-]*-[\s|:\-]*")
_TABULAR = ("tabs", "pipes")
_NOT_ESCAPED_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str  # blank, heading, tabs, pipes, item, text
    indent: int
    text: str
    mark: str = ""
    dashed: bool = False


def read(data: bytes) -> list[Block]:
    """The blocks of a text in UTF-8 (also UTF-16 with its mark) or CP949; `Refused` for anything else."""
    return parse(decode(data))


def decode(data: bytes) -> str:
    """Bytes to clean text (NFC, line feeds); refuses NUL bytes and text in no known encoding."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused(
                "글이 아닌 자료(NUL 문자)가 들어 있는 파일입니다. 원본을 텍스트로 다시 저장하십시오."
            )
        return plain(text)
    raise Refused("글자를 읽을 수 없는 텍스트 파일입니다. UTF-8 또는 CP949(ANSI)로 다시 저장하십시오.")


def parse(text: str) -> list[Block]:
    """Clean text to blocks. A tabbed or piped run of lines is one table, each field a cell of its own."""
    return [block for section in _sections(_lines(text)) for block in _blocks(section)]


def _lines(text: str) -> Iterator[_Line]:
    before = "blank"
    for raw in text.split("\n"):
        line = _line(raw, before)
        before = line.kind
        yield line


def _sections(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """A table, or a heading with all that follows it: the stretch within which indents are compared."""
    section: list[_Line] = []
    for line in lines:
        if section and _opens_section(line, section[-1]):
            yield section
            section = []
        section.append(line)
    if section:
        yield section


def _opens_section(line: _Line, before: _Line) -> bool:
    if line.kind in _TABULAR or before.kind in _TABULAR:
        return line.kind != before.kind
    return line.kind == "heading" or (line.kind == "text" and bool(_NUMBERED_HEADING.match(line.text)))


def _blocks(section: list[_Line]) -> list[Block]:
    if section[0].kind == "tabs":
        return [_table([line.text.split("\t") for line in section])]
    if section[0].kind == "pipes":
        return _piped(section)
    return _paragraphs(section)


def _line(raw: str, before: str) -> _Line:
    stripped = raw.strip()
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    if "\t" in stripped or ("\t" in raw and before == "tabs"):
        return _Line("tabs", 0, raw)
    if not stripped or _RULE.fullmatch(raw):
        return _Line("blank", 0, "")
    if _PIPES.fullmatch(raw) and stripped.count("|") > 2:
        return _Line("pipes", 0, stripped)
    if heading := _HEADING.fullmatch(raw):
        return _Line("heading", 0, heading[2], heading[1])
    return _item(raw, indent)


def _item(raw: str, indent: int) -> _Line:
    dash = _DASH.match(raw)
    mark, text = split_mark(raw[dash.end() :] if dash else raw)
    if dash:
        return _Line("item", indent, text, mark or "-", dashed=True)
    return _Line("item" if mark else "text", indent, text, mark)


def _paragraphs(lines: list[_Line]) -> list[Block]:
    """Items with their levels and running text between them, in order; blank lines go."""
    joined = _joined(lines)
    items = iter(_levels([line for line in joined if line.kind == "item"]))
    return [next(items) if line.kind == "item" else Paragraph(line.text, 0, line.mark) for line in joined]


def _joined(lines: list[_Line]) -> list[_Line]:
    """A line without a mark that stands further in than the item right above it goes on with that item."""
    joined: list[_Line] = []
    follows = False
    for line in lines:
        if line.kind == "text" and follows and line.indent > joined[-1].indent:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        elif line.kind != "blank":
            joined.append(line)
            follows = line.kind == "item"
        else:
            follows = False
    return joined


def _levels(items: list[_Line]) -> list[Paragraph]:
    """Markdown lists say their levels by indent alone; marks may say them where there is no Markdown."""
    if not all(item.dashed for item in items):
        return leveled((item.indent, item.mark, item.text) for item in items)
    indents = sorted({item.indent for item in items})
    return [Paragraph(item.text, indents.index(item.indent) + 1, item.mark) for item in items]


def _table(rows: list[list[str]]) -> Table:
    cells = [Cell(r, c, text.strip()) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(tuple(cells))


def _piped(lines: list[_Line]) -> list[Block]:
    rows = [line.text for line in lines if not _PIPE_RULE.fullmatch(line.text)]
    if not rows:
        return [Paragraph(line.text) for line in lines]
    return [_table([_fields(row) for row in rows])]


def _fields(row: str) -> list[str]:
    fields = _NOT_ESCAPED_PIPE.split(row[1:-1])
    return [re.sub(r"<br\s*/?>", "\n", field.replace("\\|", "|")) for field in fields]
