"""The situation of a day: the records as they were known, told by the pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongyak.records.reading import Known, known
from gongyak.rules.moments import known_until
from gongyak.rules.records import Record
from gongyak.rules.situation import Situation, Told, tell

#: Where the rules look for each kind of record.
_KINDS = {
    "plans": "year-plan",
    "projects": "project",
    "planned": "planned",
    "items": "action-item",
    "achievements": "achievement",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The situation of a day with the records behind it by key."""

    situation: Situation
    told: Told
    records: Mapping[str, Known]


def standing(day: date, known_at: datetime | None = None) -> Standing:
    """The situation of a day, as known at a moment: None asks for the end of the day. Five queries.

    A status has no day of its own, so the situation of a day is told from what was recorded by its end.
    """
    until = known_at or known_until(day)
    found = {name: known(kind, until) for name, kind in _KINDS.items()}
    rows: dict[str, Any] = {
        name: tuple(sorted((one.record for one in kept.values()), key=_order)) for name, kept in found.items()
    }
    told = Told(**rows)
    return Standing(tell(told, day), told, {key: one for kept in found.values() for key, one in kept.items()})


def _order(record: Record) -> tuple[int, str]:
    """Records in the order in which they were made: by the number of their key."""
    number = record.key.rpartition("/")[2]
    return (int(number) if number.isdigit() else 0, record.key)
