"""Signing a plan: the approval goes on, and the last signature freezes the plan."""

from datetime import datetime

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.pledges.models import PLAN_KIND, ActionPlan, PlanConfirmation
from gongyak.pledges.plans.contents import plan_of, text_of
from gongyak.pledges.plans.workflow import step as next_status
from gongyak.pledges.plans.writing import locked, running
from gongyak.rules.budget import TOTAL
from gongyak.rules.moments import day_of
from gongyak.rules.plans import Plan, summed, to_json
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.actions import Summary, record_version
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor

#: Who freezes a plan, as every later reader may know it.
CONFIRMED_BY = "총괄부서"


@transaction.atomic
def sign_plan(
    *, step: ApprovalStep, content_hash: str, by: Actor, now: datetime, memo: str = ""
) -> ActionPlan:
    """Sign the step of a plan's approval; after the last one the plan is frozen (확정)."""
    row = _of(step)
    approval = approvals.sign(step=step, content_hash=content_hash, by=by, now=now, memo=memo)
    if approval.state == State.DONE:
        return confirm_plan(
            plan=row, content=plan_of(row), approval=approval, by=by, now=now, reason="실천계획 확정"
        )
    row.status = next_status(row.status, "서명")
    row.save(update_fields=["status"])
    return row


@transaction.atomic
def send_plan_back(*, step: ApprovalStep, by: Actor, now: datetime, reason: str) -> ActionPlan:
    """반려: the plan goes back to its department with the reason (보완요청)."""
    row = _of(step)
    approvals.send_back(step=step, by=by, now=now, reason=reason)
    row.status = next_status(row.status, "반려")
    row.save(update_fields=["status"])
    return row


@transaction.atomic
def confirm_plan(
    *, plan: ActionPlan, content: Plan, approval: Approval, by: Actor, now: datetime, reason: str
) -> ActionPlan:
    """Freeze a plan as one more version of its document, in force from today.

    `approval` is what stands behind it: the plan's own, or that of the change that alters what was confirmed.
    Refused: an approval that is not done. From then on the plan's fields change through this act alone.
    """
    row = locked(plan)
    if approval.state != State.DONE:
        raise Refusal("결재가 끝난 실천계획만 확정할 수 있습니다.")
    row.status = next_status(row.status, "확정")
    row.version = _freeze(row, content, by=by, now=now, reason=reason)
    row.content, row.revision, row.changed_at = text_of(content), row.revision + 1, now
    row.save()
    PlanConfirmation.objects.create(version=row.version, plan=row, approval=approval)
    return row


def _freeze(row: ActionPlan, content: Plan, *, by: Actor, now: datetime, reason: str) -> Version:
    document = Document.objects.get_or_create(kind=PLAN_KIND, key=row.pledge.document.key)[0]
    form, block = to_json(content), summed(content.budget)
    return record_version(
        document=document,
        effective_on=day_of(now),
        internal=form,
        public=form,
        summary=Summary(title=content.title, plan_won=block[TOTAL].total if block else None),
        by=CONFIRMED_BY,
        actor=by.key,
        now=now,
        reason=reason,
    )


def _of(step: ApprovalStep) -> ActionPlan:
    """The locked plan whose approval a step belongs to."""
    row = locked(ActionPlan.objects.get(approval=step.approval_id))
    if step.signed_at is None:
        running(row)
    return row
