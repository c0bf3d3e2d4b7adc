"""The department's acts on a plan: begun by the coordinating office, written, handed in, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction

from gongyak.approvals import actions as approvals
from gongyak.approvals.models import Approval, Subject
from gongyak.audit.actions import record_act
from gongyak.pledges.changes.cards import DECIDED
from gongyak.pledges.models import ActionPlan, Change, PlanStatus, Pledge
from gongyak.pledges.plans.contents import grid_of, hash_of, plan_of, text_of
from gongyak.pledges.plans.permissions import may_run_plans, may_write_plan
from gongyak.pledges.plans.workflow import step
from gongyak.rules.moments import day_of
from gongyak.rules.plans import Plan, blank_rows, check
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: How long a department has to bring its plan in line with a change.
_DAYS_TO_FOLLOW = 14


@transaction.atomic
def ask_for_plan(
    *, pledge: Pledge, department: Department, due_on: date, by: Actor, now: datetime
) -> ActionPlan:
    """Ask a department for the plan of a pledge by a day; another one as long as none was handed in."""
    if not may_run_plans(by):
        raise Refusal("실천계획은 총괄부서가 배정합니다. 총괄부서에 요청하십시오.")
    if due_on < day_of(now):
        raise Refusal("제출 마감은 오늘이나 그 뒤의 날이어야 합니다.")
    Pledge.objects.select_for_update().get(pk=pledge.pk)
    row = ActionPlan.objects.filter(pledge=pledge).first() or _begin(pledge, department)
    row.status = step(row.status, "배정")
    plan = plan_of(row)
    if row.department_id != department.pk or not plan.lead_department:
        row.content = text_of(replace(plan, lead_department=department.name))
        row.revision += 1
    row.department, row.due_on, row.changed_at, row.changed_by_id = department, due_on, now, by.id
    row.save()
    record_act(
        by=by.key, action="실천계획 배정", object=row.key, now=now, reason=f"department/{department.pk}"
    )
    return row


def _begin(pledge: Pledge, department: Department) -> ActionPlan:
    grid = grid_of(pledge.officeholder)
    plan = Plan(pledge.number, pledge.title, budget=blank_rows(grid.sources, grid.years))
    return ActionPlan(pledge=pledge, department=department, content=text_of(plan))


@transaction.atomic
def save_plan(*, plan: ActionPlan, content: Plan, revision: int, by: Actor, now: datetime) -> ActionPlan:
    """Keep what is written so far, over what was read as `revision`; nothing new changes nothing.

    Raises Conflict where somebody saved another meanwhile; Refusal where it is not to be written now or not by
    this person.
    """
    row = locked(plan)
    _refuse_foreign(row, by)
    row.status = step(row.status, "저장")
    text = text_of(content)
    if text == row.content:
        return row
    if revision != row.revision:
        raise Conflict("이 실천계획을", row.changed_by.name if row.changed_by else "", row)
    before, row.content = hash_of(row.content), text
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save()
    record_act(by=by.key, action="실천계획 저장", object=row.key, now=now, before=before, after=hash_of(text))
    return row


@transaction.atomic
def submit_plan(
    *, plan: ActionPlan, revision: int, by: Actor, now: datetime, cooperating: Sequence[Department] = ()
) -> ActionPlan:
    """Hand the plan in for approval as it stands; Refusal with the findings that stand in its way."""
    row = locked(plan)
    _refuse_foreign(row, by)
    row.status = step(row.status, "제출")
    if revision != row.revision:
        raise Conflict("이 실천계획을", row.changed_by.name if row.changed_by else "", row)
    blocking = [finding for finding in check(plan_of(row)) if finding.blocks]
    if blocking:
        raise Refusal(f"고쳐야 할 것이 {len(blocking)}건 있어 제출할 수 없습니다.", blocking)
    matter = approvals.Matter(
        subject=Subject.PLAN,
        object=row.key,
        title=str(row),
        department=row.department,
        content_hash=hash_of(row.content),
        cooperating=tuple(cooperating),
    )
    row.approval = approvals.begin(matter=matter, by=by, now=now)
    row.save(update_fields=["approval", "status"])
    return row


@transaction.atomic
def take_plan_back(*, plan: ActionPlan, by: Actor, now: datetime) -> ActionPlan:
    """회수: the plan comes back to be written on, while nobody whose turn it was has seen it."""
    row = locked(plan)
    approvals.withdraw(approval=running(row), by=by, now=now)
    row.status = step(row.status, "회수")
    row.save(update_fields=["status"])
    return row


@transaction.atomic
def reopen_plan(*, plan: ActionPlan, by: Actor, now: datetime) -> ActionPlan:
    """Write a confirmed plan again after a change of its pledge was decided; what was confirmed stays in force
    until the new text went through its own approval.

    Refused: no change that was decided since, no right, a plan that is not confirmed.
    """
    row = locked(plan)
    if not (may_write_plan(by, row) or may_run_plans(by)):
        raise Refusal("확정된 실천계획은 주관부서나 총괄부서가 다시 엽니다.")
    row.status = step(row.status, "변경")
    if not may_be_reopened(row):
        raise Refusal(
            "확정된 실천계획은 공약 변경이 결정된 뒤에 그에 맞추어 고칩니다. 공약 변경을 먼저 하십시오."
        )
    row.due_on = day_of(now) + timedelta(days=_DAYS_TO_FOLLOW)
    row.save(update_fields=["status", "due_on"])
    record_act(by=by.key, action="실천계획 변경 시작", object=row.key, now=now)
    return row


def may_be_reopened(plan: ActionPlan) -> bool:
    """Whether a change of the pledge was decided since the plan was confirmed last. One query."""
    if plan.version is None:
        return False
    decided = Change.objects.filter(pledge=plan.pledge_id, status__in=DECIDED)
    return decided.filter(decided_at__gt=plan.version.recorded_at).exists()


def locked(plan: ActionPlan) -> ActionPlan:
    """The plan behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return ActionPlan.objects.select_for_update().get(pk=plan.pk)


def running(plan: ActionPlan) -> Approval:
    """The approval that a plan is in; Refusal where it is in none."""
    if plan.approval is None or plan.status != PlanStatus.APPROVAL:
        raise Refusal("이 실천계획은 결재 중이 아닙니다. 화면을 새로 열어 확인하십시오.")
    return plan.approval


def _refuse_foreign(plan: ActionPlan, by: Actor) -> None:
    if not may_write_plan(by, plan):
        raise Refusal("이 실천계획을 쓰는 부서의 담당자나 팀장이 아닙니다.")
