"""A dataset as XLSX: real numbers and dates, the header in view, a filter on it, and the dictionary behind."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from gongyak.api.files.table import Table, Value
from gongyak.rules.dates import format_day
from gongyak.rules.moments import SEOUL
from gongyak.rules.opendata import DataField, Kind, code_lists

HEADER_ROW = 2
DICTIONARY = "사전"
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST_TEXT = 32_767
_FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm:ss"}
_WIDTHS = {Kind.TEXT: 18, Kind.CODE: 14, Kind.INTEGER: 16, Kind.NUMBER: 10, Kind.BOOLEAN: 9, Kind.DATE: 13}
_WIDE = {"title": 42, "text": 60, "reason": 30, "periods": 24, "documents": 30, "number": 11, "notice": 24}
_WIDE |= {
    "recorded_at": 20,
    "published_at": 20,
    "term": 10,
    "line": 10,
    "year": 9,
    "version": 12,
    "seq": 10,
    "cards": 9,
}


def to_xlsx(table: Table, language: str) -> bytes:
    """A workbook of two sheets. Rows go to a file as they are written, so that memory does not grow with them.

    Texts are cells of text and can be no formulas, whatever they begin with.
    """
    target = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": _title(table), "company": table.about.publisher, "created": _MADE})
        _data(book, table, language)
        _dictionary(book, table)
    return target.getvalue()


def _title(table: Table) -> str:
    return f"{table.about.publisher} {table.dataset.ko} ({format_day(table.about.as_of)} 기준)"


def _data(book: Any, table: Table, language: str) -> None:
    fields = table.dataset.fields
    page = book.add_worksheet(table.dataset.ko[:31])
    for column, field in enumerate(fields):
        page.set_column(column, column, _WIDE.get(field.name, _WIDTHS.get(field.type, 18)))
    page.freeze_panes(HEADER_ROW + 1, 0)
    page.write_string(0, 0, _title(table), book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, _terms(table), book.add_format({"font_color": "#595959"}))
    looks = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1})
    for column, name in enumerate(table.header(language)):
        page.write_string(HEADER_ROW, column, name, looks)
    formats = [book.add_format({"num_format": _number_format(field)}) for field in fields]
    last = HEADER_ROW
    for last, row in enumerate(table.rows, HEADER_ROW + 1):
        for column, value in enumerate(row):
            _put(page, last, column, value, formats[column])
    page.autofilter(HEADER_ROW, 0, last, len(fields) - 1)


def _terms(table: Table) -> str:
    """The second line: terms of use, which publication, and a notice of the site."""
    about = table.about
    told = f"이용 조건: {about.licence} · 공개 목록 {about.publication}차 · 빈칸은 모르거나 적혀 있지 않은 것"
    return f"{told} · {about.notice}" if about.notice else told


def _number_format(field: DataField) -> str:
    if field.type is Kind.INTEGER:
        return "#,##0" if field.unit == "원" else "0"
    return _FORMATS.get(field.type, "General" if field.type is Kind.NUMBER else "@")


def _put(page: Any, row: int, column: int, value: Value, looks: Any) -> None:
    if isinstance(value, bool):
        page.write_string(row, column, "예" if value else "아니오", looks)
    elif isinstance(value, str):
        page.write_string(row, column, value[:_LONGEST_TEXT], looks)
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.astimezone(SEOUL).replace(tzinfo=None), looks)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, looks)
    elif isinstance(value, int | Decimal):
        page.write_number(row, column, value, looks)


def _dictionary(book: Any, table: Table) -> None:
    """The columns and the words of their codes, in both languages."""
    page = book.add_worksheet(DICTIONARY)
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1})
    for column, width in enumerate((20, 20, 12, 8, 30, 70, 70)):
        page.set_column(column, column, width)
    names = ("열", "영문 이름", "형식", "단위", "카드의 자리", "뜻", "Meaning")
    fields = table.dataset.fields
    lines = [(f.ko, f.name, f.type, f.unit, f.card, f.about_ko, f.about_en) for f in fields]
    row = _lines(page, 0, [names, *lines], bold)
    for name in dict.fromkeys(f.codes for f in fields if f.codes):
        codes = code_lists()[name]
        row = _lines(page, row + 1, [(codes.ko, codes.en), *((w.ko, w.en) for w in codes.words)], bold)


def _lines(page: Any, row: int, lines: Sequence[Sequence[str]], looks: Any) -> int:
    """Lines from a row down, the first in `looks`; returns the row below."""
    for down, line in enumerate(lines):
        for column, text in enumerate(line):
            page.write_string(row + down, column, str(text), looks if down == 0 else None)
    return row + len(lines)
