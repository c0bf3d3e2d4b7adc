"""Files of the formats that we read and do not write, made out of blocks by other libraries."""

import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import hwpx
from docx.shared import Pt

from gongyak import documents
from gongyak.blocks import Block, Paragraph, Table


def docx_of(blocks: Sequence[Block]) -> bytes:
    """The blocks as an officer would set them in Word: headings by style, items by indent and mark."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Table):
            _add_table(document, block)
        else:
            _add_paragraph(document, block)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def hwp_of(blocks: Sequence[Block]) -> bytes:
    """The blocks as an HWP 5.0 file, by way of our own HWPX."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "card.hwpx"), Path(folder, "card.hwp")
        source.write_bytes(documents.write("hwpx", blocks))
        hwpx.HwpxDocument.open(str(source)).save_to_path(str(target))
        return target.read_bytes()


def _add_paragraph(document, paragraph: Paragraph) -> None:
    if paragraph.mark and not paragraph.mark.strip("#"):
        document.add_heading(paragraph.text, len(paragraph.mark))
        return
    made = document.add_paragraph(f"{paragraph.mark} {paragraph.text}".strip())
    made.paragraph_format.left_indent = Pt(12 * paragraph.level)


def _add_table(document, table: Table) -> None:
    made = document.add_table(table.row_count, table.column_count)
    for cell in table.cells:
        last = made.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        made.cell(cell.row, cell.column).merge(last).text = cell.text
