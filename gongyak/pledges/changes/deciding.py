"""Checked by the coordinating office, deliberated by the panel, approved, published."""

from datetime import datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep, State, Subject
from gongyak.district.models import SiteRevision
from gongyak.pledges.changes.events import hash_of, locked, take_step
from gongyak.pledges.changes.permissions import may_draft, may_handle
from gongyak.pledges.changes.workflow import step as next_step
from gongyak.pledges.changes.writing import refuse_stale
from gongyak.pledges.models import Change, Deliberation, PanelSession
from gongyak.rules.changes import Vote
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@transaction.atomic
def return_change(*, change: Change, by: Actor, now: datetime, reason: str) -> Change:
    """보완 요청: back to the department with what is to be mended."""
    row = _handled(change, by)
    if not reason.strip():
        raise Refusal("무엇을 보완해야 하는지 적으십시오.")
    take_step(row, "보완 요청", by=by, now=now, memo=reason.strip())
    return row


@transaction.atomic
def refer_change(*, change: Change, by: Actor, now: datetime) -> Change:
    """심의 회부: the change goes before the panel. Refused where its 당초 is old by now."""
    row = _handled(change, by)
    next_step(row.status, "심의 회부")
    refuse_stale(row, list(row.items.all()))
    take_step(row, "심의 회부", by=by, now=now)
    return row


@transaction.atomic
def deliberate(
    *, change: Change, session: PanelSession, ayes: int, nays: int, abstained: int, by: Actor, now: datetime
) -> Deliberation:
    """심의 결과: record how a session voted on a change.

    Refused: no quorum, votes that are not those of who came, a session of before the change, voted already.
    """
    row = _handled(change, by)
    next_step(row.status, "심의 결과")
    vote = Vote(session.members, session.present, ayes, nays, abstained)
    if not vote.has_quorum:
        raise Refusal(
            f"{session.name}은(는) 재적 {session.members}명 가운데 {session.present}명이 출석해 의사정족수(과반)에 "
            "미치지 못했습니다. 의결할 수 없습니다."
        )
    if not vote.is_complete:
        raise Refusal(
            f"찬성·반대·기권의 합은 출석한 {session.present}명이어야 하는데 {ayes + nays + abstained}명입니다."
        )
    if session.officeholder_id != row.pledge.officeholder_id:
        raise Refusal("이 공약의 단체장이 아닌 때의 회의입니다. 회의를 확인하십시오.")
    if row.deliberations.filter(session=session).exists():
        raise Refusal(
            f"{session.name}은(는) 이 변경을 이미 심의했습니다. 다시 심의하려면 다른 회의에 올리십시오."
        )
    made = Deliberation.objects.create(
        change=row, session=session, ayes=ayes, nays=nays, abstained=abstained,
        carried=vote.is_carried, content_hash=hash_of(row),
    )  # fmt: skip
    said = (
        f"{session.name}: 찬성 {ayes} · 반대 {nays} · 기권 {abstained}, {'가결' if made.carried else '부결'}"
    )
    take_step(row, "심의 결과", by=by, now=now, memo=said)
    return made


@transaction.atomic
def put_up(*, change: Change, by: Actor, now: datetime, memo: str = "") -> Change:
    """기안: the department puts the deliberated change up for approval.

    Refused: voted down by the panel without a reason why it is pursued all the same (`memo`), advice of the
    panel without an answer.
    """
    row = locked(change)
    if not may_draft(by, row) or row.department is None:
        raise Refusal("결재는 주관부서의 담당자나 팀장이 올립니다.")
    next_step(row.status, "기안")
    last = row.deliberations.last()
    if last is None or last.content_hash != hash_of(row):
        raise Refusal("평가단이 심의한 내용이 아닙니다. 다시 제출해 심의를 받으십시오.")
    if not last.carried and not memo.strip():
        raise Refusal(
            "평가단이 부결한 변경입니다. 그래도 추진하는 사유를 적으십시오. 변경 내역에 함께 공개됩니다."
        )
    if row.advices.filter(outcome=None).exists():
        raise Refusal("답하지 않은 평가단 건의가 있습니다. 반영 여부를 먼저 답하십시오.")
    row.approval = approvals.begin(
        matter=approvals.Matter(
            subject=Subject.CHANGE,
            object=row.key,
            title=f"{row.pledge} 변경",
            department=row.department,
            content_hash=hash_of(row),
        ),
        by=by,
        now=now,
    )
    take_step(row, "기안", by=by, now=now, memo=memo.strip())
    return row


@transaction.atomic
def sign_change(*, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = "") -> Change:
    """Sign the step of a change's approval; after the last one it is decided (확정)."""
    row = _of(step)
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    act = "서명"
    if approval.state == State.DONE:
        act, row.decided_at = "확정", now
    take_step(row, act, by=by, now=now, memo=memo.strip())
    return row


@transaction.atomic
def send_change_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> Change:
    """반려: back to the department with the reason; what is then written goes before the panel again."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    take_step(row, "반려", by=by, now=now, memo=reason.strip())
    return row


@transaction.atomic
def recall_change(*, change: Change, by: Actor, now: datetime) -> Change:
    """회수: out of the approval again, while nobody whose turn it was has seen it."""
    row = locked(change)
    next_step(row.status, "회수")
    assert row.approval  # noqa: S101 (a change in 결재 has one)
    approvals.withdraw(approval=row.approval, by=by, now=now)
    take_step(row, "회수", by=by, now=now)
    return row


@transaction.atomic
def publish_change(*, change: Change, by: Actor, now: datetime) -> Change:
    """공개: the change stands in the public history of the pledge from now on."""
    row = _handled(change, by)
    row.published_at = now
    SiteRevision.objects.bump()
    take_step(row, "공개", by=by, now=now)
    return row


def _handled(change: Change, by: Actor) -> Change:
    row = locked(change)
    if not may_handle(by):
        raise Refusal("총괄부서가 하는 일입니다.")
    return row


def _of(step: ApprovalStep) -> Change:
    """The locked change whose approval a step belongs to."""
    return locked(Change.objects.get(approval=step.approval_id))
