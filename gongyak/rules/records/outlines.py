"""Lines below a title as an officer types them: one a line, set in by two blanks for each level."""

from collections.abc import Iterable

from gongyak.rules.card import outline
from gongyak.rules.card.model import Item
from gongyak.rules.records.model import Line

#: The official form's own marks below a title, by their level: a line that has its own says nothing of it.
MARKS = ("▷", "-")
_STEP = "  "


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text; blank ones are none. A line that stands further in belongs to the one above it."""
    return tuple(_line(item, 0) for item in outline.read(text, marks=MARKS))


def written_lines(lines: Iterable[Line], level: int = 0) -> str:
    """Lines as text, each with its mark. `read_lines` gives them back."""
    return "\n".join(
        "\n".join(
            filter(
                None,
                (
                    f"{_STEP * level}{line.mark or own_mark(level)} {line.text}",
                    written_lines(line.children, level + 1),
                ),
            )
        )
        for line in lines
    )


def own_mark(level: int) -> str:
    """The form's own mark of a level, counted from 0 below the title."""
    return MARKS[min(level, len(MARKS) - 1)]


def _line(item: Item, level: int) -> Line:
    mark = "" if item.mark == own_mark(level) else item.mark
    return Line(item.text, mark, tuple(_line(child, level + 1) for child in item.children))
