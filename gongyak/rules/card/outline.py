"""The text of a section as an officer types it, and its items.

    - 취업박람회 개최: 2024. 5.30.
      ▷ 참여기업 28개

A line that stands further in than the one before belongs to it; how far does not matter. The mark (○ - ▷ …)
may be left out: a line then gets that of the lines beside it, or the form's own for its level.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongyak.blocks import Paragraph, leveled, split_mark
from gongyak.rules.card import items
from gongyak.rules.card.items import DEEPEST, walk
from gongyak.rules.card.model import Item

#: The marks of the levels as the official form has them; the cells of the header have ○ alone.
MARKS = ("-", "▷", "-")
CELL_MARKS = ("○",)
_STEP = "  "
_WIDE_BLANK = "\u3000"


@dataclass(frozen=True, slots=True)
class _Line:
    indent: int
    mark: str
    text: str


def written(tree: Iterable[Item]) -> str:
    """The items as text, two blanks for a level. `read` gives them back."""
    return "\n".join(
        f"{_STEP * (paragraph.level - 1)}{paragraph.mark} {paragraph.text}"
        for paragraph in items.paragraphs(tree)
    )


def read(
    text: str, *, year: int | None = None, marks: Sequence[str] = MARKS, known: Collection[str] = ()
) -> tuple[Item, ...]:
    """The items of a text, without ids; blank lines and marks with nothing behind them are no items.

    `year` is that of a bare `(10/13)`, `marks` are those that lines without one get by their level, and
    `known` are marks of the section's own file besides those of official documents.
    """
    return items.tree(_marked([*_by_indent(_lines(text, known))], marks), year=year)


def by_marks(text: str, *, known: Collection[str] = ()) -> str:
    """The text with its lines set in by their marks, in the order in which these first come.

    For what was copied from a document without its indents.
    """
    lines = [(0.0, line.mark, line.text) for line in _lines(text, known)]
    return written(items.tree(_marked(leveled(lines), MARKS)))


def is_flat(text: str, *, known: Collection[str] = ()) -> bool:
    """Whether no line stands further in than another though the marks differ, as in a text copied so."""
    lines = _lines(text, known)
    return len({line.indent for line in lines}) == 1 and len({line.mark for line in lines}) > 1


def marks_of(tree: Iterable[Item]) -> frozenset[str]:
    """Every mark of a section, for `known`."""
    return frozenset(item.mark for _, item in walk(tree, ""))


def _lines(text: str, known: Collection[str]) -> list[_Line]:
    return [line for raw in re.split("\r\n|[\r\n\u2028\u2029]", text) for line in _line(raw, known)]


def _line(raw: str, known: Collection[str]) -> Iterator[_Line]:
    spaced = raw.replace(_WIDE_BLANK, _STEP).expandtabs(len(_STEP))
    plain = " ".join(raw.split())
    own = next((mark for mark in known if plain.startswith(f"{mark} ")), None)
    mark, rest = (own, plain.removeprefix(own).strip()) if own else split_mark(plain)
    if rest and split_mark(f"{rest} x") != (rest, "x"):
        yield _Line(len(spaced) - len(spaced.lstrip()), mark, rest)


def _by_indent(lines: Iterable[_Line]) -> Iterator[Paragraph]:
    above: list[int] = []
    for line in lines:
        while above and line.indent <= above[-1]:
            above.pop()
        above.append(line.indent)
        yield Paragraph(line.text, min(len(above), DEEPEST), line.mark)


def _marked(paragraphs: Sequence[Paragraph], marks: Sequence[str]) -> list[Paragraph]:
    """The paragraphs, each without a mark with that of the level: the one used there before, or the form's."""
    used: dict[int, str] = {}
    made = []
    for one in paragraphs:
        mark = one.mark or used.get(one.level) or marks[min(one.level, len(marks)) - 1]
        used[one.level] = mark
        made.append(Paragraph(one.text, one.level, mark))
    return made
