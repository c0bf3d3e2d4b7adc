"""Reading DOCX, from documents made here."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from gongyak import documents
from gongyak.blocks import Cell, Paragraph, Table
from gongyak.documents.docx.read import read
from tests.documents import samples


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def document():
    return docx.Document()


def add_table(document, table: Table):
    made = document.add_table(table.row_count, table.column_count)
    for cell in table.cells:
        last = made.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        made.cell(cell.row, cell.column).merge(last).text = cell.text


def test_spans_across_and_down(document):
    for table in (samples.header_table(), samples.budget_table()):
        add_table(document, table)
        document.add_paragraph("사이")
    read_back = [block for block in read(saved(document)) if isinstance(block, Table)]
    assert read_back == [samples.header_table(), samples.budget_table()]
    assert [len(table.cells) for table in read_back] == [24, 101]


def test_headings_by_style_and_text(document):
    document.add_heading("1. 추진개요", 2)
    document.add_paragraph("○ 가")
    assert read(saved(document)) == [Paragraph("1. 추진개요", 0, "##"), Paragraph("가", 1, "○")]


def test_levels_by_indent_and_blanks(document):
    for text, indent in (("○ 가", 0), ("- 나", 10), ("  ▷ 다", 10), ("○ 라", 0)):
        document.add_paragraph(text).paragraph_format.left_indent = Pt(indent)
    levels = [(block.level, block.mark) for block in read(saved(document))]
    assert levels == [(1, "○"), (2, "-"), (3, "▷"), (1, "○")]


def test_bullets_of_lists_are_marks(document):
    document.add_paragraph("가", style="List Bullet")
    document.add_paragraph("나", style="List Bullet 2")
    assert [(block.level, block.mark, block.text) for block in read(saved(document))] == [
        (1, "•", "가"),
        (2, "•", "나"),
    ]


def test_alignment(document):
    document.add_paragraph("(단위: 백만원)").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    assert read(saved(document))[0].align == "right"


def test_hidden_and_struck_text_is_not_read(document):
    paragraph = document.add_paragraph("보임")
    paragraph.add_run("숨김").font.hidden = True
    deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>지움</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))
    document.sections[0].header.paragraphs[0].text = "머리말"
    assert read(saved(document)) == [Paragraph("보임")]


def test_text_boxes_are_read_once(document):
    content = "<w:txbxContent><w:p><w:r><w:t>상자</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{content}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.add_paragraph("밖")._p.append(parse_xml(box))
    assert read(saved(document)) == [Paragraph("밖"), Paragraph("상자")]


def test_nested_tables_follow_and_frames_vanish(document):
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "제목"
    outer = frame.add_table(1, 2)
    outer.cell(0, 0).text = "밖"
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "가", "나"
    assert read(saved(document)) == [
        Paragraph("제목"),
        Table((Cell(0, 0, "밖"), Cell(0, 1, ""))),
        Table((Cell(0, 0, "가"), Cell(0, 1, "나"))),
    ]


def test_it_is_read_through_the_child(document):
    document.add_paragraph("- 가")
    assert documents.read("가.docx", saved(document)).blocks == (Paragraph("가", 1, "-"),)


def test_nesting_and_spans_beyond_reason_are_refused(document):
    nested = "<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc><w:tc/></w:tr></w:tbl>'
    for body in (nested, wide):
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(saved(document))) as source, zipfile.ZipFile(target, "w") as made:
            for name in source.namelist():
                part = source.read(name)
                if name == "word/document.xml":
                    part = part.replace(b"<w:body>", b"<w:body>" + body.encode())
                made.writestr(name, part)
        with pytest.raises(documents.Refused, match="십시오"):
            documents.read("a.docx", target.getvalue())
