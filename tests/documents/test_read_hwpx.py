"""Reading HWPX, from packages made here by hand and from our own writer."""

import io
import zipfile

import pytest

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.hwpx.read import read

HANCOM = "http://www.hancom.co.kr/hwpml/2011"
SECTION = f'<hs:sec xmlns:hs="{HANCOM}/section" xmlns:hp="{HANCOM}/paragraph">{{}}</hs:sec>'
HEAD = (
    f'<hh:head xmlns:hh="{HANCOM}/head" xmlns:hc="{HANCOM}/core"><hh:refList><hh:bullets>'
    '<hh:bullet id="1" char="▷"/></hh:bullets><hh:paraProperties>{}</hh:paraProperties></hh:refList>'
    "</hh:head>"
)


def package(*sections: str, head: str = "", spine: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/hwp+zip")
        if head:
            made.writestr("Contents/header.xml", HEAD.format(head))
        if spine:
            made.writestr("Contents/content.hpf", spine)
        for number, body in enumerate(sections):
            made.writestr(f"Contents/section{number}.xml", SECTION.format(body))
    return target.getvalue()


def shape(
    number: int, left: int = 0, intent: int = 0, heading: str = 'type="NONE"', align: str = "JUSTIFY"
) -> str:
    return (
        f'<hh:paraPr id="{number}"><hh:align horizontal="{align}"/><hh:heading {heading}/><hh:margin>'
        f'<hc:intent value="{intent}"/><hc:left value="{left}"/></hh:margin></hh:paraPr>'
    )


def p(text: str = "", shape: int = 0, inside: str = "") -> str:
    return f'<hp:p paraPrIDRef="{shape}"><hp:run>{inside}<hp:t>{text}</hp:t></hp:run></hp:p>'


def tc(text: str, row: int, column: int, row_span: int = 1, column_span: int = 1, width: int = 0) -> str:
    return (
        f"<hp:tc><hp:subList>{text if text.startswith('<') else p(text)}</hp:subList>"
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{column_span}" rowSpan="{row_span}"/><hp:cellSz width="{width}"/></hp:tc>'
    )


def tbl(*rows: str) -> str:
    return "<hp:tbl>" + "".join(f"<hp:tr>{row}</hp:tr>" for row in rows) + "</hp:tbl>"


def test_cells_stand_where_their_addresses_say():
    table = tbl(tc("나", 0, 1) + tc("가", 0, 0, 2, 1), tc("다", 1, 1))
    assert read(package(p(inside=table))) == [
        Table((Cell(0, 1, "나"), Cell(0, 0, "가", 2, 1), Cell(1, 1, "다")))
    ]


def test_cells_without_addresses_take_the_free_places():
    span = '<hp:cellSpan colSpan="1" rowSpan="2"/>'
    cells = [
        f"<hp:tc><hp:subList>{p(text)}</hp:subList>{extra}</hp:tc>"
        for text, extra in (("가", span), ("나", ""))
    ]
    last = f"<hp:tc><hp:subList>{p('다')}</hp:subList></hp:tc>"
    (table,) = read(package(p(inside=tbl("".join(cells), last))))
    assert table == Table((Cell(0, 0, "가", 2, 1), Cell(0, 1, "나"), Cell(1, 1, "다")))


def test_a_nested_table_follows_its_table_and_is_not_doubled():
    inner = tbl(tc("안1", 0, 0), tc("안2", 1, 0))
    outer = tbl(tc("밖", 0, 0) + tc(p("곁", inside=inner), 0, 1))
    assert read(package(p(inside=outer))) == [
        Table((Cell(0, 0, "밖"), Cell(0, 1, "곁"))),
        Table((Cell(0, 0, "안1"), Cell(1, 0, "안2"))),
    ]


def test_a_frame_of_one_cell_gives_its_content():
    framed = tbl(tc(p("제목") + p(inside=tbl(tc("가", 0, 0) + tc("나", 0, 1))), 0, 0))
    assert read(package(p(inside=framed))) == [Paragraph("제목"), Table((Cell(0, 0, "가"), Cell(0, 1, "나")))]


def test_text_boxes_are_read():
    box = f"<hp:rect><hp:drawText><hp:subList>{p('상자 안')}</hp:subList></hp:drawText></hp:rect>"
    assert read(package(p("상자 밖", inside=box))) == [Paragraph("상자 안"), Paragraph("상자 밖")]


def test_headers_comments_and_struck_text_are_not():
    hidden = f"<hp:ctrl><hp:header><hp:subList>{p('머리말')}</hp:subList></hp:header></hp:ctrl>"
    struck = "남김<hp:deleteBegin/>지움<hp:deleteEnd/>끝"
    assert read(package(p(struck, inside=hidden))) == [Paragraph("남김끝")]


def test_levels_come_from_margins_and_blanks():
    head = shape(0) + shape(1, left=1000) + shape(2, left=2000, intent=-1000)
    body = p("1. 추진개요") + p("○ 가", 1) + p("- 나", 2) + p("   ▷ 다", 2) + p("○ 라", 1)
    assert read(package(body, head=head))[1:] == [
        Paragraph("가", 1, "○"),
        Paragraph("나", 2, "-"),
        Paragraph("다", 3, "▷"),
        Paragraph("라", 1, "○"),
    ]


def test_outline_shapes_are_headings_and_bullets_are_marks():
    head = (
        shape(0)
        + shape(1, heading='type="OUTLINE" level="1"')
        + shape(2, 500, heading='type="BULLET" idRef="1"')
    )
    assert read(package(p("1. 추진개요", 1) + p("가", 2), head=head)) == [
        Paragraph("1. 추진개요", 0, "##"),
        Paragraph("가", 1, "▷"),
    ]


def test_alignment_is_kept():
    (paragraph,) = read(package(p("(단위: 백만원)", 1), head=shape(1, align="RIGHT")))
    assert paragraph.align == "right"


def test_sections_follow_the_spine():
    items = "".join(f'<i:item id="s{n}" href="Contents/section{n}.xml"/>' for n in range(3))
    refs = "".join(f'<i:itemref idref="s{n}"/>' for n in (2, 0, 1))
    spine = f'<i:package xmlns:i="x"><i:manifest>{items}</i:manifest><i:spine>{refs}</i:spine></i:package>'
    read_back = read(package(p("가"), p("나"), p("다"), spine=spine))
    assert [block.text for block in read_back] == ["다", "가", "나"]


def test_twelve_sections_without_a_spine_follow_their_numbers():
    read_back = read(package(*[p(str(number)) for number in range(12)]))
    assert [block.text for block in read_back] == [str(number) for number in range(12)]


def test_a_package_without_sections_is_refused():
    with pytest.raises(documents.Refused, match="본문"):
        read(package())


def test_widths_and_repeated_rows():
    cells = tc("가", 0, 0, width=100) + tc("나", 0, 1, width=200)
    header = cells.replace("<hp:tc>", '<hp:tc header="1">')
    (table,) = read(package(p(inside=tbl(header, cells.replace('rowAddr="0"', 'rowAddr="1"')))))
    assert (table.widths, table.header_rows, table.cells[0].header) == ((100, 200), 1, True)


def test_it_is_read_through_the_child():
    reading = documents.read("관리카드.HWPX", package(p("- 가")))
    assert reading == documents.Reading((Paragraph("가", 1, "-"),), "hwpx")
