"""The published figures of months and quarters, as they were told once."""

import json
from dataclasses import dataclass
from datetime import datetime

from gongyak.cases.models import CaseFigures
from gongyak.rules.cases.figures import MonthFigures
from gongyak.rules.records import from_json


@dataclass(frozen=True, slots=True)
class PublishedMonth:
    """The figures of a month, when they were published, and the hash of their text."""

    figures: MonthFigures
    published_at: datetime
    hash: str


def months() -> tuple[PublishedMonth, ...]:
    """Every month that was told, the last first. One query."""
    rows = CaseFigures.objects.order_by("-month")
    return tuple(
        PublishedMonth(from_json(MonthFigures, json.loads(row.body)), row.at, row.hash) for row in rows
    )
