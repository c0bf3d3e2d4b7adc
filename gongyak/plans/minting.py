"""What plans hand to the ledger: a candidate when a plan is approved, a project or a step of it is finished."""

from datetime import date, datetime

from gongyak.achievements.actions import mint
from gongyak.achievements.models import Achievement
from gongyak.plans.models import Milestone, Project, ProjectAchievement, YearPlan
from gongyak.rules.portfolio.checks import whole_number
from gongyak.rules.records import Basis, Metric, SourceRow, Span
from gongyak.staff.actors import Actor

#: The code of what was spent, as the sentences of a card know it.
SPENT = "executed"


def mint_plan(plan: YearPlan, by: Actor, now: datetime) -> Achievement:
    """The candidate of an approved plan; it counts the plan's projects."""
    return mint(
        source=plan.key,
        kind="종합계획",
        title=plan.title,
        span=plan.span,
        department=plan.department,
        plan=plan.key,
        by=by,
        now=now,
    )


def mint_project(project: Project, by: Actor, now: datetime) -> Achievement:
    """The candidate of a finished project, with what it reached and spent, and the rows that they are counted from."""
    made = mint(
        source=project.key,
        kind=project.result_kind,
        title=project.title,
        span=project.span,
        department=project.department,
        metrics=[*_reached(project), *_spent(project)],
        by=by,
        now=now,
    )
    return _linked(project, made)


def mint_milestone(milestone: Milestone, done_on: date, by: Actor, now: datetime) -> Achievement:
    """The candidate of a step that was told as planned and is done."""
    project = milestone.project
    made = mint(
        source=milestone.key,
        kind=project.result_kind,
        title=activity_title(milestone),
        span=Span(done_on, done_on),
        department=project.department,
        by=by,
        now=now,
    )
    return _linked(project, made)


def activity_title(milestone: Milestone) -> str:
    """What a step is called where its project does not stand above it."""
    return f"{milestone.project.title} {milestone.title}"


def _linked(project: Project, made: Achievement) -> Achievement:
    ProjectAchievement.objects.get_or_create(project=project, achievement=made)
    return made


def _reached(project: Project) -> list[Metric]:
    """The results of indicators that are whole numbers; a card counts in such."""
    counted = ((one, whole_number(one.result)) for one in project.indicators.all())
    return [
        Metric(
            code=one.name,
            label=one.name,
            value=value,
            unit=one.unit,
            basis=Basis.PROVISIONAL,
            as_of=one.as_of,
            query=one.formula or f"{project.title} 성과지표의 실적",
            sources=(SourceRow("사업", project.key, value),),
        )
        for one, value in counted
        if value is not None
    ]


def _spent(project: Project) -> list[Metric]:
    rows = list(project.executions.all())
    won = sum(one.won for one in rows)
    if not won:
        return []
    sources = tuple(
        SourceRow("월 집행", f"{project.key}/{one.year}-{one.month:02}/{one.source}", one.won) for one in rows
    )
    query = "사업의 달마다, 재원마다 적은 집행액의 합"
    return [Metric(SPENT, "집행", won, "원", Basis.PROVISIONAL, query=query, sources=sources)]
