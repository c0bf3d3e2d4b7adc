"""What plans say of projects, written into rows: one or a thousand in the same few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from gongyak.plans.contents import departments_named
from gongyak.plans.models import (
    Execution,
    PlanField,
    Project,
    ProjectDepartment,
    ProjectFund,
    ProjectIndicator,
    ProjectTask,
    YearPlan,
)
from gongyak.records.spans import put_span
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.checks import check_project, check_spent
from gongyak.rules.portfolio.model import PlannedProject
from gongyak.staff.models import Department

_CHUNK = 500
_SAID = ("code", "title", "origin", "target", "site", "outline", "result_kind", "consultation")
_COLUMNS = (
    *_SAID, "field", "department", "start", "end", "precision", "revision", "changed_at", "changed_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """The fields and departments that contents name, as rows."""

    fields: Mapping[str, PlanField]
    departments: Mapping[str, Department]

    @classmethod
    def by(cls, plan: YearPlan, contents: Iterable[PlannedProject], now: datetime) -> "Named":
        """Those of a plan, as they stand on the day. Two queries."""
        names = {name for one in contents for name in (one.department, *one.cooperating)}
        fields = {field.name: field for field in plan.fields.all()}
        return cls(fields, departments_named(names, day_of(now)))


def findings(content: PlannedProject, named: Named) -> list[Finding]:
    """What stands in the way of writing a content."""
    found = check_project(content)
    if content.field and content.field not in named.fields:
        message = f"‘{content.field}’ 분야가 이 계획에 없습니다. 분야의 이름을 확인하십시오."
        found.append(Finding("project-unknown-field", Severity.ERROR, "field", message))
    told = (("department", content.department), *(("cooperating", one) for one in content.cooperating))
    for where, name in told:
        if name and name not in named.departments:
            message = f"‘{name}’은(는) 직제에 없는 부서입니다. 부서의 이름을 확인하십시오."
            found.append(Finding("project-unknown-department", Severity.ERROR, where, message))
    return found


def findings_of_money(row: Project, content: PlannedProject) -> list[Finding]:
    """Whether what was spent already stands within the money of a content. One query."""
    return check_spent(content.funds, spent_by_fund([row.pk]).get(row.pk, {}))


def spent_by_fund(projects: Sequence[int]) -> dict[int, dict[tuple[int, str], int]]:
    """What each project spent by year and source, in won. One query a few hundred."""
    spent: dict[int, dict[tuple[int, str], int]] = defaultdict(dict)
    for at in range(0, len(projects), _CHUNK):
        rows = Execution.objects.filter(project__in=projects[at : at + _CHUNK]).order_by()
        for one in rows.values("project", "year", "source").annotate(total=Sum("won")):
            spent[one["project"]][one["year"], one["source"]] = one["total"]
    return spent


def put(
    pairs: Sequence[tuple[Project, PlannedProject]], named: Named, by: int, now: datetime
) -> list[Project]:
    """Write contents that were checked into rows, new ones (without a key) among them; the rows in their order."""
    for row, content in pairs:
        for name in _SAID:
            setattr(row, name, getattr(content, name))
        row.field, row.department = named.fields[content.field], named.departments[content.department]
        put_span(row, content.span)
        row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by
    new = [row for row, _ in pairs if row.pk is None]
    old = [row for row, _ in pairs if row.pk is not None]
    Project.objects.bulk_create(new, batch_size=_CHUNK)
    if old:
        Project.objects.bulk_update(old, _COLUMNS, batch_size=100)
    _put_parts(pairs, named)
    return [row for row, _ in pairs]


def _put_parts(pairs: Sequence[tuple[Project, PlannedProject]], named: Named) -> None:
    results = _results([row.pk for row, _ in pairs])
    for model in (ProjectDepartment, ProjectFund, ProjectTask, ProjectIndicator):
        for at in range(0, len(pairs), _CHUNK):
            model.objects.filter(project__in=[row for row, _ in pairs[at : at + _CHUNK]]).delete()
    ProjectDepartment.objects.bulk_create(
        (
            ProjectDepartment(project=row, department=named.departments[name])
            for row, content in pairs
            for name in content.cooperating
        ),
        batch_size=_CHUNK,
    )
    put_funds(pairs)
    ProjectTask.objects.bulk_create(
        (
            ProjectTask(project=row, place=place, title=one.title, detail=one.detail)
            for row, content in pairs
            for place, one in enumerate(content.tasks, start=1)
        ),
        batch_size=_CHUNK,
    )
    ProjectIndicator.objects.bulk_create(
        (
            ProjectIndicator(
                project=row, place=place, name=one.name, formula=one.formula, unit=one.unit, target=one.target,
                **results.get((row.pk, one.name), {}),
            )
            for row, content in pairs
            for place, one in enumerate(content.measures, start=1)
        ),
        batch_size=_CHUNK,
    )  # fmt: skip


def put_funds(pairs: Iterable[tuple[Project, PlannedProject]]) -> None:
    """Write the money of rows that have none in the store."""
    ProjectFund.objects.bulk_create(
        (
            ProjectFund(
                project=row, year=one.year, source=one.source, initial=one.initial, supplement=one.supplement
            )
            for row, content in pairs
            for one in content.funds
        ),
        batch_size=_CHUNK,
    )


def _results(projects: Sequence[int]) -> dict[tuple[int, str], dict[str, object]]:
    """What was reported of indicators so far, by project and name: writing the plan anew does not lose it."""
    kept: dict[tuple[int, str], dict[str, object]] = {}
    for at in range(0, len(projects), _CHUNK):
        rows = ProjectIndicator.objects.filter(project__in=projects[at : at + _CHUNK]).exclude(result="")
        kept |= {(row.project_id, row.name): {"result": row.result, "as_of": row.as_of} for row in rows}
    return kept
