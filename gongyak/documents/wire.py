"""Blocks as JSON between the child that parses and its parent, and the bounds of what may come back."""

import json
from collections.abc import Iterable
from typing import Any

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents import Refused
from gongyak.documents.plain import plain

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
#: Places that all cells of a document's tables may cover together, spans included.
MOST_PLACES = 2_000_000
_MARKS = 16


def dump(blocks: Iterable[Block]) -> bytes:
    """Blocks to JSON, every text made plain; a table of impossible size is refused."""
    listed = [_dumped(block) for block in blocks]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()


def load(data: bytes) -> tuple[Block, ...]:
    """JSON to blocks, with everything checked again: the child that wrote it parsed a foreign file."""
    blocks = tuple(_loaded(item) for item in json.loads(data))
    check(blocks)
    return blocks


def check(blocks: Iterable[Block]) -> None:
    """Refuse tables whose cells stand nowhere or cover more places than any document has."""
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = [cell for table in tables for cell in table.cells]
    covered = sum(cell.row_span * cell.column_span for cell in cells)
    misplaced = any(min(c.row, c.column, c.row_span - 1, c.column_span - 1) < 0 for c in cells)
    largest = any(table.row_count > MOST_ROWS or table.column_count > MOST_COLUMNS for table in tables)
    if misplaced or largest or covered > MOST_PLACES:
        raise Refused("표의 칸 수가 문서에 있을 수 없는 크기이니 원본에서 표를 다시 만들어 저장하십시오.")


def _dumped(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return [plain(block.text), block.level, block.mark, block.align]
    cells = [
        [c.row, c.column, plain(c.text), c.row_span, c.column_span, c.header, c.align] for c in block.cells
    ]
    return [cells, list(block.widths), block.header_rows, plain(block.caption)]


def _loaded(item: list[Any]) -> Block:
    if isinstance(item[0], str):
        text, level, mark, align = item
        return Paragraph(_text(text), _number(level), _text(mark)[:_MARKS], _text(align))
    cells, widths, header_rows, caption = item
    return Table(
        tuple(_cell(cell) for cell in cells),
        tuple(_number(width) for width in widths),
        _number(header_rows),
        _text(caption),
    )


def _cell(item: list[Any]) -> Cell:
    row, column, text, row_span, column_span, header, align = item
    places = (_number(row), _number(column), _text(text), _number(row_span), _number(column_span))
    return Cell(*places, bool(header), _text(align))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return plain(value)


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
