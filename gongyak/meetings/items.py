"""The acts on proposals (건의) and directives (지시사항): taken down, given to a department, worked on, answered,
told at the next meeting, confirmed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongyak.meetings.companies import key_of
from gongyak.meetings.events import locked, locked_body, locked_item, move_item, need, refuse_personal, said
from gongyak.meetings.models import (
    AHEAD,
    Body,
    DueExtension,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingItem,
    MeetingStatus,
)
from gongyak.meetings.permissions import may_assign, may_confirm, may_handle, may_order, may_run, may_write
from gongyak.meetings.workflow import item_step
from gongyak.records.actions import take_number
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@dataclass(frozen=True, slots=True)
class NewProposal:
    """What was proposed; `proposer` is a person and stays in the office, `company` need not."""

    title: str
    content: str
    proposer: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Who sees to it and by when."""

    department: Department
    due_on: date
    cooperating: tuple[Department, ...] = ()


@transaction.atomic
def take_proposal(
    *,
    proposal: NewProposal,
    by: Actor,
    now: datetime,
    meeting: Meeting | None = None,
    body: Body | None = None,
    asked_on: date | None = None,
) -> MeetingItem:
    """건의 접수: at a meeting that was held, or of a body between meetings; it gets its number."""
    if meeting:
        body = _asked_at(meeting, by)
    elif body is None or not may_run(by, body):
        raise Refusal("회의체의 주관부서 담당자나 팀장, 또는 총괄부서가 건의를 접수합니다.")
    day = meeting.on if meeting else asked_on or day_of(now)
    if day > day_of(now):
        raise Refusal("아직 오지 않은 날의 건의입니다. 건의한 날을 확인하십시오.")
    told = {
        "kind": ItemKind.PROPOSAL,
        "body": body,
        "meeting": meeting,
        "asked_by": body.department,
        "asked_on": day,
        "proposer": proposal.proposer.strip(),
        "company": proposal.company.strip(),
        "company_key": key_of(proposal.company),
        **_worded(proposal.title, proposal.content, "건의"),
    }
    locked_body(body)
    if there := MeetingItem.objects.filter(**told).first():
        return there  # the second click of a double click
    made = MeetingItem(**told, status=ItemStatus.RECEIVED)
    made.number = take_number(ItemKind.PROPOSAL, day.year)
    made.save()
    return said(made, "접수", "", by=by, now=now)


@transaction.atomic
def give_directive(
    *,
    title: str,
    content: str,
    task: Task,
    given_by: str,
    by: Actor,
    now: datetime,
    meeting: Meeting | None = None,
    asked_on: date | None = None,
    asked_by: Department | None = None,
) -> MeetingItem:
    """지시: ordered by whom (an office: 구청장), of which department, by when; at a meeting or outside one."""
    if not may_order(by):
        raise Refusal("지시사항은 총괄부서, 구청장, 또는 회의를 맡은 부서가 적습니다.")
    body = _asked_at(meeting, by) if meeting else None
    day = meeting.on if meeting else asked_on or day_of(now)
    if day > day_of(now):
        raise Refusal("아직 오지 않은 날의 지시입니다. 지시한 날을 확인하십시오.")
    _refuse_past(task.due_on, day)
    told = {
        "kind": ItemKind.DIRECTIVE,
        "body": body,
        "meeting": meeting,
        "asked_by": body.department if body else asked_by or _own(by),
        "asked_on": day,
        "first_due_on": task.due_on,
        "given_by": need(given_by, "누가 지시했는지 직위로 적으십시오. 보기: 구청장"),
        **_worded(title, content, "지시"),
    }
    lead = Department.objects.select_for_update().get(pk=task.department.pk)
    if there := MeetingItem.objects.filter(**told, department=lead).first():
        return there
    made = MeetingItem(**told, department=lead, due_on=task.due_on, status=ItemStatus.ORDERED)
    made.number = take_number(ItemKind.DIRECTIVE, day.year)
    made.save()
    made.cooperating.set(one for one in task.cooperating if one != task.department)
    return said(made, "지시", "", by=by, now=now)


def _own(by: Actor) -> Department | None:
    """The first department in which somebody works, None for who works for the whole."""
    return Department.objects.filter(pk__in=by.departments()).first()


def _asked_at(meeting: Meeting, by: Actor) -> Body:
    row = locked(meeting)
    if not may_write(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장, 또는 총괄부서가 적습니다.")
    if row.status not in (MeetingStatus.HELD, MeetingStatus.DRAFTED):
        raise Refusal(
            f"‘{row.status}’ 단계의 회의에는 건의나 지시를 더할 수 없습니다. 개최를 기록한 뒤, 회의록을 확인하기 전에 적습니다."
        )
    return row.series.body


def _worded(title: str, content: str, what: str) -> dict[str, str]:
    return {
        "title": refuse_personal(need(title, f"{what}의 제목을 적으십시오."), f"{what}의 제목"),
        "content": need(content, f"{what}의 내용을 적으십시오."),
    }


@transaction.atomic
def assign_item(*, item: MeetingItem, task: Task, by: Actor, now: datetime, memo: str = "") -> MeetingItem:
    """배정: which department sees to it, with which others, by when; again where it was the wrong one."""
    row = _assigned(item, by)
    _refuse_past(task.due_on, day_of(now))
    item_step(row.kind, row.status, "배정")
    row.department, row.due_on = task.department, task.due_on
    row.first_due_on = row.first_due_on or task.due_on
    row.cooperating.set(one for one in task.cooperating if one != task.department)
    return move_item(
        row, "배정", by=by, now=now, memo=memo or f"{task.department}, {format_day(task.due_on)}까지"
    )


@transaction.atomic
def receive_item(*, item: MeetingItem, by: Actor, now: datetime) -> MeetingItem:
    """접수: the department takes a directive on."""
    return move_item(_handled(item, by), "접수", by=by, now=now)


@transaction.atomic
def begin_item(*, item: MeetingItem, by: Actor, now: datetime, memo: str = "") -> MeetingItem:
    """착수: the department works on it."""
    return move_item(_handled(item, by), "착수", by=by, now=now, memo=memo)


@transaction.atomic
def note_progress(*, item: MeetingItem, memo: str, by: Actor, now: datetime) -> MeetingItem:
    """경과: how far it is."""
    row = _handled(item, by)
    return move_item(row, "경과", by=by, now=now, memo=need(memo, "어디까지 했는지 적으십시오."))


@transaction.atomic
def extend_item(*, item: MeetingItem, due_on: date, reason: str, by: Actor, now: datetime) -> MeetingItem:
    """기한 연장: a later day, with the reason; the day that was told first stays known."""
    row = locked_item(item)
    if not (may_handle(by, row) or may_assign(by, row)):
        raise Refusal("주관부서나 배정한 부서가 기한을 늘립니다.")
    item_step(row.kind, row.status, "기한 연장")
    why = need(reason, "기한을 늘리는 사유를 적으십시오.")
    if row.due_on is None or due_on <= row.due_on:
        raise Refusal("지금의 기한보다 뒤의 날을 적으십시오.")
    DueExtension.objects.create(item=row, before=row.due_on, after=due_on, reason=why, at=now, by_id=by.id)
    memo = f"{format_day(row.due_on)} → {format_day(due_on)}: {why}"
    row.due_on = due_on
    return move_item(row, "기한 연장", by=by, now=now, memo=memo)


@transaction.atomic
def answer_item(*, item: MeetingItem, result: str, by: Actor, now: datetime) -> MeetingItem:
    """회신 (건의) or 완료보고 (지시): what came of it. A reply is not the end: it is told and closed afterwards."""
    row = _handled(item, by)
    row.result = need(result, "처리결과를 적으십시오. 할 수 없으면 그 까닭을 적습니다.")
    row.answered_on = day_of(now)
    return move_item(row, "회신" if row.is_proposal else "완료보고", by=by, now=now)


@transaction.atomic
def return_item(*, item: MeetingItem, reason: str, by: Actor, now: datetime) -> MeetingItem:
    """보완: the answer is not enough; the department works on it again."""
    row = locked_item(item)
    if not may_confirm(by, row):
        raise Refusal("배정한 부서, 총괄부서, 구청장이 보완을 요구합니다.")
    why = need(reason, "무엇이 모자라는지 적으십시오.")
    row.answered_on, row.reported_at = None, None
    return move_item(row, "보완", by=by, now=now, memo=why)


@transaction.atomic
def confirm_directive(*, item: MeetingItem, by: Actor, now: datetime, memo: str = "") -> MeetingItem:
    """확인: the headquarters says that a directive was carried out as it was reported."""
    row = locked_item(item)
    if not may_confirm(by, row):
        raise Refusal("총괄부서, 구청장, 또는 지시를 적은 부서가 확인합니다.")
    return move_item(row, "확인", by=by, now=now, memo=memo)


@transaction.atomic
def report_back(
    *, meeting: Meeting, items: Sequence[MeetingItem], by: Actor, now: datetime
) -> list[MeetingItem]:
    """차기 회의 보고: tell at a meeting what came of answered proposals of its body.

    Refused: a meeting that was not held yet, a proposal of another body or of this very meeting.
    """
    row = locked(meeting)
    if not may_write(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장, 또는 총괄부서가 하는 일입니다.")
    if row.status not in (MeetingStatus.HELD, MeetingStatus.DRAFTED):
        raise Refusal("개최를 기록한 회의에서, 회의록을 확인하기 전에 보고합니다.")
    if not items:
        raise Refusal("보고한 건의를 고르십시오.")
    made = []
    for each in items:
        one = locked_item(each)
        if one.body_id != row.series.body_id or one.meeting_id == row.pk or not one.is_proposal:
            raise Refusal(f"{one.number}은(는) 이 회의체의 지난 건의가 아닙니다.")
        one.reported_at = row
        made.append(move_item(one, "차기 회의 보고", by=by, now=now, memo=row.number))
    return made


@transaction.atomic
def close_item(*, item: MeetingItem, by: Actor, now: datetime, memo: str = "") -> MeetingItem:
    """종결: a proposal after it was told at the next meeting, a directive after it was confirmed."""
    row = _assigned(item, by)
    row.closed_on = day_of(now)
    return move_item(row, "종결", by=by, now=now, memo=memo)


@transaction.atomic
def transfer_item(*, item: MeetingItem, where: str, by: Actor, now: datetime) -> MeetingItem:
    """이관: another authority is competent; to whom it went."""
    row = _assigned(item, by)
    told = need(where, "어느 기관으로 넘겼는지 적으십시오.")
    row.closed_on, row.result = day_of(now), row.result or f"이관: {told}"
    return move_item(row, "이관", by=by, now=now, memo=told)


@transaction.atomic
def reword_item(
    *, item: MeetingItem, title: str, content: str, revision: int, by: Actor, now: datetime
) -> MeetingItem:
    """Write title and content anew while it is open, over what was read as `revision`."""
    row = _assigned(item, by)
    if not row.is_open:
        raise Refusal("끝난 건의나 지시는 고치지 않습니다.")
    if row.revision != revision:
        raise Refusal("그사이 다른 사람이 고쳤습니다. 화면을 새로 열어 확인하십시오.")
    for name, text in _worded(title, content, row.kind).items():
        setattr(row, name, text)
    row.revision += 1
    row.save()
    return said(row, "고침", row.status, by=by, now=now)


def next_meeting(item: MeetingItem, today: date) -> Meeting | None:
    """The meeting of its body at which a proposal is to be told; None where none is planned."""
    rows = Meeting.objects.filter(series__body=item.body_id, status__in=AHEAD, on__gte=today)
    return rows.select_related("series__body").order_by("on", "pk").first()


def _assigned(item: MeetingItem, by: Actor) -> MeetingItem:
    row = locked_item(item)
    if not may_assign(by, row):
        raise Refusal("회의체의 주관부서, 적은 부서, 또는 총괄부서가 하는 일입니다.")
    return row


def _handled(item: MeetingItem, by: Actor) -> MeetingItem:
    row = locked_item(item)
    if not may_handle(by, row):
        raise Refusal("이 건의나 지시를 맡은 부서의 담당자나 팀장이 하는 일입니다.")
    return row


def _refuse_past(due_on: date, day: date) -> None:
    if due_on < day:
        raise Refusal("기한은 오늘이나 그 뒤의 날이어야 합니다.")
