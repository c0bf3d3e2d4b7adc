"""Section 4, 문제점 및 대책, as a draft: what is overdue, late, or spends less than the year has gone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongyak.rules import data
from gongyak.rules.compiling.belonging import Belonging
from gongyak.rules.compiling.figures import ABANDONED, millions, projects_of
from gongyak.rules.compiling.kinds import FILE
from gongyak.rules.compiling.model import Figure, Line, Pledge, Records
from gongyak.rules.compiling.periods import day as day_text
from gongyak.rules.compiling.periods import period
from gongyak.rules.compiling.planned import is_open
from gongyak.rules.records import ActionItem, Project, YearPlan

_DONE = ("완료", ABANDONED)


def compile_problems(records: Records, pledge: Pledge, day: date) -> tuple[Line, ...]:
    """The lines of the draft. Overdue 건의 and 지시사항 are those of the lead department and the linked ones."""
    rules = data.load(FILE)["problems"]
    belonging = Belonging.of(records)
    return (
        *_items(records, belonging, pledge, day, rules),
        *_activities(records, belonging, day, rules),
        *_projects(records, belonging, day, rules),
    )


def _items(
    records: Records, belonging: Belonging, pledge: Pledge, day: date, rules: dict[str, Any]
) -> Iterator[Line]:
    for one in records.of(ActionItem):
        own = one.department == pledge.department or one.key in belonging.links
        if own and one.due_on and one.due_on < day and not (one.closed_on and one.closed_on <= day):
            text = rules["overdue_item"].format(
                kind=one.kind, number=one.number, title=one.title, due=day_text(one.due_on)
            )
            yield Line(f"problem/{one.key}", text, records=(records.behind(one),))


def _activities(records: Records, belonging: Belonging, day: date, rules: dict[str, Any]) -> Iterator[Line]:
    for one in belonging.planned():
        if one.span.end and one.span.end < day and is_open(one, records, day):
            text = rules["overdue_activity"].format(title=one.title, period=period(one.span))
            yield Line(f"problem/{one.key}", text, records=(records.behind(one),))


def _projects(records: Records, belonging: Belonging, day: date, rules: dict[str, Any]) -> Iterator[Line]:
    """Late projects of the pledge's plans and links; of those linked also what spends too little."""
    linked = belonging.projects()
    plans = [plan for one in belonging.results() if (plan := records.get(one.plan, YearPlan))]
    every = {one.key: one for one in (*linked, *(p for plan in plans for p in projects_of(plan, records)))}
    for key, project in sorted(every.items()):
        below = _told(project, records, rules)
        if project.status in rules["late"]:
            text = rules["late_project"].format(title=project.title, status=project.status)
            yield Line(f"problem/{key}", text, records=(records.behind(project),), children=below)
        elif project in linked and (line := _under_executed(project, records, day, rules, below)):
            yield line


def _told(project: Project, records: Records, rules: dict[str, Any]) -> tuple[Line, ...]:
    """문제점 and 대책 as the department tells them."""
    told = {"problem": project.problem, "remedy": project.remedy}
    return tuple(
        Line(f"problem/{project.key}/{name}", rules[name].format(**{name: text}), records=(records.behind(project),))
        for name, text in told.items()
        if text
    )  # fmt: skip


def _under_executed(
    project: Project, records: Records, day: date, rules: dict[str, Any], below: tuple[Line, ...]
) -> Line | None:
    costs = [cost for cost in project.costs if cost.year == day.year]
    planned, executed = sum(cost.planned for cost in costs), sum(cost.executed for cost in costs)
    gone = 100 * (day - date(day.year, 1, 1)).days // 365
    if not planned or project.status in _DONE or 100 * executed // planned > gone - rules["points_behind"]:
        return None
    percent = 100 * executed // planned
    text = rules["under_executed"].format(
        title=project.title, executed=millions(executed), planned=millions(planned), percent=percent
    )
    row = (records.row("사업", project, executed),)
    shown = f"{millions(executed)}백만원"
    figure = Figure("executed", "집행", executed, "원", shown, query=f"{day.year}년 집행액", rows=row)
    return Line(
        f"problem/{project.key}", text, records=(records.behind(project),), figures=(figure,), children=below
    )
