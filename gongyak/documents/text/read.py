"""Text and Markdown into blocks: headings, tables parted by tabs or pipes, items, running text.

Text pasted from an official document, with its marks (○ - ▷) and no Markdown, is read the same way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from gongyak.blocks import Block, Cell, Paragraph, Table, split_mark
from gongyak.documents import Refused, items
from gongyak.documents.bounds import MOST_LENGTH, bounded, check_length, check_text, too_long
from gongyak.documents.items import Line
from gongyak.documents.plain import plain

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_DASH = re.compile(r"\s*-\s+(?=\S)")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
_NOT_ESCAPED_PIPE = re.compile(r"(?<!\\)\|")
#: So many lines, each with a blank one behind it, are no accident.
_ENOUGH_LINES = 8
_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True, slots=True)
class _Line(Line):
    kind: str = "text"  # text, blank, tabs, pipes
    dashed: bool = False  # whether it opens with the hyphen of a Markdown list


def read(data: bytes) -> list[Block]:
    """The blocks of a text in UTF-8 (also UTF-16 with its mark) or CP949; `Refused` for anything else."""
    text = decode(data)
    check_text(text)
    return list(bounded(parse(text)))


def decode(data: bytes) -> str:
    """Bytes to clean text (NFC, line feeds); refuses NUL bytes, unknown encodings and too much text."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused("글이 아닌 자료(NUL 문자)가 들어 있는 파일이니 원본을 텍스트로 다시 저장하십시오.")
        check_length(len(text))
        return plain(text)
    raise Refused("글자를 읽을 수 없는 텍스트 파일이니 UTF-8 또는 CP949(ANSI)로 다시 저장하십시오.")


def parse(text: str) -> list[Block]:
    """Clean text to blocks. A tabbed or piped run of lines is one table, each field a cell of its own."""
    parts: list[Line | Table] = []
    for kind, run in groupby(
        _lines(_single_spaced(text)), key=lambda line: line.kind if line.kind != "blank" else "text"
    ):
        lines = list(run)
        if kind == "tabs":
            parts.append(_table([line.text.split("\t") for line in lines]))
        elif kind == "pipes":
            parts += _piped(lines)
        else:
            parts += _joined(lines)
    return list(items.blocks(parts, _levels))


def _single_spaced(text: str) -> str:
    """A text pasted with a blank line behind every line, without those: they would part the rows of tables."""
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    doubled = len(filled) >= _ENOUGH_LINES and all(b - a > 1 for a, b in pairwise(filled))
    return "\n".join(lines[index] for index in filled) if doubled and "\t" in text else text


def _lines(text: str) -> Iterator[_Line]:
    before = "blank"
    for raw in text.split("\n"):
        line = _line(raw, before)
        before = line.kind
        yield line


def _line(raw: str, before: str) -> _Line:
    stripped = raw.strip()
    if "\t" in stripped or ("\t" in raw and before == "tabs"):
        return _Line(0, raw, kind="tabs")
    if not stripped or _RULE.fullmatch(raw):
        return _Line(0, "", kind="blank")
    if stripped[0] == stripped[-1] == "|" and stripped.count("|") > 2:
        return _Line(0, stripped, kind="pipes")
    if heading := _HEADING.match(raw):
        return _Line(0, _unclosed(stripped[heading.end() :]), heading[1])
    return _item(raw)


def _unclosed(heading: str) -> str:
    """A heading's text without the `#`s that may close it after a blank."""
    text = heading.rstrip("#")
    return text.rstrip() if text[-1:].isspace() else heading


def _item(raw: str) -> _Line:
    spaced = raw.expandtabs(4)
    dash = _DASH.match(raw)
    mark, text = split_mark(raw[dash.end() :] if dash else raw)
    return _Line(
        len(spaced) - len(spaced.lstrip()), text, mark or ("-" if dash else ""), dashed=dash is not None
    )


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """A line without a mark that stands further in than the item right above it goes on with that item."""
    joined: list[_Line] = []
    follows = False
    for line in lines:
        if follows and line.kind == "text" and not line.mark and line.indent > joined[-1].indent:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
            if len(joined[-1].text) > MOST_LENGTH:
                raise too_long(joined[-1].text)
            continue
        follows = line.is_item
        if line.kind != "blank":
            joined.append(line)
    return joined


def _levels(listed: Sequence[Line]) -> list[Paragraph]:
    """Markdown lists say their levels by indent alone; marks may say them where there is no Markdown."""
    dashed = all(isinstance(line, _Line) and line.dashed for line in listed)
    return items.by_indent(listed) if dashed else items.by_marks(listed)


def _table(rows: list[list[str]]) -> Table:
    cells = [Cell(r, c, _field(text)) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(tuple(cells))


def _piped(lines: Sequence[_Line]) -> list[Line | Table]:
    rows = [line.text for line in lines if not _is_pipe_rule(line.text)]
    return [_table([_fields(row) for row in rows])] if rows else []


def _is_pipe_rule(row: str) -> bool:
    return "-" in row and not "".join(row.split()).strip("|:-")


def _fields(row: str) -> list[str]:
    return [field.replace("\\|", "|") for field in _NOT_ESCAPED_PIPE.split(row[1:-1])]


def _field(text: str) -> str:
    """A field's text; `<br>` stands for a line feed."""
    return "\n".join(line.strip() for line in _BREAK.split(text)).strip()
