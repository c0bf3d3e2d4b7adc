"""What a PDF page shows: lines of words where they stand, and tables from their ruled lines.

Lengths are points, from the top left corner of the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gongyak.blocks import Cell, split_mark
from gongyak.documents import form
from gongyak.documents.plain import plain

#: Edges and lines nearer to each other than this are the same.
NEAR = 3.0
#: How far two lines may be from the distance of our form, in heights of a letter.
_SLACK = 0.02
_ARROWS = "☞→➔"
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line; `first` is the width of its first word."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    first: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """One ruled table: its cells, and where its columns begin and end."""

    top: float
    bottom: float
    cells: tuple[Cell, ...]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One page: its size, its lines outside tables and its tables, in reading order."""

    width: float
    height: float
    parts: tuple[Printed | Ruled, ...]


def shown(page: Any) -> Shown:
    """What one page of pdfplumber shows. Letters printed twice to look bold count once."""
    page = page.dedupe_chars()
    words = [word for word in page.extract_words(use_text_flow=False) if plain(word["text"])]
    boxes = [list(table.cells) for table in page.find_tables() if len(table.cells) > 1]
    inside = [[word for word in words if _within(word, cells)] for cells in boxes]
    tabled = {id(word) for listed in inside for word in listed}
    outside = lines([word for word in words if id(word) not in tabled])
    tables = [_ruled(cells, listed) for cells, listed in zip(boxes, inside, strict=True) if listed]
    parts: list[Printed | Ruled] = [*outside, *tables]
    parts.sort(key=lambda part: part.top)
    return Shown(float(page.width), float(page.height), tuple(parts))


def lines(words: Sequence[Any]) -> list[Printed]:
    """Words gathered into lines: those whose middles stand equally high, from left to right."""
    rows: list[list[Any]] = []
    for word in sorted(words, key=_middle):
        if rows and _middle(word) - _middle(rows[-1][0]) < (word["bottom"] - word["top"]) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_printed(sorted(row, key=lambda word: word["x0"])) for row in rows]


def joined(printed: Sequence[Printed], right: float) -> list[Printed]:
    """Lines as they were written: one whose next word would not have fitted before `right` goes on.

    A mark opens a new line whatever fits, and so does a line in brackets: they are set below a label.
    """
    whole: list[Printed] = []
    for line in printed:
        apart = opens(line.text) or (line.text[0], line.text[-1]) == ("(", ")")
        if whole and not apart and not _is_meant(whole[-1], line) and wraps(whole[-1], line, right):
            before = whole[-1]
            text = f"{before.text} {line.text}"
            whole[-1] = Printed(before.x0, line.top, line.x1, line.bottom, text, before.first)
        else:
            whole.append(line)
    return whole


def _is_meant(above: Printed, below: Printed) -> bool:
    """Whether a line of a cell stands as far below another as our own form sets lines that were meant."""
    apart = (below.bottom - above.bottom) / (above.bottom - above.top)
    return abs(apart - form.CELL_LINE_HEIGHT - form.CELL_LINE_GAP) < _SLACK


def opens(text: str) -> bool:
    """Whether a line's mark makes it an item of its own; an arrow may as well stand inside a text."""
    return split_mark(text)[0] not in ("", *_ARROWS)


def wraps(above: Printed, below: Printed, right: float) -> bool:
    """Whether `below` goes on with the text of `above`: it stands right below, and did not fit beside it."""
    height = above.bottom - above.top
    return below.top - above.bottom < height and above.x1 + height / 3 + below.first > right


def _middle(word: Any) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _printed(words: Sequence[Any]) -> Printed:
    first, last = words[0], words[-1]
    return Printed(
        first["x0"],
        min(word["top"] for word in words),
        last["x1"],
        max(word["bottom"] for word in words),
        " ".join(plain(word["text"]) for word in words),
        first["x1"] - first["x0"],
    )


def _within(word: Any, boxes: Iterable[_Box]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, _middle(word)
    return any(x0 <= across <= x1 and top <= down <= bottom for x0, top, x1, bottom in boxes)


def _ruled(boxes: Sequence[_Box], words: Sequence[Any]) -> Ruled:
    columns = _edges([edge for box in boxes for edge in (box[0], box[2])])
    rows = _edges([edge for box in boxes for edge in (box[1], box[3])])
    cells = tuple(_cell(box, columns, rows, words) for box in sorted(boxes, key=lambda box: (box[1], box[0])))
    return Ruled(rows[0], rows[-1], cells, tuple(columns))


def _edges(found: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > NEAR:
            edges.append(edge)
    return edges


def _cell(box: _Box, columns: Sequence[float], rows: Sequence[float], words: Sequence[Any]) -> Cell:
    row, below = _index(rows, box[1]), _index(rows, box[3])
    column, right = _index(columns, box[0]), _index(columns, box[2])
    inside = [word for word in words if _within(word, [box])]
    printed = lines(inside)
    padding = min((line.x0 - box[0] for line in printed), default=0.0)
    text = "\n".join(line.text for line in joined(printed, box[2] - min(padding, 2 * NEAR)))
    return Cell(row, column, text, max(1, below - row), max(1, right - column))


def _index(edges: Sequence[float], edge: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge))
