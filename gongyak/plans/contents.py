"""A plan and its projects as values of the rules, out of the rows; what approval signs."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from gongyak.plans.models import Project, YearPlan
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, Task, WholePlan
from gongyak.rules.records import to_json
from gongyak.staff.models import Department

PARTS = ("departments__department", "funds", "indicators", "tasks", "executions", "papers")


def whole(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Projects with everything that their values ask for, in as many queries however many there are."""
    return projects.select_related("plan", "field", "department", "changed_by").prefetch_related(*PARTS)


def planned(row: Project) -> PlannedProject:
    """What the plan says of a project."""
    return PlannedProject(
        code=row.code,
        title=row.title,
        field=row.field.name,
        department=row.department.name,
        origin=row.origin,
        cooperating=tuple(one.department.name for one in row.departments.all()),
        span=row.span,
        target=row.target,
        site=row.site,
        outline=row.outline,
        result_kind=row.result_kind,
        consultation=row.consultation,
        funds=tuple(Fund(one.year, one.source, one.initial, one.supplement) for one in row.funds.all()),
        measures=tuple(Measure(one.name, one.formula, one.unit, one.target) for one in row.indicators.all()),
        tasks=tuple(Task(one.title, one.detail) for one in row.tasks.all()),
    )


def content_of(plan: YearPlan) -> WholePlan:
    """The plan with all its projects as they stand now."""
    return WholePlan(
        year=plan.year,
        title=plan.title,
        department=plan.department.name,
        purpose=plan.purpose,
        span=plan.span,
        fields=tuple(plan.fields.values_list("name", flat=True)),
        projects=tuple(planned(row) for row in whole(plan.projects.all())),
    )


def hash_of(content: WholePlan) -> str:
    """The hash of a plan's content: what an approval signs."""
    return sha256(canonical(to_json(content)))


def departments_named(names: Iterable[str], day: date) -> dict[str, Department]:
    """The departments of a day by their names; a name that is none of them is left out. One query."""
    return {row.name: row for row in Department.objects.on(day).filter(name__in=set(names))}
