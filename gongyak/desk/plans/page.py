"""The page of one plan: what it says, its money, its targets with what was reached, its approval, what may be done."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.desk.dates import d_day
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.pledges.models import ActionPlan, PlanStatus, Promise
from gongyak.pledges.plans.contents import Grid, grid_of, hash_of, plan_of
from gongyak.pledges.plans.permissions import may_run_plans, may_write_plan
from gongyak.pledges.plans.results import results_by
from gongyak.pledges.plans.writing import may_be_reopened
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of
from gongyak.rules.money import format_cell
from gongyak.rules.plans import Attained, Plan, attained, check, summed
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: How the badge of a status looks.
TONES = {
    PlanStatus.PUBLISHED: "done",
    PlanStatus.CONFIRMED: "done",
    PlanStatus.RETURNED: "open",
}
WRITABLE = (PlanStatus.WRITING, PlanStatus.RETURNED)
CLOSED = (PlanStatus.CONFIRMED, PlanStatus.PUBLISHED)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One row of the table of money: the source, and its cells as they are printed."""

    source: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One indicator: its name with the unit, how it is measured, and each year's target and result."""

    name: str
    measured: str
    years: tuple[Attained | None, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a plan shows; the `may_…` say which acts it offers."""

    plan: Plan
    grid: Grid
    money: tuple[MoneyRow, ...]
    targets: tuple[TargetRow, ...]
    promises: tuple[Promise, ...]
    errors: tuple[Finding, ...]
    due: str
    is_late: bool
    content_hash: str
    steps: tuple[ShownStep, ...]
    paper_number: str
    earlier: tuple[tuple[ShownStep, ...], ...]
    turn: ApprovalStep | None
    others: tuple[Department, ...]
    may_edit: bool
    may_take_back: bool
    may_note_paper: bool
    may_report: bool
    may_reopen: bool


def make_page(row: ActionPlan, actor: Actor, now: datetime) -> Page:
    """The page for somebody at a moment; the plan comes with pledge, term, department and approval."""
    plan, today, grid = plan_of(row), day_of(now), grid_of(row.pledge.officeholder)
    approvals = list(
        Approval.objects.filter(object=row.key).order_by("-pk").prefetch_related("steps__department")
    )
    last, writes, is_open = (
        approvals[0] if approvals else None,
        may_write_plan(actor, row),
        row.status in WRITABLE,
    )
    return Page(
        plan=plan,
        grid=grid,
        money=money_of(plan, grid),
        targets=_targets(row, plan, grid, today),
        promises=tuple(row.pledge.promises.all()),
        errors=tuple(check(plan)) if is_open else (),
        due=f"{format_day(row.due_on)} ({d_day(row.due_on, today)})" if is_open else "",
        is_late=is_open and row.due_on < today,
        content_hash=hash_of(row.content),
        steps=shown_steps(last) if last else (),
        paper_number=last.paper_number if last else "",
        earlier=tuple(shown_steps(one) for one in approvals[1:]),
        turn=turn_of(row, actor, today),
        others=tuple(Department.objects.on(today).exclude(pk=row.department_id)) if writes else (),
        may_edit=writes and is_open,
        may_take_back=_may_take_back(last, actor),
        may_note_paper=last is not None and (writes or may_run_plans(actor)),
        may_report=writes and row.version_id is not None,
        may_reopen=row.status in CLOSED and (writes or may_run_plans(actor)) and may_be_reopened(row),
    )


def money_of(plan: Plan, grid: Grid) -> tuple[MoneyRow, ...]:
    """The table of money as it is printed, 총계 first; nothing where the plan has none."""
    return tuple(
        MoneyRow(
            source,
            tuple(format_cell(won, grid.unit, undecided=row.undecided) for won in row.cells().values()),
        )
        for source, row in summed(plan.budget).items()
    )


def _targets(row: ActionPlan, plan: Plan, grid: Grid, today: date) -> tuple[TargetRow, ...]:
    results = list(row.results.all())
    by_year = {
        year: {one.indicator: one for one in attained(plan, year, results_by(results, year, today))}
        for year in grid.years
    }
    return tuple(
        TargetRow(
            f"{one.name} ({one.unit})" if one.unit else one.name,
            one.measured,
            tuple(by_year[year].get(one.name) for year in grid.years),
        )
        for one in plan.indicators
    )


def turn_of(row: ActionPlan, actor: Actor, today: date) -> ApprovalStep | None:
    """The step that the person may sign now, None where it is not the person's turn."""
    waiting = ApprovalStep.objects.filter(approval=row.approval_id).waiting().for_actor(actor, today)
    return waiting.exclude(approval__drafted_by=actor.id).first()


def _may_take_back(last: Approval | None, actor: Actor) -> bool:
    if last is None or last.state != State.RUNNING or last.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in last.steps.all())
