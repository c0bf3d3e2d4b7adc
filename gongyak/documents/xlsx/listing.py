"""A list as XLSX: one row a thing under a head that stays, with filters; for files that people fill in and send back."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?")
_FONT = "맑은 고딕"


def write_listing(
    title: str,
    notes: Sequence[str],
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numbers: Sequence[bool],
) -> bytes:
    """One sheet: the title, a line for each note, the head, the rows.

    Cells of columns that are `numbers` are numbers where their text is one, all else is text, so that no code turns
    into a date. Nothing is ever written as a formula.
    """
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title[:255], "created": _MADE})
        page = book.add_worksheet("목록")
        looks = _looks(book)
        page.write_string(0, 0, title, looks["title"])
        for at, note in enumerate(notes, start=1):
            page.write_string(at, 0, note, looks["note"])
        top = len(notes) + 1
        for column, label in enumerate(head):
            page.set_column(column, column, widths[column], looks["number" if numbers[column] else "text"])
            page.write_string(top, column, label, looks["head"])
        for down, row in enumerate(rows, start=top + 1):
            for column, text in enumerate(row):
                _put(page, down, column, text, numbers[column], looks)
        page.freeze_panes(top + 1, 3)
        page.autofilter(top, 0, top + max(1, len(rows)), len(head) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(top)
    return target.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": _FONT, "font_size": 10, "valign": "top"}
    cell = {**base, "border": 1, "border_color": "#B1B8BE", "text_wrap": True}
    return {
        "title": book.add_format({**base, "font_size": 14, "bold": True}),
        "note": book.add_format(base),
        "head": book.add_format({**cell, "bold": True, "bg_color": "#EEF2F7", "num_format": "@"}),
        "text": book.add_format({**cell, "num_format": "@"}),
        "number": book.add_format({**cell, "num_format": "#,##0.######", "align": "right"}),
    }


def _put(page: Any, row: int, column: int, text: str, is_number: bool, looks: dict[str, Any]) -> None:
    plain = text.replace(",", "").replace("△", "")
    if is_number and _NUMBER.fullmatch(plain):
        page.write_number(row, column, float(plain) * (-1 if text.startswith("△") else 1), looks["number"])
    elif text:
        page.write_string(row, column, text, looks["text"])
    else:
        page.write_blank(row, column, None, looks["number" if is_number else "text"])
