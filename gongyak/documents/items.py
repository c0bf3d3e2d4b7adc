"""Lines and how far they stand in, made into the items of a list with their levels."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongyak.blocks import Block, Paragraph, Table, leveled, levels, split_mark

#: A word must follow the number: `3. ~ 2024.12.` is the rest of a date.
_NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[IVX]+)\.\s+[^\W\d]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text, of a heading (mark `#` …) or of an item (any other mark).

    `indent` is in any one unit for all lines of a document; 0 is the edge of the text.
    """

    indent: float
    text: str
    mark: str = ""
    align: str = "left"

    @property
    def is_heading(self) -> bool:
        """Whether the line opens a part of the document: by its mark, or by its number (`1. 추진개요`)."""
        if self.mark:
            return not self.mark.strip("#")
        return bool(_NUMBERED_HEADING.match(self.text))

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return bool(self.mark.strip("#"))


Levels = Callable[[Sequence[Line]], list[Paragraph]]


def marked_line(text: str, indent: float, align: str = "left") -> Line:
    """A line from its text as printed, with the mark that opens it taken off."""
    mark, rest = split_mark(text)
    return Line(indent, rest, mark, align)


def by_indent(items: Sequence[Line]) -> list[Paragraph]:
    """Levels by how far the items stand in and nothing else."""
    level = levels(sorted(item.indent for item in items))
    return [Paragraph(item.text, level[item.indent], item.mark, item.align) for item in items]


def by_marks(items: Sequence[Line]) -> list[Paragraph]:
    """Levels by indent, or by the marks in order of appearance where all items stand equally far in."""
    return leveled((item.indent, item.mark, item.text) for item in items)


def by_layout(items: Sequence[Line]) -> list[Paragraph]:
    """Levels by indent where the document has any, else by the marks."""
    return by_indent(items) if any(item.indent for item in items) else by_marks(items)


def blocks(parts: Iterable[Line | Table], leveling: Levels = by_layout) -> Iterator[Block]:
    """Blocks in order. Indents are compared from one heading or table to the next, where a list ends."""
    stretch: list[Line] = []
    for part in parts:
        if isinstance(part, Table) or part.is_heading:
            yield from _paragraphs(stretch, leveling)
            stretch = []
        if isinstance(part, Table):
            yield part
        else:
            stretch.append(part)
    yield from _paragraphs(stretch, leveling)


def _paragraphs(lines: Sequence[Line], leveling: Levels) -> Iterator[Paragraph]:
    items = iter(leveling([line for line in lines if line.is_item]))
    for line in lines:
        yield next(items) if line.is_item else Paragraph(line.text, 0, line.mark, line.align)
