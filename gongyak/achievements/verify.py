"""Verify: the ledger says what its records said last, and no number was ever given to two results."""

import json
from collections.abc import Iterator

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.values import achievement_value, activity_value
from gongyak.records.models import RecordVersion
from gongyak.records.reading import known
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.records import Record

_CHUNK = 1_000


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    results = (achievement_value(row) for row in Achievement.objects.order_by("pk").told())
    planned = PlannedActivity.objects.select_related("department").order_by("pk")
    activities = (activity_value(row) for row in planned)
    return [*_same("achievement", results), *_same("planned", activities), *_numbers()]


def _same(kind: str, values: Iterator[Record]) -> Iterator[Finding]:
    said = {key: one.record for key, one in known(kind).items()}
    for value in values:
        if said.pop(value.key, None) != value:
            message = "대장의 내용이 마지막으로 기록된 것과 다릅니다."
            yield Finding("ledger-differs", Severity.ERROR, value.key, message)
    for key in said:
        yield Finding("ledger-missing", Severity.ERROR, key, "기록된 것이 대장에서 사라졌습니다.")


def _numbers() -> Iterator[Finding]:
    """A number belongs to one result for ever, and a result that got one keeps it."""
    holders: dict[str, str] = {}
    given: dict[str, str] = {}
    rows = RecordVersion.objects.filter(kind="achievement").order_by("key", "version")
    for row in rows.iterator(_CHUNK):
        number = str(json.loads(row.content).get("number", ""))
        holder = holders.setdefault(number, row.key) if number else row.key
        if (given.setdefault(row.key, number) and number != given[row.key]) or holder != row.key:
            message = "한 실적번호가 두 실적에 쓰였거나 받은 번호가 바뀌었습니다."
            yield Finding("ledger-number", Severity.ERROR, row.key, message)
        given[row.key] = given[row.key] or number
