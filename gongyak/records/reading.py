"""What the records said, as known at a moment."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from gongyak.records.models import RecordVersion
from gongyak.rules.records import KINDS, Record, from_json


@dataclass(frozen=True, slots=True)
class Known:
    """One record as it was known: its version, since when, the hash of what it said, and what it said."""

    record: Record
    version: int
    recorded_at: datetime
    hash: str


def known(kind: str, until: datetime | None = None, keys: Collection[str] | None = None) -> dict[str, Known]:
    """The records of a kind (`achievement`, `project` …) by key, as known at `until` inclusive (None: now).

    `keys` limits them. One query.
    """
    rows = RecordVersion.objects.filter(kind=kind)
    newest = RecordVersion.objects.filter(key=OuterRef("key"))
    if until is not None:
        newest = newest.filter(recorded_at__lte=until)
    rows = rows.filter(pk=Subquery(newest.order_by("-version").values("pk")[:1]))
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return {row.key: _known(row) for row in rows.order_by("key")}


def history(key: str) -> list[RecordVersion]:
    """Every version of a record, the newest first."""
    return list(RecordVersion.objects.filter(key=key).order_by("-version"))


def _known(row: RecordVersion) -> Known:
    value = from_json(KINDS[row.kind], json.loads(row.content))
    return Known(value, row.version, row.recorded_at, row.hash)
