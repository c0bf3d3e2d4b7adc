"""Reading PDF, from our own writer and from pages made here."""

import io
import zlib
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
import weasyprint

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.pdf.read import read
from tests.documents import samples

TABLE = samples.header_table()


def pdf(body: str, style: str = "") -> bytes:
    page = (
        f"<style>@page {{ size: A4; margin: 20mm }} * {{ margin: 0; font: 11pt NanumGothic }} {style}</style>"
    )
    target = io.BytesIO()
    weasyprint.HTML(string=page + body).write_pdf(target)
    return target.getvalue()


@cache
def card() -> tuple:
    return tuple(read(documents.write("pdf", samples.card())))


def unbroken(blocks):
    """Blocks without what a PDF does not carry: ranks of headings, and which line ends were meant."""
    for block in blocks:
        if isinstance(block, Table):
            yield [
                (c.row, c.column, c.row_span, c.column_span, " ".join(c.text.split())) for c in block.cells
            ]
        else:
            yield (block.text, block.level, block.mark.strip("#"))


def test_a_card_comes_back_but_for_ranks_and_line_ends():
    assert list(unbroken(card())) == list(unbroken(samples.card()))


def test_a_wrapped_item_is_one_item():
    long = "소통을 위한 지역경제 간담회를 " * 6
    blocks = read(pdf(f"<p>- {long}</p><p>- 다음</p>"))
    assert blocks == [Paragraph(long.strip(), 1, "-"), Paragraph("다음", 1, "-")]


def test_an_arrow_at_the_break_of_a_line_opens_no_item():
    long = "참여기업 28개, 구직참여자 424명, " * 4 + "면접인원 200명 ☞ 채용 예정 112명과 그 밖의 여럿"
    for cut in range(12):
        (block,) = read(pdf(f"<p>- {'가' * cut} {long}</p>"))
        assert block.text.count("☞") == 1


def test_the_rest_of_a_date_at_the_break_of_a_line_is_no_heading():
    style = "p { padding-left: 4mm; text-indent: -4mm } p + p { margin-left: 4mm }"
    for cut in range(8):
        date = "2024. 3. 말까지 ~ 12. 말까지"
        made = pdf(f"<p>- 가</p><p>▷ {'가' * cut}{'소통을 위한 간담회 ' * 6}: {date}</p>", style)
        assert len(read(made)) == 2


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_mark_at_the_break_of_a_line_of_ours_opens_no_item(level):
    marked = "소통 - 간담회 1) 분기별 (2) 정기 ▷ 참여 가. 모집 ○ 채용 예정 2024. 3. 말까지"
    above = [Paragraph("위", depth, "○") for depth in range(1, level)]
    for cut in range(10):
        long = Paragraph(" ".join(["가" * cut, *[marked] * 4]).strip(), level, "-")
        blocks = [*above, long, Paragraph("아래", level + 1, "▷"), Paragraph("다음", level, "-")]
        assert read(documents.write("pdf", blocks)) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "일자리경제과\n(☎051-000-0000)",
        "일자리경제과\n(☎ 051-000-0000)",
        "지역경제활성화추진단\n(☎051-000-0000)",
        "지역경제활성화 추진단",
        "건설과\n보건행정과\n일자리경제과",
        "건설과, 보건행정과, 일자리경제과",
    ],
)
@pytest.mark.parametrize("column", [1, 5])
def test_line_breaks_of_a_narrow_cell_of_ours_come_back(text, column):
    cells = [replace(c, text=text) if (c.row, c.column) == (1, column) else c for c in TABLE.cells]
    (table,) = read(documents.write("pdf", [replace(TABLE, cells=tuple(cells))]))
    assert text in [cell.text for cell in table.cells]


def test_amounts_do_not_break():
    cells = [Cell(row, column, "1,086,092.5", align="right") for row in range(2) for column in range(10)]
    (table,) = read(documents.write("pdf", [Table(tuple(cells))]))
    assert {cell.text for cell in table.cells} == {"1,086,092.5"}


def test_a_word_that_all_but_fitted_goes_on_with_its_item():
    long = [Paragraph(f"{'1' * cut} {'나다 ' * 25}112명", 1, "-") for cut in range(1, 60)]
    assert read(documents.write("pdf", [Paragraph("가", 0), *long])) == [Paragraph("가", 0), *long]


def test_a_note_at_the_right_does_not_go_on_with_a_long_line_above_it():
    note = "※ 시연을 위해 지어낸 카드입니다. 실제 사업과 관계가 없으니 인용하지 마십시오."
    made = documents.write(
        "pdf", [Paragraph(note, align="center"), Paragraph("(2024. 6. 30. 現在)", align="right")]
    )
    assert [block.text for block in read(made)] == [note[2:], "(2024. 6. 30. 現在)"]


def test_short_lines_stay_apart():
    assert read(pdf("<p>첫째 줄</p><p>둘째 줄</p>")) == [Paragraph("첫째 줄"), Paragraph("둘째 줄")]


def test_levels_come_from_where_lines_begin():
    blocks = read(pdf('<p>1. 개요</p><p>○ 가</p><p style="margin-left: 5mm">- 나</p><p>○ 다</p>'))
    assert [(block.level, block.mark) for block in blocks] == [(0, ""), (1, "○"), (2, "-"), (1, "○")]


def test_a_table_over_two_pages_is_one_without_its_repeated_header():
    rows = "".join(f"<tr><td>{number}</td><td>값</td></tr>" for number in range(60))
    made = pdf(
        f"<table><thead><tr><th>번호</th><th>내용</th></tr></thead>{rows}</table>",
        "table { width: 100%; border-collapse: collapse } th, td { border: 1px solid; height: 8mm }",
    )
    (table,) = read(made)
    assert (table.row_count, table.column_count) == (61, 2)
    assert table.cells[-2:] == (Cell(60, 0, "59"), Cell(60, 1, "값"))


def test_page_numbers_are_left_out():
    made = pdf("<p>본문 12</p>", "@page { @bottom-center { content: '- ' counter(page) ' -' } }")
    assert read(made) == [Paragraph("본문 12")]


def test_a_frame_is_no_table():
    assert read(pdf('<p style="border: 1px solid">제목</p>')) == [Paragraph("제목")]


def test_a_scan_is_refused():
    with pytest.raises(documents.Refused, match="스캔"):
        read(pdf('<div style="background: #ccc; height: 5cm"></div>'))


def test_it_is_read_through_the_child():
    assert documents.read("a.pdf", pdf("<p>가</p>")).blocks == (Paragraph("가"),)


def test_a_stream_that_inflates_without_end_is_refused():
    made = pikepdf.new()
    made.add_blank_page()
    stream = pikepdf.Stream(made, b"")
    stream.write(zlib.compress(b" " * (1 << 29), 1), filter=pikepdf.Name.FlateDecode)
    made.pages[0].Contents = made.make_indirect(stream)
    target = io.BytesIO()
    made.save(target)
    with pytest.raises(documents.Refused, match="십시오"):
        documents.read("a.pdf", target.getvalue())
