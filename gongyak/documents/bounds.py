"""Bounds of what comes out of a file, whatever its format, so that what works on blocks need fear no size."""

from collections.abc import Iterable
from dataclasses import replace

from gongyak.blocks import Block, Paragraph, Table
from gongyak.documents import Refused
from gongyak.documents.plain import one_line

#: Characters of a whole document, and of one paragraph or one cell of it: 600 pages, and 3 of them.
MOST_TEXT = 1_000_000
MOST_LENGTH = 5_000
#: Paragraphs and tables together, and tables alone.
MOST_BLOCKS = 20_000
MOST_TABLES = 1_000
MOST_ROWS = 20_000
MOST_COLUMNS = 400
#: Places that all cells of a document's tables may cover together, spans included.
MOST_PLACES = 200_000
#: The deepest level of an item; whatever stands further in stands there.
DEEPEST_LEVEL = 20


def bounded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with items no deeper than `DEEPEST_LEVEL`; `Refused` for more than any document has."""
    listed = tuple(_flattened(block) for block in blocks)
    _check_tables([block for block in listed if isinstance(block, Table)])
    _check_blocks(len(listed))
    _check_texts(listed)
    return listed


def check_length(count: int) -> None:
    """Refuse more characters than a document has."""
    if count > MOST_TEXT:
        raise Refused(f"문서의 글이 {MOST_TEXT:,}자를 넘으니 카드마다 나누어 다시 저장하십시오.")


def check_text(text: str) -> None:
    """Refuse a text of more lines or fields than a document has, before anything is made of them."""
    _check_blocks(text.count("\n"))
    if text.count("\t") + text.count("|") > MOST_PLACES:
        raise _too_large()


def too_long(text: str, what: str = "줄") -> Refused:
    """The refusal of one line or cell (`what`), named by how it begins."""
    return Refused(
        f"‘{one_line(text[:100])[:20]}…’로 시작하는 {what}이 {MOST_LENGTH:,}자를 넘으니 "
        "나누어 다시 저장하십시오."
    )


def _flattened(block: Block) -> Block:
    if isinstance(block, Table) or 0 <= block.level <= DEEPEST_LEVEL:
        return block
    return replace(block, level=max(0, min(block.level, DEEPEST_LEVEL)))


def _check_tables(tables: list[Table]) -> None:
    """Refuse tables whose cells stand nowhere or cover more places than any document has."""
    cells = [cell for table in tables for cell in table.cells]
    covered = sum(cell.row_span * cell.column_span for cell in cells)
    misplaced = any(min(c.row, c.column, c.row_span - 1, c.column_span - 1) < 0 for c in cells)
    largest = any(
        table.row_count > MOST_ROWS or max(table.column_count, len(table.widths)) > MOST_COLUMNS
        for table in tables
    )
    if misplaced or largest or covered > MOST_PLACES or len(tables) > MOST_TABLES:
        raise _too_large()


def _check_texts(blocks: tuple[Block, ...]) -> None:
    whole = 0
    for block in blocks:
        for text, what in _texts(block):
            if len(text) > MOST_LENGTH:
                raise too_long(text, what)
            whole += len(text)
    check_length(whole)


def _texts(block: Block) -> Iterable[tuple[str, str]]:
    if isinstance(block, Paragraph):
        return ((block.text, "줄"),)
    return ((block.caption, "줄"), *((cell.text, "칸") for cell in block.cells))


def _check_blocks(count: int) -> None:
    if count > MOST_BLOCKS:
        raise Refused(f"문서의 줄이 {MOST_BLOCKS:,}개를 넘으니 카드마다 나누어 다시 저장하십시오.")


def _too_large() -> Refused:
    return Refused(
        "표의 칸 수가 문서에 있을 수 없는 크기이니 원본에서 표를 나누거나 다시 만들어 저장하십시오."
    )
