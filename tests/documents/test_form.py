"""The layout that docs/reference/form.md promises, by the eyes of engines that are not ours."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from gongyak import documents
from gongyak.blocks import Block, Cell, Table
from gongyak.rules.card import Answer, read, write
from tests.documents import rendering
from tests.documents.rendering import Rectangle

ROOT = Path(__file__).parents[2]
FORM = (ROOT / "docs" / "reference" / "form.md").read_text("utf-8")
PICTURES = ROOT / "var" / "pictures"
MARGIN = 20

Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Grid:
    """A table as the page says it is: its cells (row, column and their spans) and its columns in mm."""

    cells: frozenset[Place]
    widths: tuple[float, ...]


def grid(name: str) -> Grid:
    drawn = re.search(rf"```grid {name}\n(.*?)```(.*?)\n\n[A-Z]", FORM, re.S)
    rows = [line.split() for line in drawn[1].strip().split("\n")]
    merged: dict[str, list[tuple[int, int]]] = {}
    for row, letters in enumerate(rows):
        for column, letter in enumerate(letters):
            merged.setdefault(letter if letter != "." else f"{row}/{column}", []).append((row, column))
    widths = re.search(r"\| width \|(.*)\|", drawn[2])[1].split("|")
    return Grid(frozenset(map(spanned, merged.values())), tuple(float(width) for width in widths))


def spanned(places: Sequence[tuple[int, int]]) -> Place:
    (top, left), (bottom, right) = min(places), max(places)
    assert len(places) == (bottom - top + 1) * (right - left + 1)
    return top, left, bottom - top + 1, right - left + 1


def measured(rectangles: Iterable[Rectangle]) -> Grid:
    """The grid that a table's rectangles make: their edges numbered, and the columns' widths."""
    listed = list(rectangles)
    columns = edges([side for each in listed for side in (each.left, each.right)])
    rows = edges([side for each in listed for side in (each.top, each.bottom)])
    cells = frozenset(
        (
            nearest(rows, each.top),
            nearest(columns, each.left),
            nearest(rows, each.bottom) - nearest(rows, each.top),
            nearest(columns, each.right) - nearest(columns, each.left),
        )
        for each in listed
    )
    return Grid(cells, tuple(right - left for left, right in pairwise(columns)))


def edges(sides: list[float]) -> list[float]:
    """Distinct edges; those less than half a millimetre apart are one."""
    found: list[float] = []
    for side in sorted(sides):
        if not found or side - found[-1] > 0.5:
            found.append(side)
    return found


def nearest(places: list[float], side: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - side))


def two_tables(rectangles: list[Rectangle]) -> list[list[Rectangle]]:
    """The rectangles of the first page parted where no cell is: the first table, the budget table."""
    ordered = sorted(rectangles, key=lambda each: each.top)
    reached = ordered[0].bottom
    for at, each in enumerate(ordered):
        if each.top > reached + 3:
            return [ordered[:at], ordered[at:]]
        reached = max(reached, each.bottom)
    raise AssertionError("there is only one table")


@pytest.fixture(scope="module")
def card() -> list[Block]:
    """The card of the demo with its one question answered, so that it has the whole budget table."""
    name = "card-1-2-2.txt"
    blocks = documents.read(name, (ROOT / "demo" / name).read_bytes()).blocks
    return write(read(blocks, [Answer("budget-missing-column", "기투자")])[0])


@pytest.fixture(scope="module")
def in_hwpx(card: list[Block]) -> list[list[Rectangle]]:
    pages = rendering.draw(documents.write("hwpx", card), PICTURES, "card-hwpx")
    return two_tables(rendering.cells(pages[0]))


@pytest.fixture(scope="module")
def in_pdf(card: list[Block]) -> list[list[Rectangle]]:
    PICTURES.mkdir(parents=True, exist_ok=True)
    data = documents.write("pdf", card)
    scale = 72 / 25.4
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, page in enumerate(document.pages, start=1):
            page.to_image(resolution=192).save(PICTURES / f"card-pdf-{number}.png")
        tables = document.pages[0].find_tables()
        return [[Rectangle(*(side / scale for side in cell)) for cell in table.cells] for table in tables]


@pytest.mark.parametrize(("at", "name", "count"), [(0, "header", 24), (1, "budget", 101)])
@pytest.mark.parametrize("engine", ["in_hwpx", "in_pdf"])
def test_an_independent_engine_sees_the_grid_of_the_form(
    engine: str, at: int, name: str, count: int, request: pytest.FixtureRequest
) -> None:
    seen, promised = measured(request.getfixturevalue(engine)[at]), grid(name)
    assert len(promised.cells) == count
    assert seen.cells == promised.cells
    assert seen.widths == pytest.approx(promised.widths, abs=0.5)


@pytest.mark.parametrize("engine", ["in_hwpx", "in_pdf"])
def test_the_tables_fill_the_text_width_between_the_margins(
    engine: str, request: pytest.FixtureRequest
) -> None:
    for table in request.getfixturevalue(engine):
        assert min(each.left for each in table) == pytest.approx(MARGIN, abs=0.5)
        assert max(each.right for each in table) == pytest.approx(210 - MARGIN, abs=0.5)


def test_hwpx_and_pdf_are_drawn_alike(in_hwpx: list[list[Rectangle]], in_pdf: list[list[Rectangle]]) -> None:
    for hwpx, pdf in zip(in_hwpx, in_pdf, strict=True):
        ours, theirs = height(hwpx), height(pdf)
        assert ours == pytest.approx(theirs, rel=0.2)
        assert min(each.top for each in hwpx) == pytest.approx(min(each.top for each in pdf), abs=15)


def test_a_long_table_breaks_between_rows_and_repeats_its_header_in_hwpx(tmp_path: Path) -> None:
    rows = [Cell(row, column, f"{row}번", header=row == 0) for row in range(120) for column in range(3)]
    pages = rendering.draw(documents.write("hwpx", [Table(tuple(rows), header_rows=1)]), tmp_path)
    texts = [rendering.text(page) for page in pages]
    assert len(pages) > 2 and all(text.startswith("0번0번0번") for text in texts)
    drawn = Counter(re.findall(r"\d+번", "".join(texts)))
    assert drawn == {"0번": 3 * len(pages)} | {f"{row}번": 3 for row in range(1, 120)}


def height(table: list[Rectangle]) -> float:
    return max(each.bottom for each in table) - min(each.top for each in table)


@pytest.mark.parametrize("engine", ["hwpx", "pdf"])
def test_the_picture_has_shaded_labels_text_and_clear_margins(
    engine: str, in_hwpx: list[list[Rectangle]], in_pdf: list[list[Rectangle]]
) -> None:
    with Image.open(PICTURES / f"card-{engine}-1.png") as opened:
        picture = opened.convert("RGB")
    per_mm = picture.width / 210
    table = {"hwpx": in_hwpx, "pdf": in_pdf}[engine][0]
    label, value = sorted(table, key=lambda each: (round(each.top), each.left))[:2]
    assert colour_inside(picture, label, per_mm) == pytest.approx((0xE6, 0xEC, 0xF2), abs=2)
    assert colour_inside(picture, value, per_mm) == (255, 255, 255)
    assert darkness(picture, (MARGIN, MARGIN, 210 - MARGIN, 297 - MARGIN), per_mm) > 0.02
    for band in ((0, 0, MARGIN - 1, 297), (210 - MARGIN + 1, 0, 210, 297), (0, 0, 210, MARGIN - 1)):
        assert darkness(picture, band, per_mm) == 0


def colour_inside(picture: Image.Image, cell: Rectangle, per_mm: float) -> tuple[int, ...]:
    """The colour just inside the upper left corner, where no letter stands."""
    colour = picture.getpixel((round((cell.left + 1) * per_mm), round((cell.top + 1) * per_mm)))
    assert isinstance(colour, tuple)
    return colour


def darkness(picture: Image.Image, area: tuple[float, float, float, float], per_mm: float) -> float:
    """Share of dark points in an area given in millimetres."""
    part = picture.crop(tuple(round(side * per_mm) for side in area)).convert("L")
    dark = sum(part.histogram()[:128])
    return dark / (part.width * part.height)
