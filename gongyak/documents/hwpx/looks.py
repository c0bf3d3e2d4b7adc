"""The looks of our HWPX: which paragraph, letter and border shapes there are, and their numbers.

`header.py` writes them all out in this order; `section.py` points to them by number. Lengths are HWPUNIT
(1/7200 inch), as in KS X 6101.
"""

from dataclasses import dataclass

from gongyak.blocks import Paragraph
from gongyak.documents import form

ALIGNS = ("left", "center", "right")


def units(millimetres: float) -> int:
    """Millimetres in HWPUNIT."""
    return round(millimetres * 7200 / 25.4)


@dataclass(frozen=True, slots=True)
class Letters:
    """A letter shape: size in points, bold or not."""

    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph shape; `outline` is the rank of a heading, `letters` the letter shape that goes with it."""

    letters: str
    left: int = 0
    hang: int = 0
    before: int = 0
    after: int = 0
    outline: int = 0
    line_height: float = form.LINE_HEIGHT


LETTERS = {
    "body": Letters(form.BODY_SIZE),
    "title": Letters(form.TITLE_SIZE, bold=True),
    "heading": Letters(form.HEADING_SIZE, bold=True),
    "note": Letters(form.NOTE_SIZE),
    "cell": Letters(form.CELL_SIZE),
    "label": Letters(form.CELL_SIZE, bold=True),
    "dense cell": Letters(form.DENSE_CELL_SIZE),
    "dense label": Letters(form.DENSE_CELL_SIZE, bold=True),
    "anchor": Letters(2),
}

SHAPES = {
    "body": Shape("body"),
    "note": Shape("note", after=300),
    "cell": Shape("cell", line_height=form.CELL_LINE_HEIGHT),
    "anchor": Shape("anchor", line_height=1),
    "heading 1": Shape("title", after=600, outline=1),
    **{f"heading {rank}": Shape("heading", before=1200, after=300, outline=rank) for rank in range(2, 7)},
    **{
        f"item {level}": Shape(
            "body", left=units(form.INDENT * (level - 0.5)), hang=units(form.HANG), after=100
        )
        for level in range(1, form.DEEPEST_LEVEL + 1)
    },
}

_LETTER_NUMBERS = {name: number for number, name in enumerate(LETTERS)}
_SHAPE_NUMBERS = {
    (name, align): number
    for number, (name, align) in enumerate((name, align) for name in SHAPES for align in ALIGNS)
}
#: Border fills 1 and 2 are those that a page and a paragraph without borders point to.
FIRST_CELL_BORDER = 3
#: Which edges of a cell lie on the edge of its table, in the order left, right, top, bottom.
EDGE_SETS = tuple(
    (left, right, top, bottom) for left in (0, 1) for right in (0, 1) for top in (0, 1) for bottom in (0, 1)
)


def shape_name(paragraph: Paragraph) -> str:
    """Which shape a paragraph takes: that of its heading rank, of its level, a note at the right, or body."""
    if rank := form.rank(paragraph):
        return f"heading {rank}"
    if level := form.depth(paragraph):
        return f"item {level}"
    return "note" if paragraph.align == "right" else "body"


def shape_id(name: str, align: str = "left") -> int:
    """Number of a paragraph shape; an unknown alignment is left."""
    return _SHAPE_NUMBERS[name, align if align in ALIGNS else "left"]


def letters_id(name: str) -> int:
    """Number of a letter shape."""
    return _LETTER_NUMBERS[name]


def border_id(edges: tuple[int, int, int, int], shaded: bool) -> int:
    """Number of a cell's border fill: thick where the cell lies on the table's edge, shaded for labels."""
    return FIRST_CELL_BORDER + 2 * EDGE_SETS.index(edges) + shaded
