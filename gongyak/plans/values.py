"""Rows as the records that others count from: a plan, a project with its money."""

from collections import defaultdict
from collections.abc import Iterable

from gongyak.plans.models import Project, YearPlan
from gongyak.rules import records
from gongyak.rules.records import Cost, Paper


def plan_value(row: YearPlan) -> records.YearPlan:
    """What the record of a plan says."""
    paper = None
    if row.paper_number is not None and row.paper_on is not None:
        paper = Paper(row.paper_department, row.paper_number, row.paper_on)
    return records.YearPlan(
        key=row.key,
        year=row.year,
        title=row.title,
        span=row.span,
        approved_on=row.approved_on,
        paper=paper,
    )


def project_value(row: Project) -> records.Project:
    """What the record of a project says; `paper` is the latest of its papers. A few queries, none where prefetched."""
    papers = sorted(row.papers.all(), key=lambda one: (one.issued_on, one.pk))
    return records.Project(
        key=row.key,
        plan=f"year-plan/{row.plan_id}",
        field=row.field.name,
        title=row.title,
        department=row.department.name,
        cooperating=tuple(one.department.name for one in row.departments.all()),
        origin=row.origin,
        span=row.span,
        costs=_costs(row),
        status=row.status,
        problem=row.problem,
        remedy=row.remedy,
        paper=papers[-1].paper if papers else None,
    )


def values_of(rows: Iterable[Project]) -> list[records.Project]:
    """The records of many projects, in as many queries as of one where the rows prefetch (`reading.whole`)."""
    return [project_value(row) for row in rows]


def _costs(row: Project) -> tuple[Cost, ...]:
    spent: dict[tuple[int, str], int] = defaultdict(int)
    for one in row.executions.all():
        spent[one.year, one.source] += one.won
    planned = {(one.year, one.source): one.final for one in row.funds.all()}
    return tuple(
        Cost(year, source, planned.get((year, source), 0), spent.get((year, source), 0))
        for year, source in dict.fromkeys([*planned, *spent])
    )
