"""A plan's way through its approval: handed in, signed, sent back, taken back; the last signature freezes it
and hands the ledger its candidate."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import ApprovalStep, State, Subject
from gongyak.plans.contents import content_of, hash_of
from gongyak.plans.minting import mint_plan
from gongyak.plans.models import YearPlan
from gongyak.plans.models.plans import YEAR_PLAN_KIND
from gongyak.plans.planning import locked_plan, running, to_write
from gongyak.plans.telling import Told, tell_plan
from gongyak.plans.workflow import step as next_step
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.checks import check_plan
from gongyak.rules.portfolio.model import WholePlan
from gongyak.rules.records import to_json
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: Who freezes a plan, as every later reader may know it.
CONFIRMED_BY = "총괄부서"


def in_the_way(plan: YearPlan) -> list[Finding]:
    """What must be put right before a plan can be handed in."""
    return [finding for finding in check_plan(content_of(plan)) if finding.blocks]


@transaction.atomic
def submit_plan(
    *, plan: YearPlan, revision: int, by: Actor, now: datetime, cooperating: Sequence[Department] = ()
) -> YearPlan:
    """Hand a plan in for approval as it stands; Refusal with the findings that stand in its way."""
    row = to_write(plan, by)
    if revision != row.revision:
        raise Conflict("이 계획을", row.changed_by.name if row.changed_by else "")
    if found := in_the_way(row):
        raise Refusal(f"고쳐야 할 것이 {len(found)}건 있어 제출할 수 없습니다.", found)
    matter = approvals.Matter(
        subject=Subject.YEAR_PLAN,
        object=row.key,
        title=row.title,
        department=row.department,
        content_hash=hash_of(content_of(row)),
        cooperating=tuple(cooperating),
    )
    before, row.status = row.status, next_step(row.status, "제출")
    row.approval = approvals.begin(matter=matter, by=by, now=now)
    row.save(update_fields=["approval", "status"])
    tell_plan(row, Told("종합계획 제출", before, row.status), by, now)
    return row


@transaction.atomic
def sign_plan(*, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = "") -> YearPlan:
    """Sign a step; after the last one the plan is frozen (확정). Refused: it is not what was handed in any more."""
    row = _of(step)
    content = content_of(row)
    if hash_of(content) != content_hash:
        raise Refusal("보고 계신 계획과 지금의 계획이 다릅니다. 화면을 새로 열어 확인한 뒤 서명하십시오.")
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    before, row.status = row.status, next_step(row.status, "서명")
    if approval.state == State.DONE:
        row.status = next_step(row.status, "확정")
        row.version = _freeze(row, content, by=by, now=now)
        row.approved_on = day_of(now)
    row.save(update_fields=["status", "version", "approved_on"])
    act = "종합계획 확정" if approval.state == State.DONE else "종합계획 서명"
    tell_plan(row, Told(act, before, row.status, memo.strip()), by, now)
    if approval.state == State.DONE:
        mint_plan(row, by, now)
    return row


@transaction.atomic
def send_plan_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> YearPlan:
    """반려: the plan goes back to be written on, with the reason (보완요청)."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    before, row.status = row.status, next_step(row.status, "반려")
    row.save(update_fields=["status"])
    tell_plan(row, Told("종합계획 반려", before, row.status, reason.strip()), by, now)
    return row


@transaction.atomic
def take_plan_back(*, plan: YearPlan, by: Actor, now: datetime) -> YearPlan:
    """회수: the plan comes back to be written on, while nobody whose turn it was has seen it."""
    row = locked_plan(plan)
    approvals.withdraw(approval=running(row), by=by, now=now)
    before, row.status = row.status, next_step(row.status, "회수")
    row.save(update_fields=["status"])
    tell_plan(row, Told("종합계획 회수", before, row.status), by, now)
    return row


def _freeze(row: YearPlan, content: WholePlan, *, by: Actor, now: datetime) -> Version:
    document = Document.objects.get_or_create(kind=YEAR_PLAN_KIND, key=str(row.pk))[0]
    form = to_json(content)
    won = sum(fund.final for project in content.projects for fund in project.funds)
    return record_version(
        document=document,
        effective_on=day_of(now),
        internal=form,
        public=form,
        summary=Summary(title=content.title, plan_won=won),
        by=CONFIRMED_BY,
        actor=by.key,
        now=now,
        reason="종합계획 확정",
    )


def _of(step: ApprovalStep) -> YearPlan:
    """The locked plan whose approval a step belongs to."""
    row = locked_plan(YearPlan.objects.get(approval=step.approval_id))
    if step.signed_at is None:
        running(row)
    return row
