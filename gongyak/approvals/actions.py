"""The acts of an approval: begin it, see it, sign it, send it back, take it back, note its 문서번호."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from gongyak.approvals.lines import line_for
from gongyak.approvals.models import Approval, ApprovalStep, Kind, State, Substitute
from gongyak.approvals.permissions import may_withdraw, signature_of
from gongyak.audit.actions import record_act
from gongyak.rules.moments import day_of, moment_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor, actors_of
from gongyak.staff.models import Department, Role, Staff

__all__ = ["Matter", "Refusal", "begin", "did", "note_paper", "see", "send_back", "sign", "withdraw"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be approved: kind, key, title, the department that drafts, and the hash of the content."""

    subject: str
    object: str
    title: str
    department: Department
    content_hash: str
    cooperating: tuple[Department, ...] = field(default=())


@transaction.atomic
def begin(*, matter: Matter, by: Actor, now: datetime) -> Approval:
    """기안: the matter goes to the first who must sign. Refused: it is on its way already."""
    try:
        with transaction.atomic():
            made = Approval.objects.create(
                subject=matter.subject,
                object=matter.object,
                title=matter.title,
                department=matter.department,
                content_hash=matter.content_hash,
                drafted_by_id=by.id,
                drafted_at=now,
            )
    except IntegrityError as error:
        raise Refusal("이미 결재가 진행되고 있습니다. 결재 상황을 확인하십시오.") from error
    first = ApprovalStep(
        approval=made, place=0, kind=Kind.DRAFT, role=Role.OFFICER, department=matter.department,
        signed_by_id=by.id, signed_at=now, accepted=True, printed=_printed(by, matter.department),
    )  # fmt: skip
    steps = line_for(matter.subject, matter.department, matter.cooperating)
    ApprovalStep.objects.bulk_create([first, *_waiting(made, steps)])
    record_act(by=by.key, action="기안", object=made.key, now=now, after=matter.content_hash)
    return made


def _waiting(approval: Approval, steps: Iterable[object]) -> Iterable[ApprovalStep]:
    names = ("place", "kind", "role", "department", "delegated")
    return (
        ApprovalStep(approval=approval, **{name: getattr(step, name) for name in names}) for step in steps
    )


def _printed(by: Actor, department: Department) -> str:
    """Name and rank as they are printed beside the signature."""
    ranks = [duty.rank for duty in by.duties if duty.department == department.pk] or [""]
    return " ".join(filter(None, (department.name, ranks[0], by.name)))


@transaction.atomic
def see(*, approval: Approval, by: Actor, now: datetime) -> None:
    """Note that whose turn it is has opened it: from then on it cannot be taken back without asking."""
    day = day_of(now)
    turn = approval.steps.filter(seen_at=None).waiting().for_actor(by, day)
    turn.exclude(approval__drafted_by=by.id).update(seen_at=now)


def did(step: ApprovalStep, by: Actor, *, accepted: bool) -> bool:
    """Whether this very person has decided so already: the second click of a double click changes nothing."""
    row = ApprovalStep.objects.get(pk=step.pk)
    return row.signed_by_id == by.id and row.accepted is accepted


def sign(*, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = "") -> Approval:
    """검토, 협조, 결재 or 총괄확인: the next must sign, or it is done (state 완결). One of several at once wins.

    Refused: signed already, another content than was shown (`content_hash`), no right to it.
    """
    return _decide(step, by=by, now=now, accepted=True, memo=memo.strip(), content_hash=content_hash)


def send_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> Approval:
    """반려: it ends here, with the reason. Refused as `sign`, and without a reason."""
    if not reason.strip():
        raise Refusal("반려하는 사유를 적으십시오.")
    return _decide(step, by=by, now=now, accepted=False, memo=reason.strip())


@transaction.atomic
def _decide(
    step: ApprovalStep,
    *,
    by: Actor,
    now: datetime,
    accepted: bool,
    memo: str,
    content_hash: str | None = None,
) -> Approval:
    approval = Approval.objects.select_for_update().get(pk=step.approval_id)
    step = ApprovalStep.objects.select_related("department", "signed_by").get(pk=step.pk)
    _refuse_late(approval, step)
    signature = signature_of(step, approval, by, _absent(by, now))
    if signature is None:
        raise Refusal("이 단계에 서명할 역할이 아닙니다. 결재선을 확인하십시오.")
    if content_hash not in (None, approval.content_hash):
        raise Refusal("보고 계신 내용과 결재할 내용이 다릅니다. 화면을 새로 열어 확인한 뒤 서명하십시오.")
    step.signed_by_id, step.signed_for_id, step.signed_at = by.id, signature.absent, now
    step.printed, step.accepted, step.memo = signature.printed, accepted, memo
    step.seen_at = step.seen_at or now
    step.save()
    if not accepted:
        approval.state = State.RETURNED
    elif not approval.steps.filter(signed_at=None).exists():
        approval.state = State.DONE
    approval.save(update_fields=["state"])
    act = step.kind if accepted else "반려"
    record_act(by=by.key, action=act, object=approval.key, now=now, after=approval.content_hash)
    return approval


def _refuse_late(approval: Approval, step: ApprovalStep) -> None:
    """Refuse what somebody has done already, or whose turn has not come."""
    if step.signed_at and step.signed_by:
        did = "결재" if step.accepted else "반려"
        raise Refusal(
            f"이미 {did}됨: {step.printed}, {moment_words(step.signed_at)}. 결재 상황을 새로 확인하십시오."
        )
    if approval.state != State.RUNNING:
        raise Refusal(f"이미 {approval.state}된 결재입니다. 결재 상황을 새로 확인하십시오.")
    if approval.steps.filter(signed_at=None, place__lt=step.place).exists():
        raise Refusal("앞 단계의 서명이 아직 끝나지 않았습니다. 차례가 오면 알려 드립니다.")


def _absent(by: Actor, now: datetime) -> list[Actor]:
    """The people for whom somebody signs today, with their duties."""
    day = day_of(now)
    return actors_of(Staff.objects.filter(absences__in=Substitute.objects.on(day).filter(deputy=by.id)), day)


@transaction.atomic
def withdraw(*, approval: Approval, by: Actor, now: datetime, reason: str = "") -> Approval:
    """회수: the drafter takes it back while nobody whose turn it was has seen it."""
    row = Approval.objects.select_for_update().get(pk=approval.pk)
    if row.state != State.RUNNING:
        raise Refusal(f"이미 {row.state}된 결재입니다. 회수할 것이 없습니다.")
    if not may_withdraw(row, by):
        raise Refusal("기안한 사람만 회수할 수 있습니다.")
    if row.steps.exclude(kind=Kind.DRAFT).exclude(seen_at=None).exists():
        raise Refusal("결재할 사람이 이미 보았습니다. 보완이 필요하면 반려를 요청하십시오.")
    row.state = State.WITHDRAWN
    row.save(update_fields=["state"])
    record_act(by=by.key, action="회수", object=row.key, now=now, reason=reason, after=row.content_hash)
    return row


@transaction.atomic
def note_paper(*, approval: Approval, number: str, by: Actor, now: datetime) -> Approval:
    """Note the 문서번호 under which another system keeps the approval that counts in law."""
    row = Approval.objects.select_for_update().get(pk=approval.pk)
    row.paper_number = number.strip()
    row.save(update_fields=["paper_number"])
    record_act(by=by.key, action="문서번호 기록", object=row.key, now=now)
    return row
