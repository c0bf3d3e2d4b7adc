"""A sheet as a document: for a word processor a table and the texts below it, for a spreadsheet one table."""

from collections.abc import Iterator
from typing import Any

from gongyak.blocks import Block, Cell, Paragraph, Table, split_mark
from gongyak.rules.dates import format_day
from gongyak.rules.sheets.columns import UNIT, Entry
from gongyak.rules.sheets.sheet import Sheet
from gongyak.rules.totals import About


def document(sheet: Sheet, about: About, *, one_table: bool = False) -> list[Block]:
    """The blocks. Without `one_table` long texts stand below the table, pledge by pledge."""
    return [
        Paragraph(sheet.title, 0, "#", "center"),
        *([Paragraph(about.notice, align="center")] if about.notice else []),
        Paragraph(f"({format_day(about.as_of)} 現在, 금액의 단위 {UNIT})", align="right"),
        Paragraph(
            f"{about.district} {about.holder}, 공약 {len(sheet.entries)}건, 공개 목록 {about.publication}차"
        ),
        *(Paragraph(f"고른 조건: {one}", 1, "○") for one in sheet.chosen),
        *_body(sheet, one_table),
    ]


def _body(sheet: Sheet, one_table: bool) -> Iterator[Block]:
    if not sheet.entries:
        yield Paragraph("조건에 맞는 공약이 없다.", 1, "○")
        return
    yield _table(sheet, one_table)
    if one_table:
        return
    texts = [column for column in sheet.columns if column.is_text]
    for entry in sheet.entries if texts else ():
        yield Paragraph(f"{entry.number} {entry.title}", 0, "##")
        for column in texts:
            yield from _text(entry, column.label, column.told(entry))


def _text(entry: Entry, label: str, told: str) -> Iterator[Paragraph]:
    yield Paragraph(label, 1, "□")
    for line in told.split("\n") if told else ["(없음)"]:
        depth = (len(line) - len(line.lstrip())) // 2
        mark, text = split_mark(line)
        yield Paragraph(text, 2 + depth, mark)


def _table(sheet: Sheet, one_table: bool) -> Table:
    columns = [column for column in sheet.columns if one_table or not column.is_text]
    head = [Cell(0, at, column.label, header=True, align="center") for at, column in enumerate(columns)]
    cells = [
        Cell(down, at, text, header=at == 0, align="right" if column.is_number else "left")
        for down, row in enumerate(sheet.rows(columns), 1)
        for at, (column, text) in enumerate(zip(columns, row, strict=True))
    ]
    return Table((*head, *cells), tuple(column.width for column in columns), 1, sheet.title)


def to_json(sheet: Sheet) -> dict[str, Any]:
    """`{title, form, as_of, chosen[], columns[{code, label}], rows[{code: text}]}`."""
    codes = [column.code for column in sheet.columns]
    return {
        "title": sheet.title,
        "form": {
            "code": sheet.form.code,
            "confirmed": sheet.form.confirmed,
            "source": sheet.form.source,
        },
        "as_of": sheet.as_of.isoformat(),
        "chosen": list(sheet.chosen),
        "columns": [{"code": column.code, "label": column.label} for column in sheet.columns],
        "rows": [dict(zip(codes, row, strict=True)) for row in sheet.rows()],
    }
