"""Our XLSX as another library reads it."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents import Refused
from gongyak.documents.xlsx.write import write
from tests.documents import samples


def sheet(data: bytes) -> Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["관리카드"]
    return book.active


@pytest.fixture(scope="module")
def card() -> Worksheet:
    return sheet(write(samples.card(), title="카드"))


def merged(page: Worksheet) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """Each merged range by its first cell: rows and columns from 0, the last ones included."""
    return {
        (area.min_row - 1, area.min_col - 1): (
            area.min_row - 1,
            area.min_col - 1,
            area.max_row - 1,
            area.max_col - 1,
        )
        for area in page.merged_cells.ranges
    }


def width_in_mm(page: Worksheet) -> float:
    """The sheet's width, by the widths of its columns in letters of 7 pixels."""
    letters = sum((each.max - each.min + 1) * each.width for each in page.column_dimensions.values())
    return letters * 7 / 96 * 25.4


def test_the_same_blocks_give_the_same_bytes() -> None:
    assert write(samples.card(), title="가") == write(samples.card(), title="가")


@pytest.mark.parametrize("table", [samples.header_table(), samples.budget_table()], ids=["header", "budget"])
def test_both_tables_keep_their_grid_on_one_sheet(card: Worksheet, table: Table) -> None:
    areas, first = merged(card), table.cells[0].text
    top = next(row for row in range(card.max_row) if card.cell(row + 1, 1).value == first)
    found = {
        (row, left): areas.get((top + row, left), (top + row, left, top + row, left))
        for row in range(table.row_count)
        for left in range(card.max_column)
        if not isinstance(card.cell(top + row + 1, left + 1), MergedCell)
    }
    starts = sorted({left for _, left in found})
    by_place = {(row, starts.index(left)): area for (row, left), area in found.items()}
    assert by_place.keys() == {(cell.row, cell.column) for cell in table.cells}
    for cell in table.cells:
        area = by_place[cell.row, cell.column]
        assert area[2] - area[0] + 1 == cell.row_span
        ends = [*starts, card.max_column]
        assert area[3] + 1 == ends[cell.column + cell.column_span]


def test_columns_have_the_widths_of_the_form(card: Worksheet) -> None:
    assert abs(width_in_mm(card) - 170) < 5


def test_numbers_are_numbers_that_show_the_same_digits(card: Worksheet) -> None:
    numbers = {
        (cell.value, cell.number_format)
        for row in card.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
    assert {(1240.5, "#,##0.0"), (250.5, "0.0"), (100, "0")} <= numbers


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("9.6", 9.6, "0.0"), ("86,092", 86092, "#,##0"), ("0", 0, "0"), ("-3.20", -3.2, "0.00")],
)
def test_a_right_aligned_number(text: str, value: float, shown: str) -> None:
    cell = sheet(write([Table((Cell(0, 0, text, align="right"),))])).cell(1, 1)
    assert (cell.value, cell.number_format, cell.data_type) == (value, shown, "n")


@pytest.mark.parametrize(
    "text", ["1-2-2", "-", "007", "1,23", "12%", "=1+1", "+82", "@a", "1e5", "1234567890123456"]
)
def test_what_is_no_plain_number_stays_text(text: str) -> None:
    cell = sheet(write([Table((Cell(0, 0, text, align="right"),))])).cell(1, 1)
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_number_at_the_left_stays_text() -> None:
    assert sheet(write([Table((Cell(0, 0, "2024"),))])).cell(1, 1).data_type == "s"


def test_nothing_is_ever_a_formula_or_a_link() -> None:
    data = write([*samples.hostile(), Paragraph("=1+1"), Paragraph("http://example.invalid")])
    package = zipfile.ZipFile(io.BytesIO(data))
    page = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page and b"hyperlink" not in page
    assert not any("rels" in name and "sheet" in name for name in package.namelist())


def test_items_stand_in_by_their_level(card: Worksheet) -> None:
    texts = [card.cell(row, 1).value for row in range(1, card.max_row + 1)]
    assert "  - 사업기간: 2022. ~ 2026." in texts
    assert "    ▷ 쉼터 12개소, 그늘나무 360그루" in texts
    assert "      - 1구간(새봄교~한빛교), 2구간(한빛교~가온나루)" in texts


def test_a_paragraph_is_one_cell_as_wide_as_the_sheet_and_high_enough(card: Worksheet) -> None:
    long_row = next(row for row in range(1, card.max_row) if "사업내용" in str(card.cell(row, 1).value))
    assert merged(card)[long_row - 1, 0][3] == card.max_column - 1
    assert card.row_dimensions[long_row].height > 1.5 * card.row_dimensions[long_row - 1].height


def test_it_prints_upright_on_the_width_of_one_page(card: Worksheet) -> None:
    assert (card.page_setup.paperSize, card.page_setup.orientation) == (9, "portrait")
    assert card.page_setup.fitToWidth in (None, 1) and int(card.page_setup.fitToHeight) == 0
    assert card.sheet_properties.pageSetUpPr.fitToPage


def test_a_text_longer_than_a_cell_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="32,767자"):
        write([Paragraph("가" * 32_768)])


def test_blocks_without_tables_and_without_anything() -> None:
    assert sheet(write([Paragraph("글")])).cell(1, 1).value == "글"
    assert sheet(write([])).max_row == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [("공약사항 총괄표", "공약사항 총괄표"), ("가온구청장 공약사항 관리카드", "관리카드"), ("[a/b]:*?\\'", "a b"), ("'", "관리카드"),
     ("가" * 40, "가" * 31)],
)  # fmt: skip
def test_the_sheet_is_called_as_the_document_is(title: str, name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write([Paragraph(title, 0, "#")])))
    assert [" ".join(one.split()) for one in book.sheetnames] == [name]
