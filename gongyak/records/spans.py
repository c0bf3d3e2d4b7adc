"""A period in the columns of a row: first and last day, in which unit it was told, and how it comes again where the
row has a column for that."""

from typing import Any

from gongyak.rules.dates import Precision
from gongyak.rules.records import Span


def span_of(row: Any) -> Span:
    """The period of a row with these columns."""
    return Span(row.start, row.end, Precision(row.precision), getattr(row, "recurrence", "") or None)


def put_span(row: Any, span: Span) -> None:
    """Write a period into a row with these columns; what has none for 되풀이 is refused one by its act."""
    row.start, row.end, row.precision = span.start, span.end, str(span.precision)
    if hasattr(row, "recurrence"):
        row.recurrence = span.recurrence or ""
