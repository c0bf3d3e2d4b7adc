"""Verify: statuses lead from one to the next, minutes are those that were signed, records say what the rows say."""

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from gongyak.approvals.models import State
from gongyak.meetings.minutes import frozen, hash_of
from gongyak.meetings.models import DONE, Meeting, MeetingItem
from gongyak.meetings.values import value_of
from gongyak.meetings.workflow import DIRECTIVE, MEETING, PROPOSAL
from gongyak.records.reading import known
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.workflow import Steps
from gongyak.snapshots.models import PersonalValue
from gongyak.snapshots.sealing import commitments

_CHUNK = 200


class _Event(Protocol):
    act: str
    before: str
    after: str


def verify() -> list[Finding]:
    """Every broken promise as a finding of severity error."""
    return [*_meetings(), *_items()]


def _meetings() -> Iterator[Finding]:
    rows = Meeting.objects.select_related("approval", "version__internal", "version__public")
    for row in rows.order_by("pk").prefetch_related("events").iterator(_CHUNK):
        where = f"meeting.{row.pk}"
        if not _leads(MEETING, row.events.all(), row.status):
            yield _error("meeting-status", where, "회의의 단계가 그 경과와 다릅니다.")
        if row.status in DONE and (row.approval is None or row.approval.state != State.DONE):
            yield _error("meeting-unsigned", where, "확정된 회의록에 완결된 결재가 없습니다.")
        if row.status in DONE and row.approval and not _is_signed(row):
            yield _error("meeting-minutes", where, "확정된 회의록이 서명한 내용과 다릅니다.")


def _is_signed(row: Meeting) -> bool:
    """Whether the frozen minutes are those that were signed; names that were erased cannot be told any more."""
    if row.version is None or row.approval is None:
        return False
    form = json.loads(bytes(row.version.internal.body))
    wanted = set(commitments(form))
    if PersonalValue.objects.filter(pk__in=wanted).count() < len(wanted):
        return True
    return hash_of(frozen(row.version)) == row.approval.content_hash


def _items() -> Iterator[Finding]:
    told = known("action-item")
    rows = MeetingItem.objects.select_related("department").order_by("pk").prefetch_related("events")
    for row in rows.iterator(_CHUNK):
        where = f"meeting-item.{row.pk}"
        steps = PROPOSAL if row.is_proposal else DIRECTIVE
        if not _leads(steps, row.events.all(), row.status):
            yield _error("meeting-item-status", where, "건의나 지시의 단계가 그 경과와 다릅니다.")
        record = told.pop(row.key, None)
        if record is None or record.record != value_of(row):
            yield _error("meeting-item-record", where, "건의나 지시가 남긴 기록과 다릅니다.")


def _leads(steps: Steps, events: Iterable[_Event], status: str) -> bool:
    """Whether each event follows from the one before by the table, and the last one gives the status."""
    last = None
    for one in events:
        same = one.before == one.after and one.act == "고침"
        if last is not None and (
            one.before != last or not (same or steps.get((one.before, one.act)) == one.after)
        ):
            return False
        last = one.after
    return last == status


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)
