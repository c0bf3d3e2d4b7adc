"""section0.xml of our HWPX: the page, the paragraphs and the tables (KS X 6101, section and paragraph)."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents import form
from gongyak.documents.grid import complete, edges
from gongyak.documents.hwpx import looks
from gongyak.documents.hwpx.header import DECLARATION, NAMESPACES

_SIDE, _INSIDE = (looks.units(length) for length in reversed(form.CELL_PADDING))
_WIDTH, _HEIGHT = (looks.units(length) for length in form.PAPER)
_MARGIN = looks.units(form.MARGIN)
_TEXT_WIDTH = _WIDTH - 2 * _MARGIN


def section_xml(blocks: Sequence[Block]) -> str:
    """The whole part. The first paragraph carries the page; a document without blocks is one empty line."""
    if not blocks or isinstance(blocks[0], Table):
        blocks = [Paragraph(""), *blocks]
    written = "".join(_block(block, number) for number, block in enumerate(blocks))
    return f"{DECLARATION}<hs:sec {NAMESPACES}>{written}</hs:sec>"


def _block(block: Block, number: int) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block, number)
    table = complete(block)
    if not table.cells:
        return ""
    shape = looks.shape_id("anchor")
    return _p(
        number,
        shape,
        f'<hp:run charPrIDRef="{looks.letters_id("anchor")}">{_table(table, number)}<hp:t/></hp:run>',
    )


def _paragraph(paragraph: Paragraph, number: int) -> str:
    name = looks.shape_name(paragraph)
    page = "" if number else f'<hp:run charPrIDRef="0">{_page()}</hp:run>'
    runs = page + _run(form.marked(paragraph), looks.SHAPES[name].letters)
    return _p(number, looks.shape_id(name, paragraph.align), runs, form.rank(paragraph))


def _p(number: int, shape: int, runs: str, style: int = 0) -> str:
    return (
        f'<hp:p id="{number}" paraPrIDRef="{shape}" styleIDRef="{style}" pageBreak="0" columnBreak="0" '
        f'merged="0">{runs}</hp:p>'
    )


def _run(text: str, letters: str) -> str:
    return f'<hp:run charPrIDRef="{looks.letters_id(letters)}"><hp:t>{escape(text)}</hp:t></hp:run>'


def _table(table: Table, number: int) -> str:
    across = edges(table, _TEXT_WIDTH)
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    height = _row_height(table)
    return (
        f'<hp:tbl id="{number}" zOrder="{number}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" '
        'textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="TABLE" '
        f'repeatHeader="{int(table.header_rows > 0)}" rowCnt="{len(rows)}" colCnt="{len(across) - 1}" '
        f'cellSpacing="0" borderFillIDRef="{looks.FIRST_CELL_BORDER}" noAdjust="0">'
        f'<hp:sz width="{across[-1]}" widthRelTo="ABSOLUTE" height="{height * len(rows)}" '
        'heightRelTo="ABSOLUTE" protect="0"/>'
        '<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" '
        'vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:inMargin left="{_SIDE}" right="{_SIDE}" top="{_INSIDE}" bottom="{_INSIDE}"/>'
        + "".join(_row(cells, table, across) for cells in rows)
        + "</hp:tbl>"
    )


def _row_height(table: Table) -> int:
    """Least height of a row; it grows with the text of its cells."""
    return looks.units(form.DENSE_ROW_HEIGHT if _is_dense(table) else form.ROW_HEIGHT)


def _is_dense(table: Table) -> bool:
    """Whether a table has so many columns that it is set in the small type."""
    return table.column_count >= form.DENSE_COLUMNS


def _row(cells: Iterable[Cell], table: Table, across: list[int]) -> str:
    return "<hp:tr>" + "".join(_cell(cell, table, across) for cell in cells) + "</hp:tr>"


def _cell(cell: Cell, table: Table, across: list[int]) -> str:
    repeated = int(cell.row < table.header_rows)
    right, bottom = cell.column + cell.column_span, cell.row + cell.row_span
    on_edge = (
        int(cell.column == 0),
        int(right == len(across) - 1),
        int(cell.row == 0),
        int(bottom == table.row_count),
    )
    return (
        f'<hp:tc name="" header="{repeated}" hasMargin="0" protect="0" editable="0" dirty="0" '
        f'borderFillIDRef="{looks.border_id(on_edge, cell.header)}">'
        '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" '
        'linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">'
        f"{_cell_text(cell, _is_dense(table))}</hp:subList>"
        f'<hp:cellAddr colAddr="{cell.column}" rowAddr="{cell.row}"/>'
        f'<hp:cellSpan colSpan="{cell.column_span}" rowSpan="{cell.row_span}"/>'
        f'<hp:cellSz width="{across[right] - across[cell.column]}" '
        f'height="{_row_height(table) * cell.row_span}"/>'
        f'<hp:cellMargin left="{_SIDE}" right="{_SIDE}" top="{_INSIDE}" bottom="{_INSIDE}"/></hp:tc>'
    )


def _cell_text(cell: Cell, dense: bool) -> str:
    letters = ("dense " if dense else "") + ("label" if cell.header else "cell")
    shape = looks.shape_id("cell", cell.align)
    return "".join(
        _p(number, shape, _run(line, letters)) for number, line in enumerate(form.lines(cell.text))
    )


def _page() -> str:
    """A4 upright, one column, page numbers at the foot."""
    half = _MARGIN // 2
    notes = (
        '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
        '<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>'
        '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
        '<hp:numbering type="CONTINUOUS" newNum="1"/>'
    )
    borders = "".join(
        f'<hp:pageBorderFill type="{pages}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" '
        'footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/>'
        "</hp:pageBorderFill>"
        for pages in ("BOTH", "EVEN", "ODD")
    )
    return (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000" '
        'tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0" textVerticalWidthHead="0" '
        'masterPageCnt="0"><hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" '
        'fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="WIDELY" width="{_WIDTH}" height="{_HEIGHT}" gutterType="LEFT_ONLY">'
        f'<hp:margin header="{half}" footer="{half}" gutter="0" left="{_MARGIN}" right="{_MARGIN}" '
        f'top="{_MARGIN - half}" bottom="{_MARGIN - half}"/></hp:pagePr>'
        f'<hp:footNotePr>{notes}<hp:placement place="EACH_COLUMN" beneathText="0"/></hp:footNotePr>'
        f'<hp:endNotePr>{notes}<hp:placement place="END_OF_DOCUMENT" beneathText="0"/></hp:endNotePr>'
        f"{borders}</hp:secPr>"
        '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/>'
        '</hp:ctrl><hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>'
    )
