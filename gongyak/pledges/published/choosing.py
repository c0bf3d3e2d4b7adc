"""Choosing among the rows of a published set, and their orders: the same on pages and for programs. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gongyak.pledges.published.rows import PublishedRow

#: How an address names what a card does not say.
UNSAID = "none"
#: What a pledge can be chosen by, and what a row says of it.
FACETS: Mapping[str, Callable[[PublishedRow], str | None]] = {
    "status": lambda row: row.status_national,
    "field": lambda row: row.field.number if row.field else None,
    "department": lambda row: row.department,
    "completion": lambda row: row.completion,
    "origin": lambda row: row.origin,
    "kind": lambda row: row.kind,
}


def said(facet: str, row: PublishedRow) -> str:
    """What a row says of a facet, as an address names it."""
    return FACETS[facet](row) or UNSAID


def choose(rows: Iterable[PublishedRow], values: Mapping[str, Sequence[str]]) -> list[PublishedRow]:
    """The rows that say one of the chosen values of every facet."""
    return [row for row in rows if all(said(name, row) in chosen for name, chosen in values.items())]


def ordered(
    rows: Iterable[PublishedRow],
    sort: str,
    departments: Iterable[str] = (),
    ranks: Mapping[int, int] | None = None,
) -> list[PublishedRow]:
    """The rows by number, department, progress, money or rank, and by number where these are equal.

    `departments` are in the order of the 직제, `ranks` those of a search by version. Unknown amounts come last.
    """
    places = {name: place for place, name in enumerate(departments)}
    keys: dict[str, Callable[[PublishedRow], Any]] = {
        "number": lambda row: (),
        "department": lambda row: (places.get(row.department or "", len(places)), row.department or ""),
        "progress": lambda row: _descending(row.progress_percent),
        "money": lambda row: _descending(row.plan_won),
        "rank": lambda row: (ranks or {}).get(row.version, 0),
    }
    return sorted(rows, key=lambda row: (keys[sort](row), row.order))


def _descending(value: Decimal | int | None) -> tuple[bool, Decimal | int]:
    return (value is None, -(value or 0))
