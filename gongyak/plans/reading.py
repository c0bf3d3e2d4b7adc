"""What others read of plans: how the projects of a year stand on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongyak.plans import querying
from gongyak.plans.adding import totals
from gongyak.plans.models import MilestoneStatus, Project, YearPlan
from gongyak.rules.portfolio.model import Fund
from gongyak.rules.portfolio.spending import Month
from gongyak.rules.portfolio.standing import Step, late
from gongyak.rules.portfolio.totals import RATE_FORMULA, ProjectMoney, Sum
from gongyak.rules.portfolio.words import POOR

__all__ = ["RATE_FORMULA", "Situation", "late_reasons", "money_of", "situation", "situations"]


@dataclass(frozen=True, slots=True)
class Situation:
    """A plan on a day: projects in force and by status, money in won, how many are late and how many 부진.

    `planned` is 최종 of the plan's year, `executed` what was spent up to the month of the day; `percent` is None
    where nothing was to be spent, its formula is `RATE_FORMULA`.
    """

    plan: int
    title: str
    year: int
    as_of: date
    projects: int
    by_status: dict[str, int]
    planned: int
    executed: int
    percent: Decimal | None
    late: int
    poor: int


def situations(day: date) -> list[Situation]:
    """The plans of a day's year that were approved once, each as of the day. Six queries a plan and one."""
    rows = YearPlan.objects.filter(year=day.year, approved_on__lte=day).order_by("title")
    return [situation(row, day) for row in rows]


def situation(plan: YearPlan, day: date) -> Situation:
    """How a plan stands on a day. Six queries."""
    told = totals(plan, day)
    total: Sum = told.total
    return Situation(
        plan=plan.pk,
        title=plan.title,
        year=plan.year,
        as_of=day,
        projects=total.projects,
        by_status=dict(told.by_status),
        planned=total.final,
        executed=total.executed,
        percent=total.percent,
        late=querying.late(plan.projects.all(), day).count(),
        poor=told.by_status.get(POOR, 0),
    )


def late_reasons(project: Project, day: date) -> tuple[str, ...]:
    """Why a project is late on a day. One query, none where its milestones were fetched."""
    open_steps = [one for one in project.milestones.all() if one.status == MilestoneStatus.PLANNED]
    return late(project.status, project.end, (Step(one.title, one.end) for one in open_steps), day)


def money_of(project: Project) -> ProjectMoney:
    """The money of a project as the pure rules add it up."""
    return ProjectMoney(
        field=project.field.name,
        department=project.department.name,
        status=project.status,
        funds=tuple(Fund(one.year, one.source, one.initial, one.supplement) for one in project.funds.all()),
        months=tuple(Month(one.year, one.month, one.source, one.won) for one in project.executions.all()),
    )
