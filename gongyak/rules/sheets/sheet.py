"""A sheet: chosen pledges and columns of one day, for 평가표 and for what a council asks (의원 요구자료)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gongyak.rules import data
from gongyak.rules.particles import quoted
from gongyak.rules.sheets.columns import COLUMNS, Column, Entry
from gongyak.rules.term import quarter_of

_FILE = "sheets.toml"


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of sheet: its name, the period it looks at (half, year or none), its columns, whence it is."""

    code: str
    label: str
    period: str
    columns: tuple[str, ...]
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as of a day. `chosen` are sentences that say by what its pledges were chosen."""

    form: Form
    title: str
    as_of: date
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    chosen: tuple[str, ...] = ()

    def rows(self, columns: Sequence[Column] | None = None) -> list[tuple[str, ...]]:
        """What the sheet says, pledge by pledge."""
        shown = self.columns if columns is None else columns
        return [tuple(column.told(entry) for column in shown) for entry in self.entries]


def forms() -> dict[str, Form]:
    """The kinds of sheets by code."""
    return {code: _form(code, row) for code, row in data.load(_FILE).items()}


def _form(code: str, row: dict[str, Any]) -> Form:
    return Form(code, row["label"], row["period"], tuple(row["columns"]), row["confirmed"], row["source"])


def columns_of(codes: Sequence[str]) -> tuple[Column, ...]:
    """Columns by their codes, each once; ValueError with one Korean sentence on one that there is not."""
    for code in codes:
        if code not in COLUMNS:
            raise ValueError(f"{quoted(code, '은는')} 없는 칸입니다. 고를 수 있는 칸: {', '.join(COLUMNS)}")
    return tuple(COLUMNS[code] for code in dict.fromkeys(codes))


def begins_on(period: str, as_of: date) -> date | None:
    """The first day of the half or the year that a 기준일 ends; None for a sheet without a period."""
    if not period:
        return None
    month = 7 if period == "half" and as_of.month > 6 else 1
    return date(as_of.year, month, 1)


def compared_with(period: str, as_of: date) -> date:
    """The day of the cards that a sheet compares with: the last before its period, or before the quarter."""
    return (begins_on(period, as_of) or quarter_of(as_of).start) - timedelta(days=1)
