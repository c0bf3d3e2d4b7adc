"""The only writers of what records said, and of the numbers that they get."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from gongyak.records.models import NumberSeries, RecordVersion
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.records import KINDS, Record, to_json

_CHUNK = 500
_NAMES = {kind: name for name, kind in KINDS.items()}


@transaction.atomic
def record(value: Record, *, by: str, now: datetime, reason: str = "") -> RecordVersion | None:
    """Keep what a record says from `now` on; None where it says nothing new.

    Part of the transaction of the act that changed it, which also records the act. Two writers of one record at
    once: the database refuses the second (IntegrityError).
    """
    made = record_all([value], by=by, now=now, reason=reason)
    return made[0] if made else None


@transaction.atomic
def record_all(values: Sequence[Record], *, by: str, now: datetime, reason: str = "") -> list[RecordVersion]:
    """Keep what many records say from `now` on, each as `record`; the new versions, in a few queries."""
    last = _last([value.key for value in values])
    made = []
    for value in values:
        content = canonical(to_json(value)).decode()
        before = last.get(value.key)
        if before and before.content == content:
            continue
        made.append(
            RecordVersion(
                kind=_NAMES[type(value)],
                key=value.key,
                version=before.version + 1 if before else 1,
                recorded_at=max(now, before.recorded_at) if before else now,
                by=by,
                reason=reason,
                hash=sha256(content.encode()),
                content=content,
            )
        )
    return RecordVersion.objects.bulk_create(made, batch_size=_CHUNK)


def _last(keys: Sequence[str]) -> dict[str, RecordVersion]:
    newest = RecordVersion.objects.filter(key=OuterRef("key")).order_by("-version").values("pk")[:1]
    found: dict[str, RecordVersion] = {}
    for at in range(0, len(keys), _CHUNK):
        rows = RecordVersion.objects.filter(key__in=keys[at : at + _CHUNK], pk=Subquery(newest))
        found |= {row.key: row for row in rows}
    return found


@transaction.atomic
def take_number(kind: str, year: int) -> str:
    """The next number of a kind in a year: `회의-2024-0003`. Part of the transaction that uses it."""
    NumberSeries.objects.get_or_create(kind=kind, year=year)
    series = NumberSeries.objects.filter(kind=kind, year=year)
    series.update(last=F("last") + 1)  # whoever comes next waits for this row until the transaction ends
    last = series.get().last
    return f"{kind}-{year}-{last:04}"
