"""The ledger as a sheet."""

from collections.abc import Sequence
from datetime import datetime

from gongyak.blocks import Block, Cell, Paragraph, Table
from gongyak.desk.achievements.asked import Asked
from gongyak.desk.achievements.listing import Row
from gongyak.rules.moments import moment_words

#: More results one file does not hold.
MOST = 5_000
_HEADS = ("실적번호", "종류", "실적", "기간", "부서", "수치", "증빙", "등급", "단계", "빠진 것")
_WIDTHS = (16, 9, 30, 18, 13, 24, 6, 6, 10, 10)


def blocks(rows: Sequence[Row], district: str, asked: Asked, now: datetime) -> list[Block]:
    """Title, what was asked for and when, and a row for each result."""
    chosen = ", ".join(
        value for name, value in asked.values.items() if value and name in ("status", "kind", "period")
    )
    head = f"{district} · {len(rows):,}건{f' · {chosen}' if chosen else ''} · {moment_words(now)} 내려받음"
    return [Paragraph("실적대장", mark="#"), Paragraph(head), _table(rows)]


def _table(rows: Sequence[Row]) -> Table:
    told = [Cell(0, across, text, header=True) for across, text in enumerate(_HEADS)]
    for down, row in enumerate(rows, 1):
        told += [
            Cell(down, across, text, align="right" if across == 6 else "left")
            for across, text in enumerate(_texts(row))
        ]
    return Table(tuple(told), widths=_WIDTHS, header_rows=1, caption="실적대장")


def _texts(row: Row) -> tuple[str, ...]:
    return (
        row.number,
        row.kind,
        row.title,
        row.period,
        row.department,
        row.figures,
        str(row.proofs),
        row.grade,
        row.status,
        ", ".join(row.lacks),
    )
