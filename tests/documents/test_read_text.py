"""Reading text and Markdown."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.text.read import parse, read

CARD = Path(__file__).parents[2] / "demo" / "card-1-2-2.txt"


def texts(table: Table) -> list[list[str]]:
    return list(table.rows())


def test_the_real_card_has_its_two_tables_and_its_items():
    blocks = read(CARD.read_bytes())
    header, budget = (block for block in blocks if isinstance(block, Table))
    assert texts(header)[0] == ["공약제목", "지역경제활성화 종합대책본부 설치", "", "", "관리번호", "1-2-2"]
    assert texts(header)[2] == ["", "", "담당자", "행정6급 김연주(☎4802)", "", ""]
    assert len(header.cells) == 42
    assert [len(row) for row in texts(budget)] == [9] * 11
    assert blocks[0] == Paragraph("구청장 공약사항 관리카드", 0, "#")
    assert Paragraph("지역경제활성화 종합대책본부(본부장: 구청장) 설치 운영", 2, "▷") in blocks
    assert (
        Paragraph("총괄행정지원반(행정), 민생안정지원반(기업, 소상공인), 고용안정지원반(일자리) 등", 3, "-")
        in blocks
    )
    assert Paragraph("3. 추진실적", 0, "###") in blocks


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_encodings_give_the_same_blocks(encoding):
    text = "# 제목\n\n- 가\n  - ▷ 나\n"
    assert read(text.encode(encoding)) == [
        Paragraph("제목", 0, "#"),
        Paragraph("가", 1, "-"),
        Paragraph("나", 2, "▷"),
    ]


def test_decomposed_hangul_is_composed():
    assert read("한글".encode()) == [Paragraph("한글")]


def test_pasted_official_text_takes_levels_from_indents():
    pasted = "1. 추진개요\n ○ 사업내용\n   - 설치 운영\n   ▷ 정기 간담회\n ○ 기간\n2. 향후계획\n○ 개최"
    assert parse(pasted) == [
        Paragraph("1. 추진개요"),
        Paragraph("사업내용", 1, "○"),
        Paragraph("설치 운영", 2, "-"),
        Paragraph("정기 간담회", 2, "▷"),
        Paragraph("기간", 1, "○"),
        Paragraph("2. 향후계획"),
        Paragraph("개최", 1, "○"),
    ]


def test_pasted_official_text_without_indents_takes_levels_from_marks():
    assert parse("○ 가\n- 나\n▷ 다\n○ 라") == [
        Paragraph("가", 1, "○"),
        Paragraph("나", 2, "-"),
        Paragraph("다", 3, "▷"),
        Paragraph("라", 1, "○"),
    ]


def test_markdown_siblings_keep_one_level_whatever_their_marks():
    assert parse("- 가\n- ▷ 나") == [Paragraph("가", 1, "-"), Paragraph("나", 1, "▷")]


def test_a_wrapped_line_goes_on_with_its_item():
    assert parse("- 소통을 위한\n  간담회\n\n  다음 단락") == [
        Paragraph("소통을 위한 간담회", 1, "-"),
        Paragraph("다음 단락"),
    ]


def test_tabs_keep_every_place_and_ragged_rows():
    (table,) = parse("\t계\t2022\n국비\t\t-\n\t\n시비\t1")
    assert texts(table) == [["", "계", "2022"], ["국비", "", "-"], ["", ""], ["시비", "1"]]
    assert table.cells[:3] == (Cell(0, 0, ""), Cell(0, 1, "계"), Cell(0, 2, "2022"))


def test_pipe_tables():
    (table,) = parse("| 구분 | 계 |\n|---|:-:|\n| 국비 \\| 시비 | 1<br>2 |")
    assert texts(table) == [["구분", "계"], ["국비 | 시비", "1\n2"]]


def test_a_table_ends_where_text_begins():
    kinds = [type(block) for block in parse("가\t나\n다\n- 라\n\n마\t바\n\n사\t아")]
    assert kinds == [Table, Paragraph, Paragraph, Table, Table]


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xff\xff", "\ud800".encode("utf-8", "surrogatepass")])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(documents.Refused, match="다시 저장"):
        read(data)


def test_hidden_signs_are_dropped():
    assert read("가\u202e나\u200b\x07".encode()) == [Paragraph("가나")]


@given(st.binary())
def test_bytes_are_read_or_refused(data):
    try:
        read(data)
    except documents.Refused as refused:
        assert str(refused).endswith(".")


@given(st.text())
def test_any_text_is_read(text):
    for block in parse(text):
        assert isinstance(block, Paragraph | Table)


@given(st.lists(st.lists(st.text("가나1- "), min_size=2), min_size=1))
def test_tabbed_rows_come_back_as_they_stood(rows):
    stripped = [[field.strip() for field in row] for row in rows]
    assume(all(stripped[0]))
    (table,) = parse("\n".join("\t".join(row) for row in rows))
    assert texts(table) == stripped
