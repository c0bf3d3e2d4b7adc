"""What is due to be destroyed as of a day, by the rules of that day; what is held back is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet

from gongyak.retention.kinds import SOURCES
from gongyak.retention.models import PurgeHold, RetentionRule
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.retention import (
    BY_TWO,
    Kind,
    Period,
    ends_on,
    is_late,
    kept_words,
    kind_of,
    kinds,
    latest_start,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a kind is kept here: its period and article, whether somebody confirmed them, and their revision."""

    kind: Kind
    period: Period
    article: str
    is_confirmed: bool
    revision: int

    @property
    def words(self) -> str:
        """`3년, 다음 해 1월 1일부터`."""
        return kept_words(self.period)


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of a kind are due, and the last day of the one that is due longest."""

    count: int
    oldest: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class DueRow:
    """One row that is due: its key in the table, what it is called, and the last day on which it was kept."""

    row: int
    key: str
    label: str
    kept_until: date


def kept(code: str) -> Kept:
    """How long a kind is kept: as set, else by default. One query; Refusal where there is no such kind."""
    return _kept(kind_of(code), RetentionRule.objects.filter(kind=code).first())


def all_kept() -> list[Kept]:
    """The kinds that two people destroy, in their order. One query."""
    there = {row.kind: row for row in RetentionRule.objects.all()}
    return [_kept(one, there.get(one.code)) for one in kinds() if one.hand == BY_TWO]


def due_of(what: Kept, today: date) -> Due:
    """How much of a kind is due on a day. One query."""
    started = SOURCES[what.kind.code].started
    found = _over(what, today).order_by().aggregate(count=Count("pk"), oldest=Min(started))
    if not found["count"]:
        return Due(0, None, False)
    oldest = ends_on(day_of(found["oldest"]), what.period)
    return Due(found["count"], oldest, is_late(oldest, today))


def due_rows(what: Kept, today: date, most: int | None = None) -> Iterator[DueRow]:
    """What is due of a kind on a day, the oldest first. One query."""
    source = SOURCES[what.kind.code]
    names = ["pk", "since", source.label or "pk"]
    for pk, since, label in _over(what, today).order_by("since", "pk").values_list(*names)[:most]:
        called = str(label or "") if source.label else ""
        yield DueRow(pk, source.key_of(pk), called, ends_on(day_of(since), what.period))


def _over(what: Kept, today: date) -> QuerySet[Any]:
    """The rows whose time is over; the first comparison is all that a table is asked."""
    held = PurgeHold.objects.filter(kind=what.kind.code, until__gte=today).values("row")
    until = latest_start(today, what.period) + timedelta(days=1)
    since: dict[str, Any] = {"since__lt": datetime.combine(until, time(), SEOUL)}
    return SOURCES[what.kind.code].rows().filter(**since).exclude(pk__in=held)


def _kept(kind: Kind, row: RetentionRule | None) -> Kept:
    if row is not None:
        return Kept(kind, row.period, row.article, row.is_confirmed, row.revision)
    return Kept(kind, kind.period, kind.article, kind.is_confirmed, 0)
