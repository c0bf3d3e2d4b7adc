"""Blocks as JSON between the child that parses and its parent."""

import json
from collections.abc import Iterable
from typing import Any

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.documents.bounds import bounded
from gongyak.documents.plain import plain

_MARKS = 16


def dump(blocks: Iterable[Block]) -> bytes:
    """Blocks to JSON, every text made plain."""
    listed = [_dumped(block) for block in blocks]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()


def load(data: bytes) -> tuple[Block, ...]:
    """JSON to blocks, with everything checked again: the child that wrote it parsed a foreign file."""
    return bounded(_loaded(item) for item in json.loads(data))


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
        return Paragraph(_text(text), _number(level), _text(mark)[:_MARKS], _align(align))
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
    return Cell(*places, bool(header), _align(align))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return plain(value)


def _align(value: object) -> str:
    return value if value in ("center", "right") else "left"


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
