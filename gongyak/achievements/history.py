"""What became of a record: each of its versions as an event, with what it says otherwise than the one before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gongyak.records.reading import history as versions
from gongyak.rules.records import KINDS, Achievement, PlannedActivity, from_json
from gongyak.rules.records.spans import span_words

#: What the office calls the fields of a record.
_FIELDS = {
    "kind": "종류",
    "title": "제목",
    "span": "기간",
    "number": "번호",
    "status": "단계",
    "series": "묶음",
    "parent": "위 실적",
    "plan": "종합계획",
    "lines": "내용",
    "metrics": "수치",
    "evidence": "증빙",
    "waiver": "증빙이 없는 까닭",
    "department": "부서",
    "actual": "이룬 실적",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One version: when it was recorded by whom (key of an account), which act, why, when it says that it happens,
    and which fields it says otherwise."""

    at: datetime
    by: str
    act: str
    reason: str
    status: str
    happens: str
    changed: tuple[str, ...]


def events(key: str) -> tuple[Event, ...]:
    """Every event of a record, the newest first. One query."""
    return tuple(reversed(list(_events(key))))


def _events(key: str) -> Iterator[Event]:
    before: dict[str, Any] | None = None
    for row in reversed(versions(key)):
        content = json.loads(row.content)
        value = from_json(KINDS[row.kind], content)
        act, _, reason = row.reason.partition(": ")
        yield Event(
            at=row.recorded_at,
            by=row.by,
            act=act.removeprefix("실적 ").removeprefix("예정 활동 "),
            reason=reason,
            status=content["status"],
            happens=span_words(value.span) if isinstance(value, Achievement | PlannedActivity) else "",
            changed=tuple(_changed(before, content)) if before is not None else (),
        )
        before = content


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, label in _FIELDS.items():
        if name in after and before.get(name) != after[name]:
            yield label
