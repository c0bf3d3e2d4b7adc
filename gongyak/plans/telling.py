"""What every act on a plan or a project leaves: its event, its place in the chain of acts, its record."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.plans.contents import whole
from gongyak.plans.models import PlanEvent, Project, YearPlan
from gongyak.plans.values import plan_value, project_value
from gongyak.records.actions import record
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Told:
    """An act by its name, from which status to which, and why."""

    act: str
    before: str = ""
    after: str = ""
    memo: str = ""


def tell_plan(plan: YearPlan, told: Told, by: Actor, now: datetime) -> None:
    """Leave what an act on a plan leaves, in its transaction."""
    _event(plan, None, told, by, now)
    record_act(by=by.key, action=told.act, object=plan.key, now=now, reason=told.memo)
    record(plan_value(plan), by=by.key, now=now, reason=told.memo or told.act)


def tell_project(project: Project, told: Told, by: Actor, now: datetime) -> Project:
    """Leave what an act on a project leaves, in its transaction; the project read anew."""
    row = whole(Project.objects.filter(pk=project.pk)).get()
    _event(row.plan, row, told, by, now)
    record_act(by=by.key, action=told.act, object=row.key, now=now, reason=told.memo)
    record(project_value(row), by=by.key, now=now, reason=told.memo or told.act)
    return row


def _event(plan: YearPlan, project: Project | None, told: Told, by: Actor, now: datetime) -> None:
    PlanEvent.objects.create(
        plan=plan,
        project=project,
        at=now,
        by_id=by.id,
        act=told.act,
        before=told.before,
        after=told.after,
        memo=told.memo,
    )
