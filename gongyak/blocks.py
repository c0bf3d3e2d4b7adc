"""Blocks: the one vocabulary between files and meaning.

Everything that comes in from a file becomes a list of blocks, everything that goes out to a file is
made from a list of blocks. A block says what stands on the page, never what it means.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

#: Marks that open an item in officials' documents (공문서 항목 부호와 개조식 기호); `ㅇ` and `o` typed for ○ too.
#: `·` and `•` come before a text; inside a text they are punctuation.
BULLETS = "○●◯□■▣▢◦◇◆▷▶▹▸⦁•·․∙ㆍ※☞➔→◎☑☐❍-–*"
_NUMBERED = r"[ㅇoO]|[가-하]\.|[가-하]\)|\(\d{1,2}\)|\d{1,2}\)"
_MARK = re.compile(rf"\s*(?:([{re.escape(BULLETS)}①-⑳])\s*|({_NUMBERED})\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    `level` is 0 for running text and headings, 1 and up for the items of a list. `mark` is what stands
    before the text: `#`, `##`, `###` for a heading of known rank, a bullet such as `▷`, or nothing.
    `align` (left, center, right) is how it looks, and takes no part in comparisons.
    """

    text: str
    level: int = 0
    mark: str = ""
    align: str = field(default="left", compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table at its top left place; lines of its text are parted by a line feed.

    `align` (left, center, right) and `header` are how it looks, and take no part in comparisons.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = field(default=False, compare=False)
    align: str = field(default="left", compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cells; places covered by a span hold no cell.

    `widths` are the relative widths of its columns, `header_rows` the rows to repeat on each page,
    `caption` a name for those who cannot see it. None of them takes part in comparisons.
    """

    cells: tuple[Cell, ...]
    widths: tuple[int, ...] = field(default=(), compare=False)
    header_rows: int = field(default=0, compare=False)
    caption: str = field(default="", compare=False)

    @property
    def row_count(self) -> int:
        """Number of rows, spans included."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def column_count(self) -> int:
        """Number of columns, spans included."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def rows(self) -> Iterator[list[str]]:
        """Each row as the texts of its cells from left to right, however many columns a cell spans.

        A cell that reaches down from a row above counts as an empty text.
        """
        standing: list[list[tuple[int, str]]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            standing[cell.row].append((cell.column, cell.text))
            for row in range(cell.row + 1, cell.row + cell.row_span):
                standing[row].append((cell.column, ""))
        for row_cells in standing:
            yield [text for _, text in sorted(row_cells, key=lambda placed: placed[0])]


Block = Paragraph | Table


def split_mark(text: str) -> tuple[str, str]:
    """Part a line into the mark that opens it (or nothing) and its text: `▷ 성과` gives `("▷", "성과")`."""
    found = _MARK.match(text)
    if not found:
        return "", text.strip()
    return found[1] or found[2], text[found.end() :].strip()


def leveled(lines: Iterable[tuple[float, str, str]]) -> list[Paragraph]:
    """Items from (indent, mark, text), for readers that know only how far each line stands in.

    The distinct indents in order become levels 1, 2, 3 …; where all lines stand equally far in, the
    marks do, in the order in which they first appear.
    """
    listed = list(lines)
    indents = levels(sorted(indent for indent, _, _ in listed))
    if len(indents) > 1:
        return [Paragraph(text, indents[indent], mark) for indent, mark, text in listed]
    marks = levels(mark for _, mark, _ in listed)
    return [Paragraph(text, marks[mark], mark) for _, mark, text in listed]


def levels(ordered: Iterable[T]) -> dict[T, int]:
    """The level of each thing by the order in which it first comes: 1, 2, 3 …"""
    return {thing: level for level, thing in enumerate(dict.fromkeys(ordered), start=1)}
