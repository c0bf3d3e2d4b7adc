"""Versions of records, as known at a moment, and numbers that are never used twice."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from gongyak.records.actions import record, record_all, take_number
from gongyak.records.models import NumberSeries, RecordVersion
from gongyak.records.reading import history, known
from gongyak.records.verify import verify
from gongyak.rules.records import Achievement, Project
from tests.guards import guards_down
from tests.together import together

T = datetime(2024, 6, 30, 9, tzinfo=UTC)
DAY = timedelta(days=1)
FAIR = Achievement("achievement/1", "행사", "박람회")


@pytest.mark.django_db
def test_a_record_is_known_as_it_stood() -> None:
    record(FAIR, by="staff/1", now=T)
    renamed = Achievement("achievement/1", "행사", "취업박람회")
    record(renamed, by="staff/2", now=T + DAY, reason="이름을 바로잡음")
    assert known("achievement", T)["achievement/1"].record == FAIR
    assert known("achievement")["achievement/1"].record == renamed
    assert (
        known("achievement", T - DAY)
        == {}
        == known("project")
        == known("achievement", keys=["achievement/2"])
    )
    assert [row.version for row in history("achievement/1")] == [2, 1]
    assert verify() == []


@pytest.mark.django_db
def test_what_says_nothing_new_is_no_version() -> None:
    assert record(FAIR, by="staff/1", now=T)
    assert record(FAIR, by="staff/1", now=T + DAY) is None
    assert RecordVersion.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_that_runs_behind_does_not_hide_a_version() -> None:
    record(FAIR, by="staff/1", now=T)
    record(Achievement("achievement/1", "행사", "새 이름"), by="staff/1", now=T - DAY)
    assert known("achievement", T)["achievement/1"].version == 2


@pytest.mark.django_db
def test_many_records_take_few_queries(django_assert_max_num_queries: object) -> None:
    projects = [Project(f"project/{n}", "plan/1", "분야", f"사업 {n}", "일자리경제과") for n in range(1_000)]
    with django_assert_max_num_queries(13):  # type: ignore[operator]  # SQLite writes 124 rows at once
        record_all(projects, by="staff/1", now=T)
    assert len(known("project")) == 1_000


@pytest.mark.django_db
def test_a_version_is_neither_changed_nor_removed() -> None:
    made = record(FAIR, by="staff/1", now=T)
    assert made
    for act in (lambda: RecordVersion.objects.update(reason="x"), made.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


@pytest.mark.django_db
def test_what_was_changed_behind_the_guards_is_found() -> None:
    record(FAIR, by="staff/1", now=T)
    record(Achievement("achievement/1", "행사", "둘째"), by="staff/1", now=T)
    record(Achievement("achievement/1", "행사", "셋째"), by="staff/1", now=T)
    with guards_down():
        RecordVersion.objects.filter(version=1).update(content=json.dumps({}))
        RecordVersion.objects.filter(version=2).delete()
    assert {finding.code for finding in verify()} == {"record-changed", "record-gap"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("record_version_once", {"version": 1}),
        ("record_version_named", {"version": 2, "kind": ""}),
    ],
)
def test_the_database_keeps_versions_apart(name: str, values: dict[str, object]) -> None:
    made = record(FAIR, by="staff/1", now=T)
    assert made
    row = RecordVersion(key=made.key, kind=made.kind, recorded_at=T, by="staff/1", hash="", content="")
    for field, value in values.items():
        setattr(row, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db
def test_a_series_stands_once() -> None:
    """number_series_once."""
    take_number("회의", 2024)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberSeries.objects.create(kind="회의", year=2024)


@pytest.mark.django_db
def test_numbers_count_by_kind_and_year() -> None:
    given = [
        take_number("회의", 2024),
        take_number("회의", 2024),
        take_number("실적", 2024),
        take_number("회의", 2025),
    ]
    assert given == ["회의-2024-0001", "회의-2024-0002", "실적-2024-0001", "회의-2025-0001"]


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_all_different() -> None:
    given = together(lambda _: take_number("회의", 2024), calls=12)
    assert sorted(map(str, given)) == [f"회의-2024-{n:04}" for n in range(1, 13)]
