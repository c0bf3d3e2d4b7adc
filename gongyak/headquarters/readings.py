"""What indicators say, as it is told on pages and in reports: every value with its changes and a judgement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gongyak.headquarters.models import Indicator, IndicatorKind, Observation
from gongyak.rules.dates import format_day
from gongyak.rules.indicators import (
    Compared,
    Observed,
    change_words,
    judge,
    period_words,
    series,
    value_words,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as it is told: the period, the value with its unit, 잠정 or 확정, and both changes with a judgement."""

    period: str
    value: str
    standing: str
    published: str
    source: str
    before: str
    year: str
    judged: str


@dataclass(frozen=True, slots=True)
class Latest:
    """One indicator with its last value; None where nothing was published by the day."""

    indicator: Indicator
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Kind:
    """The indicators of one of the five kinds."""

    name: str
    rows: tuple[Latest, ...]


def latest_by_kind(day: date, known: datetime | None = None) -> tuple[Kind, ...]:
    """Every indicator in use on a day, in the five kinds, each with its last value. Two queries."""
    rows = list(Indicator.objects.all())
    shown = [row for row in rows if row.retired_on is None or row.retired_on > day]
    told: dict[int, list[Observation]] = defaultdict(list)
    for one in Observation.objects.as_of(day, known):
        told[one.indicator_id].append(one)
    return tuple(
        Kind(kind, tuple(_latest(row, told[row.pk]) for row in shown if row.kind == kind))
        for kind in IndicatorKind.values
    )


def _latest(indicator: Indicator, rows: Sequence[Observation]) -> Latest:
    read = readings(indicator, rows)
    return Latest(indicator, read[-1] if read else None)


def readings(indicator: Indicator, rows: Iterable[Observation]) -> tuple[Reading, ...]:
    """The values of an indicator in the order of their periods, as they are told."""
    by_start = {row.start: row for row in rows}
    compared = series(
        (Observed(row.start, Decimal(row.value), row.standing) for row in by_start.values()),
        indicator.precision,
        indicator.unit,
    )
    return tuple(_reading(indicator, one, by_start[one.observed.start]) for one in compared)


def _reading(indicator: Indicator, one: Compared, row: Observation) -> Reading:
    return Reading(
        period=period_words(row.start, indicator.precision),
        value=value_words(one.observed.value),
        standing=row.standing,
        published=format_day(row.published_on),
        source=row.source or indicator.source,
        before=change_words(one.before, indicator.unit),
        year=change_words(one.year, indicator.unit),
        judged=judge(one.year or one.before, indicator.better),
    )
