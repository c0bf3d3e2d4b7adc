"""The way of minutes: checked, put up, signed, frozen, registered with the archive; corrected; the meeting closed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, ApprovalStep, State, Subject
from gongyak.district.models import SiteRevision
from gongyak.meetings.achieving import told
from gongyak.meetings.events import locked, move, need
from gongyak.meetings.minutes import hash_of, minutes_of, published_form, sealed
from gongyak.meetings.models import MINUTES_KIND, Meeting, MeetingStatus
from gongyak.meetings.permissions import may_draft, may_write
from gongyak.meetings.workflow import step as next_status
from gongyak.rules.meetings import Minutes, check
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: Who freezes minutes, as every later reader may know it.
FROZEN_BY = "주관부서"


@transaction.atomic
def check_minutes(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """확인: the draft is whole. Refused with a finding for each required content that is missing."""
    row = _written(meeting, by)
    next_status(row.status, "확인")
    if missing := [one for one in check(minutes_of(row)) if one.blocks]:
        raise Refusal(
            f"법령이 정한 회의록의 내용이 {len(missing)}가지 빠졌습니다. 채운 뒤 다시 확인하십시오.", missing
        )
    return move(row, "확인", by=by, now=now)


@transaction.atomic
def reopen_minutes(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """되돌림: a checked draft is written on again."""
    return move(_written(meeting, by), "되돌림", by=by, now=now)


@transaction.atomic
def put_minutes_up(
    *, meeting: Meeting, by: Actor, now: datetime, cooperating: Sequence[Department] = ()
) -> Meeting:
    """기안: the checked minutes go to those who must sign."""
    row = locked(meeting)
    if not may_draft(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장이 기안합니다.")
    next_status(row.status, "기안")
    matter = approvals.Matter(
        subject=Subject.MINUTES,
        object=row.key,
        title=f"{row.name} 회의록",
        department=row.department,
        content_hash=hash_of(minutes_of(row)),
        cooperating=tuple(cooperating),
    )
    row.approval = approvals.begin(matter=matter, by=by, now=now)
    return move(row, "기안", by=by, now=now)


@transaction.atomic
def take_minutes_back(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """회수: the drafter takes the minutes back while nobody whose turn it was has seen them."""
    row = locked(meeting)
    approvals.withdraw(approval=running(row), by=by, now=now)
    return move(row, "회수", by=by, now=now)


@transaction.atomic
def sign_minutes(
    *, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = ""
) -> Meeting:
    """Sign a step of the minutes' approval; after the last one they are frozen (확정)."""
    row = _of(step)
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    if approval.state != State.DONE:
        return move(row, "서명", by=by, now=now, memo=memo)
    return _freeze(row, by=by, now=now)


@transaction.atomic
def send_minutes_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> Meeting:
    """반려: the minutes go back to be written on, with the reason."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    return move(row, "반려", by=by, now=now, memo=reason)


def _freeze(row: Meeting, *, by: Actor, now: datetime) -> Meeting:
    """The signed minutes become one more version of their document, and the meeting a result of the ledger."""
    minutes = minutes_of(row)
    if row.approval is None or hash_of(minutes) != row.approval.content_hash:
        raise Refusal("서명한 회의록과 지금의 기록이 다릅니다. 회의록을 반려하고 다시 기안하십시오.")
    next_status(row.status, "확정")
    again = row.version is not None
    row.version = _version(row, minutes, by=by, now=now, reason="회의록 정정" if again else "회의록 확정")
    if row.is_public:
        SiteRevision.objects.bump()
    row = move(row, "확정", by=by, now=now)
    told(row, by=by, now=now)
    return row


def _version(row: Meeting, minutes: Minutes, *, by: Actor, now: datetime, reason: str) -> Version:
    document = Document.objects.get_or_create(kind=MINUTES_KIND, key=row.number)[0]
    return record_version(
        document=document,
        effective_on=row.on,
        internal=sealed(minutes),
        public=published_form(minutes),
        summary=Summary(title=f"{row.name} 회의록"),
        by=FROZEN_BY,
        actor=by.key,
        now=now,
        reason=reason,
    )


@transaction.atomic
def register_minutes(
    *, meeting: Meeting, registration: str, registered_on: date, by: Actor, now: datetime
) -> Meeting:
    """등록: note under which number the archive system (전자기록생산시스템) keeps the minutes, and since when."""
    row = _written(meeting, by)
    row.registration = need(registration, "전자기록생산시스템이 준 생산등록번호를 적으십시오.")
    if not row.on <= registered_on <= day_of(now):
        raise Refusal("등록일은 회의한 날부터 오늘까지의 날이어야 합니다.")
    row.registered_on = registered_on
    return move(row, "등록", by=by, now=now, memo=row.registration)


@transaction.atomic
def correct_minutes(*, meeting: Meeting, reason: str, by: Actor, now: datetime) -> Meeting:
    """정정: approved minutes are written anew and approved again; what was frozen stays as it was."""
    row = _written(meeting, by)
    need(reason, "회의록을 정정하는 사유를 적으십시오.")
    row.registration, row.registered_on = "", None
    return move(row, "정정", by=by, now=now, memo=reason)


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """종결: the minutes are registered and nothing of what was proposed or ordered there is left to do."""
    row = _written(meeting, by)
    if left := row.items.open().count():
        raise Refusal(
            f"이 회의의 건의·지시 {left}건이 아직 끝나지 않았습니다. 모두 종결한 뒤에 회의를 종결하십시오."
        )
    return move(row, "종결", by=by, now=now)


def running(meeting: Meeting) -> Approval:
    """The approval that minutes are in; Refusal where they are in none."""
    if meeting.approval is None or meeting.status != MeetingStatus.APPROVAL:
        raise Refusal("이 회의록은 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return meeting.approval


def _of(step: ApprovalStep) -> Meeting:
    """The locked meeting whose minutes a step belongs to."""
    row = locked(Meeting.objects.get(approval=step.approval_id))
    if step.signed_at is None:
        running(row)
    return row


def _written(meeting: Meeting, by: Actor) -> Meeting:
    row = locked(meeting)
    if not may_write(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장, 또는 총괄부서가 하는 일입니다.")
    return row
