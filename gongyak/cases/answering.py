"""답변: one answer of the lead department, composed of what others replied, approved, and sent with all the law asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, ApprovalStep, State, Subject
from gongyak.calendar.reading import calendar
from gongyak.cases.clocks import open_causes
from gongyak.cases.events import clean, locked, said, take_step
from gongyak.cases.joining import answerable, hold_joined, refuse_joined
from gongyak.cases.letters import tell
from gongyak.cases.minting import hold_month
from gongyak.cases.models import (
    Case,
    CaseAnswer,
    CaseStatus,
    FollowUpQuestion,
    RequestStatus,
)
from gongyak.cases.notices import handlers_of, tell_staff
from gongyak.cases.permissions import may_handle
from gongyak.cases.workflow import step as next_step
from gongyak.rules.cases import AFTER_DAYS
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_FOREIGN = "이 애로를 맡은 부서의 직원이 아닙니다."


@transaction.atomic
def write_answer(
    *,
    case: Case,
    text: str,
    revision: int,
    by: Actor,
    now: datetime,
    refuses: bool = False,
    reason: str = "",
    remedy: str = "",
) -> CaseAnswer:
    """Keep the answer as it is written so far, over what was read as `revision` (0: none).

    Raises Conflict where somebody was faster; Refusal where a refusal does not say why and what can be done.
    """
    row = locked(case)
    if not may_handle(by, row):
        raise Refusal(_FOREIGN)
    refuse_joined(row)
    answer = current(row)
    if (answer.revision if answer else 0) != revision:
        if answer:
            raise Conflict("이 답변을", answer.changed_by.name, answer)
        raise Refusal("답변을 찾을 수 없습니다. 화면을 새로 열어 다시 적으십시오.")
    if refuses and not (reason.strip() and remedy.strip()):
        raise Refusal("들어주지 않는 답변에는 이유와 구제절차를 적으십시오(법 제27조).")
    told = {
        "text": said(text, "답변을"),
        "refuses": refuses,
        "reason": clean(reason),
        "remedy": clean(remedy) if refuses else "",
        "revision": revision + 1,
        "changed_at": now,
        "changed_by_id": by.id,
    }
    answer = CaseAnswer.objects.update_or_create(case=row, turn=row.turn, defaults=told)[0]
    take_step(row, "답변 저장", by=by, now=now)
    return answer


@transaction.atomic
def submit_answer(
    *,
    case: Case,
    revision: int,
    by: Actor,
    now: datetime,
    cooperating: Sequence[Department] = (),
) -> Case:
    """상신: hand the answer in for approval as it stands.

    Refused: another text than was read, a department that has not replied, a clock that stands still, a letter
    that would lack what the law asks for, the signature of the department that an anonymous case is about.
    """
    row = locked(case)
    if not may_handle(by, row):
        raise Refusal(_FOREIGN)
    refuse_joined(row)
    answer = current(row)
    if answer is None:
        raise Refusal("답변을 먼저 저장하십시오.")
    if answer.revision != revision:
        raise Conflict("이 답변을", answer.changed_by.name, answer)
    if row.is_anonymous and row.about_id in {one.pk for one in cooperating}:
        raise Refusal("익명의 애로는 그 상대가 된 부서에 협조받을 수 없습니다. 그 부서를 빼고 상신하십시오.")
    next_step(row.status, "상신")
    if waiting := row.requests.filter(turn=row.turn, status=RequestStatus.ASKED).select_related("department"):
        names = ", ".join(str(one.department) for one in waiting)
        raise Refusal(f"아직 회신하지 않은 협조부서가 있습니다: {names}. 회신을 기다리거나 철회하십시오.")
    if open_causes(row):
        raise Refusal("처리기간이 멈추어 있습니다. 다시 진행한 뒤에 상신하십시오.")
    answer.approval = row.approval = approvals.begin(
        matter=approvals.Matter(
            subject=Subject.ANSWER,
            object=row.key,
            title=f"{row.number} 답변",
            department=row.department,
            content_hash=answer.hash,
            cooperating=tuple(cooperating),
        ),
        by=by,
        now=now,
    )
    answer.save(update_fields=["approval"])
    return take_step(row, "상신", by=by, now=now, printed=answer.hash)


@transaction.atomic
def sign_answer(*, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = "") -> Case:
    """Sign the step of an answer's approval; the last signature sends the answer (회신) and stops the legal clock."""
    row = _of(step)
    hold_joined(row)
    hold_month(day_of(now))
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    if approval.state != State.DONE:
        return take_step(row, "서명", by=by, now=now)
    return _send(row, approval, by=by, now=now)


@transaction.atomic
def send_answer_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> Case:
    """결재 반려: the answer is written on, with the reason."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    row.approval = None
    take_step(row, "결재 반려", by=by, now=now, memo=reason.strip())
    handlers = handlers_of(row, day_of(now))
    tell_staff(row, "staff-sent-back", handlers, now=now, key=f"staff-sent-back/{step.pk}")
    return row


@transaction.atomic
def take_answer_back(*, case: Case, by: Actor, now: datetime) -> Case:
    """회수: the answer comes back to be written on, while nobody whose turn it was has seen it."""
    row = locked(case)
    if row.approval is None or row.status != CaseStatus.APPROVAL:
        raise Refusal("결재 중인 답변이 없습니다. 화면을 새로 열어 확인하십시오.")
    approvals.withdraw(approval=row.approval, by=by, now=now)
    row.approval = None
    return take_step(row, "회수", by=by, now=now)


def current(case: Case) -> CaseAnswer | None:
    """The answer of this turn. One query."""
    rows = CaseAnswer.objects.filter(case=case, turn=case.turn)
    return rows.select_related("case__main", "approval", "changed_by").first()


def _send(row: Case, approval: Approval, *, by: Actor, now: datetime) -> Case:
    answer = current(row)
    if answer is None or answer.hash != approval.content_hash:
        raise Refusal("결재한 답변과 저장된 답변이 다릅니다. 담당자에게 알리십시오.")
    answer.sent_at, row.approval = now, approval
    answer.save(update_fields=["sent_at"])
    _told(row, answer, "회신", by=by, now=now)
    for one in answerable(row, by, now):
        _told(one, _same(answer, one, approval, now), "함께 회신", by=by, now=now)
    return row


def _same(answer: CaseAnswer, case: Case, approval: Approval, now: datetime) -> CaseAnswer:
    """The answer of one case as that of another that is answered with it; a draft of its own goes, for it never went out."""
    CaseAnswer.objects.filter(case=case, turn=case.turn).delete()
    names = ("text", "refuses", "reason", "remedy", "revision", "changed_at", "changed_by_id")
    told = {name: getattr(answer, name) for name in names}
    return CaseAnswer.objects.create(case=case, turn=case.turn, approval=approval, sent_at=now, **told)


def _told(row: Case, answer: CaseAnswer, act: str, *, by: Actor, now: datetime) -> None:
    """The answer has gone out: the legal clock stops, the questions are planned, the letter is written."""
    row.replied_at = now
    if row.first_replied_at is None:
        row.first_replied_at, row.first_due_at = now, row.due_at
    _plan_questions(row, now)
    take_step(row, act, by=by, now=now, printed=answer.hash, counts=True)
    texts = {"body": answer.text, "reason": answer.reason, "remedy": answer.remedy}
    received = moment_with_weekday(row.received_at) if row.received_at else ""
    kind = "refusal" if answer.refuses else "reply"
    tell(row, kind, by=by, now=now, received=received, **texts)


def _plan_questions(row: Case, now: datetime) -> None:
    """Write down on which days the business is asked whether it is solved."""
    known = calendar()
    FollowUpQuestion.objects.bulk_create(
        FollowUpQuestion(
            case=row,
            turn=row.turn,
            after_days=days,
            due_on=known.next_working(day_of(now) + timedelta(days=days)),
        )
        for days in AFTER_DAYS
    )


def _of(step: ApprovalStep) -> Case:
    """The locked case whose answer an approval is about."""
    case = Case.objects.filter(approval=step.approval_id).first()
    if case is None:
        raise Refusal("이 결재의 애로를 찾을 수 없습니다. 결재가 끝났거나 거두어졌습니다.")
    row = locked(case)
    if step.signed_at is None and row.status != CaseStatus.APPROVAL:
        raise Refusal("이 애로의 답변은 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return row
