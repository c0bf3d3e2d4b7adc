"""The acts on what a plan says of its projects: added, written, money changed by 추경."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from gongyak.plans.contents import planned
from gongyak.plans.models import Project, ProjectFund, YearPlan
from gongyak.plans.permissions import may_run_plan, may_write_project
from gongyak.plans.planning import locked_plan
from gongyak.plans.putting import Named, findings, findings_of_money, put, put_funds
from gongyak.plans.telling import Told, tell_project
from gongyak.plans.workflow import step
from gongyak.rules.findings import Finding
from gongyak.rules.portfolio.checks import check_project
from gongyak.rules.portfolio.model import Fund, PlannedProject, tidy
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor

NOT_YOURS = "이 사업은 주관부서의 담당자·팀장과 총괄부서가 고칩니다. 주관부서에 요청하십시오."


@transaction.atomic
def add_project(*, plan: YearPlan, content: PlannedProject, by: Actor, now: datetime) -> Project:
    """One more project of a plan that is being written.

    Refused: no right (who runs the plan, or the department that leads the project), a code that is there, a
    field or department that is not, and whatever `rules.portfolio.checks` finds.
    """
    row = locked_plan(plan)
    step(row.status, "저장")
    content = tidy(content)
    named = Named.by(row, [content], now)
    refuse_wrong(findings(content, named))
    made = Project(plan=row, department=named.departments[content.department], place=next_place(row))
    _refuse_foreign(made, by)
    _refuse_code(row, content.code)
    put([(made, content)], named, by.id, now)
    return tell_project(made, Told("사업 추가", after=made.status), by, now)


@transaction.atomic
def write_project(
    *, project: Project, content: PlannedProject, revision: int, by: Actor, now: datetime, reason: str = ""
) -> Project:
    """Change what a plan that is being written says of a project, over what was read as `revision`.

    What says nothing new changes nothing. Raises Conflict where somebody changed it meanwhile; refused as
    `add_project`, and where it is given to another department by who does not run the plan.
    """
    plan = locked_plan(project.plan)
    row = locked_project(project)
    _refuse_foreign(row, by)
    step(plan.status, "저장")
    content = tidy(content)
    if tidy(planned(row)) == content:
        return row
    if revision != row.revision:
        raise Conflict("이 사업을", row.changed_by.name if row.changed_by else "")
    named = Named.by(plan, [content], now)
    refuse_wrong([*findings(content, named), *findings_of_money(row, content)])
    if content.department != row.department.name and not may_run_plan(by, plan):
        raise Refusal("주관부서는 총괄부서나 계획의 주관부서가 바꿉니다. 바꾸어 달라고 요청하십시오.")
    _refuse_code(plan, content.code, but=row.pk)
    put([(row, content)], named, by.id, now)
    return tell_project(row, Told("사업 저장", memo=reason.strip()), by, now)


@transaction.atomic
def supplement(
    *, project: Project, changes: Mapping[tuple[int, str], int], by: Actor, now: datetime, reason: str
) -> Project:
    """추경: what the council added or took, by year and source in won, in all so far; also of an approved plan.

    Refused: no reason (which 추경), more taken than there was, less left than was spent already.
    """
    plan = locked_plan(project.plan)
    row = locked_project(project)
    _refuse_foreign(row, by)
    step(plan.status, "추경")
    if not reason.strip():
        raise Refusal("몇 회 추경인지 사유에 적으십시오.")
    funds = {(one.year, one.source): one for one in planned(row).funds}
    for (year, source), won in changes.items():
        funds[year, source] = replace(funds.get((year, source), Fund(year, source, 0)), supplement=won)
    content = tidy(replace(planned(row), funds=tuple(funds.values())))
    refuse_wrong([*check_project(content), *findings_of_money(row, content)])
    ProjectFund.objects.filter(project=row).delete()
    put_funds([(row, content)])
    row.revision, row.changed_at, row.changed_by_id = row.revision + 1, now, by.id
    row.save(update_fields=["revision", "changed_at", "changed_by"])
    return tell_project(row, Told("추경", memo=reason.strip()), by, now)


def locked_project(project: Project) -> Project:
    """The project behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Project.objects.select_for_update().get(pk=project.pk)


def next_place(plan: YearPlan) -> int:
    """The place behind the last project of a plan."""
    return (plan.projects.aggregate(last=Max("place"))["last"] or 0) + 1


def refuse_wrong(found: Sequence[Finding]) -> None:
    """Refuse what must not be written, with the findings."""
    if blocking := [finding for finding in found if finding.blocks]:
        raise Refusal(f"고쳐야 할 것이 {len(blocking)}건 있어 저장하지 않았습니다.", blocking)


def _refuse_foreign(project: Project, by: Actor) -> None:
    if not may_write_project(by, project):
        raise Refusal(NOT_YOURS)


def _refuse_code(plan: YearPlan, code: str, but: int | None = None) -> None:
    if plan.projects.filter(code=code).exclude(pk=but).exists():
        raise Refusal(f"사업코드 ‘{code}’은(는) 이 계획에 이미 있습니다. 다른 코드를 적으십시오.")
