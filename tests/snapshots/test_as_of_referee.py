"""The query against a slow and plain referee, on generated histories."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongyak.rules.moments import SEOUL
from gongyak.snapshots.models import Version
from tests.snapshots.records import record

START = date(2024, 6, 28)
days = st.integers(0, 4).map(lambda n: START + timedelta(days=n))


@dataclass(frozen=True)
class Told:
    key: str
    seq: int
    effective_on: date
    recorded_at: datetime


def referee(history: list[Told], day: date, known_at: date | datetime | None) -> set[tuple[str, int]]:
    """In force on the day, by reading the whole history from end to end for each document."""
    answer: dict[str, Told] = {}
    for told in history:
        if told.effective_on > day or not known(told.recorded_at, known_at):
            continue
        best = answer.get(told.key)
        if best is None or (told.effective_on, told.seq) > (best.effective_on, best.seq):
            answer[told.key] = told
    return {(told.key, told.seq) for told in answer.values()}


def known(recorded_at: datetime, known_at: date | datetime | None) -> bool:
    if known_at is None or isinstance(known_at, datetime):
        return known_at is None or recorded_at <= known_at
    local = recorded_at.astimezone(SEOUL)
    return local.date() <= known_at or local == datetime.combine(known_at + timedelta(1), time(), SEOUL)


@st.composite
def histories(draw: st.DrawFn) -> list[Told]:
    """Versions of up to three documents, recorded one after another at odd hours and at midnights."""
    at = datetime(2024, 6, 28, 12, tzinfo=UTC)
    seqs: dict[str, int] = {}
    history = []
    for _ in range(draw(st.integers(0, 8))):
        at += timedelta(hours=draw(st.sampled_from([0, 1, 3, 7, 24])))
        key = draw(st.sampled_from(["1-1", "1-2", "2-1"]))
        seqs[key] = seqs.get(key, 0) + 1
        history.append(Told(key, seqs[key], draw(days), at))
    return history


moments = st.integers(0, 130).map(
    lambda hours: datetime(2024, 6, 28, 11, tzinfo=UTC) + timedelta(hours=hours)
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.lists(st.tuples(days, st.none() | days | moments), min_size=1, max_size=6))
def test_the_query_agrees_with_the_referee(history, questions):
    with transaction.atomic():
        for told in history:
            record(told.key, effective_on=told.effective_on, now=told.recorded_at)
        for day, known_at in questions:
            rows = Version.objects.as_of(day, known_at).values_list("document__key", "seq")
            assert sorted(rows) == sorted(referee(history, day, known_at))
        transaction.set_rollback(True)
