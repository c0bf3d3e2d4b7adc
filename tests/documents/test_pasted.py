import time

import pytest

from gongyak.documents import Refused, pasted

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color: red}</style></head>
<body><!--StartFragment-->
<table border=0><col width=64>
 <tr height=22><td colspan=2 rowspan=1>구 분</td><td>계</td><td>2024년</td></tr>
 <tr><td rowspan=2>소요<br>예산</td><td>총계</td><td x:num>9.6</td><td>&nbsp;</td></tr>
 <tr><td>국비</td><td>1,234</td><td>-</td></tr>
</table><!--EndFragment--></body></html>"""
HANGUL = """<TABLE><TR><TD><P CLASS=HStyle0><SPAN STYLE='x'>구 분</SPAN></P></TD><TD><P>계</P></TD></TR>
<TR><TD><P>총</P><P>계</P></TD><TD><P>9.<B>6</B> 백만</P></TD></TABLE><table><tr><td>둘째 표</table>"""


def rows(html, text=""):
    return list(pasted.read(html, text).rows())


def test_merged_cells_of_a_copied_table_stay_merged():
    table = pasted.read(EXCEL, "")
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert spans["구 분"] == (0, 0, 1, 2)
    assert spans["소요\n예산"] == (1, 0, 2, 1)
    assert spans["국비"] == (2, 1, 1, 1)
    assert rows(EXCEL)[1:] == [["소요\n예산", "총계", "9.6", ""], ["", "국비", "1,234", "-"]]


def test_tags_that_were_not_closed_and_paragraphs_in_cells():
    assert rows(HANGUL) == [["구 분", "계"], ["총\n계", "9.6 백만"]]


def test_a_table_inside_a_cell_is_text_of_the_cell():
    html = "<table><tr><td>가<table><tr><td>나</td></tr></table></td><td>다</td></tr></table>"
    assert rows(html) == [["가나", "다"]]


def test_cells_without_a_row_stand_in_the_first():
    assert rows("<table><td>가<th>나</table>") == [["가", "나"]]


def test_what_stands_outside_the_table_and_is_silent_is_left_out():
    html = "앞<td>밖</td></table><table><tr><td>가<script>alert(1)</script></td><td>나</style></td></tr></table>뒤"
    assert rows(html) == [["가", "나"]]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "１", "999999999999"])
def test_a_strange_span_is_one_place_or_as_many_as_a_table_has(span):
    table = pasted.read(f"<table><tr><td colspan='{span}'>가</td><td>나</td></tr></table>", "")
    assert table.cells[0].column_span == 1


def test_text_between_tabs_is_a_table_as_excel_copies_it():
    text = '구 분\t\t계\r\n"소요\n예산"\t총계\t9.6\r\n\t국비\t-'
    assert rows("", text) == [["구 분", "", "계"], ["소요\n예산", "총계", "9.6"], ["", "국비", "-"]]
    assert rows("<p>표가 아님</p>", text) == rows("", text)


def test_decomposed_hangul_and_unseen_signs_are_made_plain():
    assert rows("", "\u1100\u1161\t\u200b나\0\n다\t라") == [["가", "나"], ["다", "라"]]


@pytest.mark.parametrize(
    "text", ["", "글 한 줄", "<table></table>", "<table><tr><td>한 칸</td></tr></table>"]
)
def test_what_is_no_table_is_refused_with_a_sentence(text):
    with pytest.raises(Refused, match="표가 없으니"):
        pasted.read(text, text)


def test_a_field_too_long_for_a_table_is_refused():
    with pytest.raises(Refused, match="표만 골라"):
        pasted.read("", "가" * 140_000 + "\t나")


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>" + "<td>1" * 100_000,
        "<table>" + "<tr><td rowspan=400 colspan=400>1" * 9,
        "<table><tr><td>" + "가" * 6_000 + "<td>나",
        "가" * 1_000_001,
    ],
)
def test_a_table_larger_than_any_form_is_refused_at_once(html):
    started = time.process_time()
    with pytest.raises(Refused):
        pasted.read(html, "")
    with pytest.raises(Refused):
        pasted.read("", "1\t" * 250_000)
    assert time.process_time() - started < 5
