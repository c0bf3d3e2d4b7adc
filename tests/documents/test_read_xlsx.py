"""Reading XLSX, from workbooks made here."""

import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.xlsx.read import as_text, read


def workbook(*sheets) -> bytes:
    """A workbook from functions that each fill a sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for fill in sheets:
            fill(book.add_worksheet())
    return target.getvalue()


def rows(*lines):
    def fill(sheet):
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                sheet.write(row, column, value)

    return fill


def test_lone_texts_are_paragraphs_and_neighbouring_rows_tables():
    made = workbook(rows(["1. 추진개요"], ["○ 가"], ["  - 나"], [], ["구분", "계"], ["국비", 9.6], ["끝"]))
    assert read(made) == [
        Paragraph("1. 추진개요"),
        Paragraph("가", 1, "○"),
        Paragraph("나", 2, "-"),
        Table((Cell(0, 0, "구분"), Cell(0, 1, "계"), Cell(1, 0, "국비"), Cell(1, 1, "9.6"))),
        Paragraph("끝"),
    ]


def test_an_empty_row_parts_two_tables():
    assert len(read(workbook(rows(["가", "나"], [], ["다", "라"])))) == 2


def test_merged_cells_give_spans_and_their_own_columns():
    def fill(sheet):
        sheet.merge_range(0, 0, 0, 5, "제목")
        sheet.merge_range(1, 0, 2, 1, "라벨")
        sheet.merge_range(1, 2, 1, 3, "가")
        sheet.merge_range(1, 4, 1, 5, "")
        sheet.merge_range(2, 2, 2, 3, "나")

    assert read(workbook(fill)) == [
        Paragraph("제목"),
        Table((Cell(0, 0, "라벨", 2, 1), Cell(0, 1, "가"), Cell(0, 2, ""), Cell(1, 1, "나"), Cell(1, 2, ""))),
    ]


def test_a_row_under_a_span_belongs_to_its_table():
    def fill(sheet):
        sheet.merge_range(0, 0, 2, 0, "계획")
        for row, text in enumerate(["총계", "국비", "시비"]):
            sheet.write(row, 1, text)
        sheet.write(3, 0, "비고")

    blocks = read(workbook(fill))
    assert [cell.text for cell in blocks[0].cells] == ["계획", "총계", "국비", "시비"]
    assert blocks[1] == Paragraph("비고")


def test_empty_places_count():
    (table,) = read(workbook(rows(["구분", "계", "2022"], ["국비", "", "-"], ["", "3", ""])))

    assert [cell.text for cell in table.cells] == ["구분", "계", "2022", "국비", "", "-", "", "3", ""]


def test_a_label_with_empty_places_stays_in_its_table():
    blocks = read(workbook(rows(["구분", "계"], ["국비"], ["시비", 1], ["1. 추진개요"], ["가", "나"])))
    assert [type(block) for block in blocks] == [Table, Paragraph, Table]
    assert [cell.text for cell in blocks[0].cells] == ["구분", "계", "국비", "", "시비", "1"]


def test_hidden_sheets_are_not_read():
    made = workbook(rows(["보임"]), lambda sheet: (sheet.write(0, 0, "숨김"), sheet.hide()))
    assert read(made) == [Paragraph("보임")]


def test_a_workbook_without_visible_content_is_refused():
    with pytest.raises(documents.Refused, match="시트"):
        read(workbook(lambda sheet: None))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9.6, "9.6"),
        (86092.0, "86092"),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (1e-7, "0.0000001"),
        (-4, "-4"),
        (True, "예"),
        (date(2024, 3, 29), "2024-03-29"),
        (datetime.fromisoformat("2024-03-29"), "2024-03-29"),
        (datetime.fromisoformat("2024-03-29 14:30"), "2024-03-29 14:30:00"),
        ("  - 가 ", "  - 가"),
    ],
)
def test_values_as_text(value, text):
    assert as_text(value) == text


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_decimals_come_back_without_noise(whole, places):
    value = whole / 10**places
    assert float(as_text(value)) == value
    assert "e" not in as_text(value)


def test_it_is_read_through_the_child():
    assert documents.read("a.xlsx", workbook(rows(["가"]))).blocks == (Paragraph("가"),)


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a text of one of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            text = source.read(name)
            made.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
    return target.getvalue()


def test_a_cell_in_the_last_corner_and_a_sheet_wide_merge_are_refused():
    def fill(sheet):
        sheet.write(0, 0, "가")
        sheet.write(0, 1, "나")
        sheet.merge_range(1, 0, 1, 3, "다")

    good = workbook(fill)
    merged = changed(good, "xl/worksheets/sheet1.xml", "A2:D2", "A2:XFD1048576")
    assert merged != good
    corner = workbook(lambda sheet: (sheet.write(0, 0, "가"), sheet.write(1_048_575, 16_383, "나")))
    for data in (merged, corner):
        with pytest.raises(documents.Refused, match="지나치게"):
            documents.read("a.xlsx", data)


def test_a_long_table_takes_time_in_step_with_its_length():
    rows_of = [[str(row), "값"] for row in range(5_000)]
    (table,) = documents.read("a.xlsx", workbook(rows(*rows_of))).blocks
    assert table.row_count == 5_000
