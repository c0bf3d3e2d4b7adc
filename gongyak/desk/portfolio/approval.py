"""A plan's approval on its page: where it stands, what the person may do, what is still to be put right."""

from dataclasses import dataclass
from datetime import datetime

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.plans.contents import content_of, hash_of
from gongyak.plans.models import YearPlan, YearPlanStatus
from gongyak.plans.permissions import may_run_plan
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.checks import check_plan
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

WRITABLE = (YearPlanStatus.WRITING, YearPlanStatus.RETURNED)
#: How the badge of a status looks.
TONES = {YearPlanStatus.CONFIRMED: "done", YearPlanStatus.RETURNED: "open"}


@dataclass(frozen=True, slots=True)
class Way:
    """The `may_…` say which acts the page offers; `content_hash` is what is signed where it is one's turn."""

    steps: tuple[ShownStep, ...]
    earlier: tuple[tuple[ShownStep, ...], ...]
    turn: ApprovalStep | None
    content_hash: str
    findings: tuple[Finding, ...]
    others: tuple[Department, ...]
    may_write: bool
    may_take_back: bool
    may_reopen: bool
    may_note_paper: bool


def make_way(plan: YearPlan, actor: Actor, now: datetime) -> Way:
    """The approval of a plan as somebody sees it at a moment."""
    today, runs = day_of(now), may_run_plan(actor, plan)
    asked = Approval.objects.filter(object=plan.key).order_by("-pk").prefetch_related("steps__department")
    past = list(asked)
    last = past[0] if past else None
    turn = _turn(plan, actor, now)
    writes = runs and plan.status in WRITABLE
    content = content_of(plan) if turn or writes else None
    return Way(
        steps=shown_steps(last) if last else (),
        earlier=tuple(shown_steps(one) for one in past[1:]),
        turn=turn,
        content_hash=hash_of(content) if content and turn else "",
        findings=tuple(check_plan(content)) if content else (),
        others=tuple(Department.objects.on(today).exclude(pk=plan.department_id)) if writes else (),
        may_write=writes,
        may_take_back=_may_take_back(last, actor),
        may_reopen=runs and plan.status == YearPlanStatus.CONFIRMED,
        may_note_paper=runs and plan.version_id is not None,
    )


def _turn(plan: YearPlan, actor: Actor, now: datetime) -> ApprovalStep | None:
    waiting = ApprovalStep.objects.filter(approval=plan.approval_id).waiting()
    mine = waiting.for_actor(actor, day_of(now)).exclude(approval__drafted_by=actor.id)
    return mine.first() if plan.status == YearPlanStatus.APPROVAL else None


def _may_take_back(last: Approval | None, actor: Actor) -> bool:
    if last is None or last.state != State.RUNNING or last.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in last.steps.all())
