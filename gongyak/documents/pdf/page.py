"""Blocks as the HTML page from which the PDF is made: the same measures as the HWPX, every text escaped."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents import form
from gongyak.documents.grid import complete, edges
from gongyak.documents.plain import plain

#: Between two signs of one word; not before what belongs to the sign it follows (combining signs, the
#: medial and final letters of old Hangul, parts of joined signs).
_WITHIN_WORD = re.compile(
    r"(?<=[^\s\u200c\u200d])(?=[^\s\u0300-\u036f\u1160-\u11ff\u200c\u200d\u20d0-\u20ff\ud7b0-\ud7ff\ufe00-\ufe2f"
    r"\U0001f3fb-\U0001f3ff])"
)
_WORD_JOINER = "\u2060"

_STYLE = f"""
@page {{ size: A4; margin: {form.MARGIN}mm;
  @bottom-center {{ content: counter(page) " / " counter(pages); font-size: {form.DENSE_CELL_SIZE}pt }} }}
* {{ margin: 0; padding: 0; box-sizing: border-box }}
body {{ font-size: {form.BODY_SIZE}pt; line-height: {form.LINE_HEIGHT}; overflow-wrap: anywhere }}
h1 {{ font-size: {form.TITLE_SIZE}pt; line-height: 1.3; margin-bottom: 6pt }}
h2, h3, h4, h5, h6 {{ font-size: {form.HEADING_SIZE}pt; margin: 12pt 0 3pt }}
h1, h2, h3, h4, h5, h6 {{ break-after: avoid }}
ul {{ list-style: none }}
li p {{ text-indent: -{form.HANG}mm; margin-bottom: 1pt }}
.note {{ font-size: {form.NOTE_SIZE}pt; margin-bottom: 3pt; break-after: avoid }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; border: {form.OUTER_LINE}mm solid;
  font-size: {form.CELL_SIZE}pt; line-height: {form.CELL_LINE_HEIGHT} }}
tr {{ break-inside: avoid }}
.dense {{ font-size: {form.DENSE_CELL_SIZE}pt }}
.low {{ height: {form.ROW_HEIGHT}mm }}
.dense .low {{ height: {form.DENSE_ROW_HEIGHT}mm }}
th, td {{ border: {form.INNER_LINE}mm solid; padding: {form.CELL_PADDING[0]}mm {form.CELL_PADDING[1]}mm;
  vertical-align: middle; font-weight: normal; text-align: left }}
td div, th div {{ padding-top: {form.CELL_LINE_GAP}em }}
th {{ background: {form.SHADE}; font-weight: bold }}
.center {{ text-align: center }}
.right {{ text-align: right }}
""" + "".join(
    f".l{level} {{ margin-left: {form.INDENT * (level - 0.5) + form.HANG}mm }}\n"
    for level in range(1, form.DEEPEST_LEVEL + 1)
)


def page(blocks: Sequence[Block], title: str, font: str) -> str:
    """The whole page in one font family, which stands before whatever the system falls back to."""
    body = "".join(_group(is_item, group) for is_item, group in groupby(blocks, _is_item))
    family = 'font-family: "' + re.sub(r'[\\"<]', "", font) + '"'
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>@page {{ {family} }} body {{ {family} }}{_STYLE}</style></head><body>{body}</body></html>"
    )


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and form.depth(block) > 0


def _group(is_item: bool, blocks: Iterable[Block]) -> str:
    if is_item:
        return _list([block for block in blocks if isinstance(block, Paragraph)])
    return "".join(_paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in blocks)


def _paragraph(paragraph: Paragraph) -> str:
    rank = form.rank(paragraph)
    name = f"h{rank}" if rank else "p"
    note = " note" if not rank and paragraph.align == "right" else ""
    return f'<{name} class="{_align(paragraph.align)}{note}">{_text(form.marked(paragraph))}</{name}>'


def _list(items: list[Paragraph]) -> str:
    """Items as nested lists: an item deeper than the one above stands in a list of its own."""
    html, open_levels = "", list[int]()
    for item in items:
        level = form.depth(item)
        while open_levels and open_levels[-1] > level:
            html += "</li></ul>"
            open_levels.pop()
        if open_levels and open_levels[-1] == level:
            html += "</li>"
        else:
            html += "<ul>"
            open_levels.append(level)
        html += f'<li><p class="l{level} {_align(item.align)}">{_text(form.marked(item))}</p>'
    return html + "</li></ul>" * len(open_levels)


def _table(table: Table) -> str:
    table = complete(table)
    if not table.cells:
        return ""
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    head = min(table.header_rows, len(rows) - 1)
    shares, is_dense = _shares(table), table.column_count >= form.DENSE_COLUMNS
    size = form.DENSE_CELL_SIZE if is_dense else form.CELL_SIZE
    written = ["<tr>" + "".join(_cell(cell, head, shares, size) for cell in row) + "</tr>" for row in rows]
    widths = "".join(f'<col style="width: {right - left}%">' for left, right in pairwise(shares))
    dense = ' class="dense"' if is_dense else ""
    repeated = f"<thead>{''.join(written[:head])}</thead>" if head else ""
    body = f"<tbody>{''.join(written[head:])}</tbody>"
    return f"<table{dense}><colgroup>{widths}</colgroup>{repeated}{body}</table>"


def _shares(table: Table) -> list[float]:
    """The columns' edges in per cent."""
    return [edge / 100 for edge in edges(table, 100 * 100)]


def _cell(cell: Cell, head: int, shares: Sequence[float], size: float) -> str:
    name = "th" if cell.header else "td"
    scope = f' scope="{_scope(cell, head)}"' if cell.header else ""
    spans = "".join(
        f' {side}span="{span}"'
        for side, span in (("row", cell.row_span), ("col", cell.column_span))
        if span > 1
    )
    first, *others = (_text(line) for line in form.lines(cell.text))
    text = first + "".join(f"<div>{line or '<br>'}</div>" for line in others)
    low = " low" if cell.row_span == 1 else ""
    fitting = _fitting(cell, shares[cell.column + cell.column_span] - shares[cell.column], size)
    smaller = f' style="font-size: {fitting:.1f}pt"' if fitting < size else ""
    return f'<{name}{scope}{spans} class="{_align(cell.align)}{low}"{smaller}>{text}</{name}>'


def _fitting(cell: Cell, share: float, size: float) -> float:
    """The type size at which the longest word of a cell fits in its share of the width, by rough widths."""
    room = (share / 100 * form.TEXT_WIDTH - 2 * form.CELL_PADDING[1]) * 72 / 25.4
    longest = max((_width(word) for word in plain(cell.text).split()), default=0)
    return min(size, max(form.LEAST_CELL_SIZE, room / longest)) if longest else size


def _width(word: str) -> float:
    """How wide a word is, in type sizes: Hangul and signs as wide nearly one each, others less."""
    return sum(0.95 if unicodedata.east_asian_width(sign) in "WFA" else 0.6 for sign in word)


def _scope(cell: Cell, head: int) -> str:
    """Of a label in a header row the columns below it, of any other the cells beside it."""
    if cell.row < head:
        return "colgroup" if cell.column_span > 1 else "col"
    return "rowgroup" if cell.row_span > 1 else "row"


def _align(align: str) -> str:
    return align if align in ("left", "center", "right") else "left"


def _text(text: str) -> str:
    """Escaped text that breaks only at blanks, so that who reads a line's end knows that a blank stood there.

    A word that is longer than its line still breaks. The joiners leave no trace in copied text.
    """
    return escape(_WITHIN_WORD.sub(_WORD_JOINER, text))
