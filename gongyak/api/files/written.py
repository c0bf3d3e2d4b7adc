"""A dataset as text: CSV for spreadsheets and statistics, JSON for programs."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gongyak.api.answers import exact
from gongyak.api.files.table import About, Table, Value
from gongyak.api.written import in_seoul

#: Spreadsheets take a text that begins so for a formula (OWASP: CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
GUARD = "'"


def to_csv(table: Table, language: str) -> bytes:
    """UTF-8 with BOM, CRLF, a header row; a text that looks like a formula has an apostrophe before it."""
    target = io.BytesIO()
    with io.TextIOWrapper(target, "utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.header(language))
        writer.writerows([_cell(value) for value in row] for row in table.rows)
        file.flush()
        return target.getvalue()


def _cell(value: Value) -> str | int:
    """A value as a CSV cell; empty where unknown."""
    if isinstance(value, str):
        return GUARD + value if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, bool):
        return "예" if value else "아니오"
    return "" if value is None else str(plain(value))


def to_json(table: Table, language: str) -> bytes:
    """One object: whose data, which columns, and the rows by the columns' English names; written row by row, so
    that memory holds the file once."""
    names = [field.name for field in table.dataset.fields]
    head = {
        "dataset": table.dataset.name,
        "title": table.dataset.ko,
        "title_en": table.dataset.en,
        **_about(table.about),
        "fields": [_field(field) for field in table.dataset.fields],
        "rows": [],
    }
    target = io.BytesIO()
    target.write(_json(head).removesuffix(b"]}"))
    between = b""
    for row in table.rows:
        target.write(between + _json(dict(zip(names, map(plain, row), strict=True))))
        between = b",\n"
    target.write(b"]}")
    return target.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def plain(value: Value) -> str | int | float | bool | None:
    """A value as JSON has it: days and moments in ISO 8601, moments in Korean time."""
    if isinstance(value, datetime):
        return in_seoul(value)
    if isinstance(value, date):
        return value.isoformat()
    return exact(value) if isinstance(value, Decimal) else value


def _about(about: About) -> dict[str, Any]:
    return {
        "publisher": about.publisher,
        "licence": about.licence,
        "notice": about.notice or None,
        "as_of": about.as_of.isoformat(),
        "known_at": plain(about.known_at),
        "holder": about.holder,
        "publication": {
            "seq": about.publication,
            "published_at": plain(about.published_at),
            "sha256": about.sha256,
        },
    }


def _field(field: Any) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": field.ko,
        "title_en": field.en,
        "type": field.type,
        "unit": field.unit or None,
        "codes": field.codes or None,
    }
