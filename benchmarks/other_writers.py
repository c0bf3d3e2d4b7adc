"""Other libraries writing the same: every paragraph, and both tables with the same merged cells."""

import io
import json
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from gongyak.blocks import Block, Cell, Paragraph, Table


def python_hwpx(blocks: Sequence[Block]) -> bytes:
    """HWPX by python-hwpx."""
    from hwpx import HwpxDocument

    document = HwpxDocument.new()
    for block in blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph(_line(block))
            continue
        table = document.add_table(block.row_count, block.column_count)
        for cell in block.cells:
            if cell.row_span > 1 or cell.column_span > 1:
                table.merge_cells(cell.row, cell.column, *_last(cell))
            table.set_cell_text(cell.row, cell.column, cell.text)
    return document.to_bytes()


def hwp_by_python_hwpx(hwpx: bytes) -> bytes:
    """An HWP 5.0 file from an HWPX file, by python-hwpx."""
    from hwpx import HwpxDocument

    return HwpxDocument.open(io.BytesIO(hwpx)).to_bytes(format="hwp")


def python_docx(blocks: Sequence[Block]) -> bytes:
    """DOCX by python-docx: headings by style, items by indent."""
    import docx
    from docx.shared import Pt

    document = docx.Document()
    for block in blocks:
        if isinstance(block, Table):
            table = document.add_table(block.row_count, block.column_count)
            for cell in block.cells:
                table.cell(cell.row, cell.column).merge(table.cell(*_last(cell))).text = cell.text
        elif block.mark.startswith("#"):
            document.add_heading(block.text, len(block.mark))
        else:
            document.add_paragraph(_line(block)).paragraph_format.left_indent = Pt(12 * block.level)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def openpyxl(blocks: Sequence[Block]) -> bytes:
    """XLSX by openpyxl, numbers as numbers, with borders and alignment."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side("thin")
    looks = Border(thin, thin, thin, thin), Font("맑은 고딕", 9), Font("맑은 고딕", 9, bold=True)
    book = Workbook()
    sheet, row = book.active, 1
    for block in blocks:
        if isinstance(block, Paragraph):
            sheet.cell(row, 1, _line(block)).font = looks[1]
            row += 1
            continue
        for cell in block.cells:
            made = sheet.cell(row + cell.row, 1 + cell.column, _number(cell))
            made.border, made.font = looks[0], looks[2 if cell.header else 1]
            made.alignment = Alignment(cell.align, "center", wrap_text=True)
            if cell.row_span > 1 or cell.column_span > 1:
                down, across = _last(cell)
                sheet.merge_cells(None, row + cell.row, 1 + cell.column, row + down, 1 + across)
        row += block.row_count
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def reportlab(blocks: Sequence[Block]) -> bytes:
    """PDF by ReportLab, the font read once; untagged."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Para
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as Grid

    if "nanum" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("nanum", font()))
    style = ParagraphStyle("body", fontName="nanum", fontSize=8, leading=10)
    story = []
    for block in blocks:
        if isinstance(block, Paragraph):
            story.append(Para(_escaped(_line(block)), style))
            continue
        rows = [[""] * block.column_count for _ in range(block.row_count)]
        marks = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        for cell in block.cells:
            rows[cell.row][cell.column] = Para(_escaped(cell.text), style)
            marks.append(("SPAN", (cell.column, cell.row), _last(cell)[::-1]))
        widths = [480 * width / sum(block.widths) for width in block.widths]
        story.append(Grid(rows, widths, style=marks, repeatRows=block.header_rows))
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4, leftMargin=50, rightMargin=50).build(story)
    return target.getvalue()


def typst_compiler() -> Callable[[Sequence[Block]], bytes]:
    """PDF/UA-1 by Typst: a function that uses one compiler and its fonts again and again."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(Path(font()).parent)])
    compiler = typst.Compiler(font_paths=fonts)
    opening = '#set document(title: "카드")\n#set text(font: "NanumGothic", size: 8pt, lang: "ko")\n'

    def write(blocks: Sequence[Block]) -> bytes:
        source = opening + "\n\n".join(_typst(block) for block in blocks)
        return compiler.compile(input=source.encode(), format="pdf", pdf_standards="ua-1")

    return write


def _typst(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"#par[#{json.dumps(_line(block), ensure_ascii=False)}]"
    cells = [
        f"table.cell(x: {cell.column}, y: {cell.row}, colspan: {cell.column_span}, rowspan: {cell.row_span})"
        f"[#{json.dumps(cell.text, ensure_ascii=False)}]"
        for cell in block.cells
    ]
    head = [cell for cell, told in zip(cells, block.cells, strict=True) if told.row < block.header_rows]
    header = f"table.header({', '.join(head)}), " if head else ""
    widths = ", ".join(f"{width}fr" for width in block.widths)
    return f"#table(columns: ({widths}), {header}{', '.join(cells[len(head) :])})"


def snakemd(blocks: Sequence[Block]) -> bytes:
    """Markdown by SnakeMD: piped tables, in which covered places are empty."""
    from snakemd import Document

    document = Document()
    for block in blocks:
        if isinstance(block, Table):
            rows = [[""] * block.column_count for _ in range(block.row_count)]
            for cell in block.cells:
                rows[cell.row][cell.column] = cell.text.replace("\n", "<br>")
            document.add_table(rows[0], rows[1:])
        elif block.mark.startswith("#"):
            document.add_heading(block.text, len(block.mark))
        elif block.level:
            document.add_unordered_list([_line(block)])
        else:
            document.add_paragraph(_line(block))
    return str(document).encode()


@cache
def font() -> str:
    """The file of the font that the product sets its PDF in."""
    command = ["fc-match", "--format=%{file}", "NanumGothic:style=Regular"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _line(paragraph: Paragraph) -> str:
    mark = "" if paragraph.mark.startswith("#") else paragraph.mark
    return f"{mark} {paragraph.text}".strip()


def _last(cell: Cell) -> tuple[int, int]:
    return cell.row + cell.row_span - 1, cell.column + cell.column_span - 1


def _number(cell: Cell) -> str | float:
    bare = cell.text.replace(",", "")
    is_number = cell.align == "right" and bare.replace(".", "", 1).isdigit()
    return float(bare) if is_number else cell.text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")
