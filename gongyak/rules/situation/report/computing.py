"""What the records say for a report: how things stand on its last day, and what changed since its first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongyak.rules.dates import format_day
from gongyak.rules.portfolio.rounding import round_won
from gongyak.rules.records import (
    Achievement,
    AchievementStatus,
    ActionItem,
    PlannedActivity,
    PlannedStatus,
    Project,
)
from gongyak.rules.situation.delays import delays_of, span_words, tenths
from gongyak.rules.situation.figures import figures_of
from gongyak.rules.situation.model import Delay, Figure, Told
from gongyak.rules.situation.money import money_of
from gongyak.rules.situation.report.model import Computed, IndicatorLine, LateLine, ReportFigure
from gongyak.rules.situation.report.periods import next_period
from gongyak.rules.situation.states import ANSWERED, PROPOSAL, projects_of

#: The figures that a report tells, and how many late things and lines of a part stand in it.
_FIGURES = (
    "directives-open",
    "directives-late",
    "proposals-open",
    "proposals-late",
    "projects",
    "projects-late",
    "projects-poor",
    "planned",
    "executed",
    "results",
    "hires",
    "hires-expected",
)
MOST_LATE, MOST_LINES = 20, 30
_UNIT = "백만원"


@dataclass(frozen=True, slots=True)
class Around:
    """What a report tells beside the records: the indicators, lines on phases and meetings of the period, and what
    keeps no records: its figures, what of it is late, and what was done."""

    indicators: tuple[IndicatorLine, ...] = ()
    published: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    figures: tuple[ReportFigure, ...] = ()
    late: tuple[Delay, ...] = ()
    done: tuple[str, ...] = ()


def compute(before: Told, after: Told, begins_on: date, ends_on: date, around: Around) -> Computed:
    """Everything that is computed, from the records as known before the period and at its end."""
    delays = [*around.late, *delays_of(after, ends_on)]
    return Computed(
        day=ends_on,
        figures=(*_figures(after, ends_on), *around.figures),
        indicators=around.indicators,
        late=tuple(_late(one) for one in delays[:MOST_LATE]),
        left=max(0, len(delays) - MOST_LATE),
        trend=_bounded([*around.phases, *around.published, *_results(after, begins_on, ends_on)]),
        action=_bounded(
            [*around.done, *around.held, *_answered(before, after), *_moved(before, after, ends_on)]
        ),
        plan=_bounded([*around.ahead, *_planned(after, *next_period(begins_on, ends_on))]),
        proposal=_bounded(_proposed(after, begins_on, ends_on)),
    )


def _bounded(lines: Iterable[str]) -> tuple[str, ...]:
    told = list(lines)
    left = len(told) - MOST_LINES
    return (*told[:MOST_LINES], f"그 밖에 {left}건") if left > 0 else tuple(told)


def _figures(told: Told, day: date) -> Iterator[ReportFigure]:
    known = {one.code: one for one in figures_of(told, day)}
    for code in _FIGURES:
        yield ReportFigure(known[code].label, _value(known[code]), known[code].formula)
    rate = next((one.rate for one in money_of(projects_of(told, day), day.year)), None)
    yield ReportFigure("집행률", "–" if rate is None else f"{tenths(rate)}%", "집행 ÷ 예산")


def _value(figure: Figure) -> str:
    if figure.unit == "원":
        return f"{round_won(figure.value, _UNIT):,}{_UNIT}"
    return f"{figure.value:,}{figure.unit}"


def _late(one: Delay) -> LateLine:
    title = f"{one.number} {one.title}".strip()
    due = f"{format_day(one.due)}" if one.due else ""
    return LateLine(
        one.kind, title, one.department, due + (f" ({one.days}일 지남)" if one.days else ""), one.why
    )


def _results(told: Told, first: date, last: date) -> Iterator[str]:
    """The results that began in the period."""
    for one in told.achievements:
        start = one.span.start
        if one.status is not AchievementStatus.CANCELLED and start is not None and first <= start <= last:
            yield f"{one.title} ({span_words(one.span)}{_department(one.department)}){_metrics(one)}"


def _department(name: str) -> str:
    return f", {name}" if name else ""


def _metrics(result: Achievement) -> str:
    said = ", ".join(f"{one.label} {_basis(one.basis)}{one.value:,}{one.unit}" for one in result.metrics)
    return f": {said}" if said else ""


def _basis(basis: str | None) -> str:
    return f"{basis} " if basis else ""


def _answered(before: Told, after: Told) -> Iterator[str]:
    """The directives and proposals that were answered or closed since, and those that were ordered."""
    was = _status_of(before.items)
    for item in after.items:
        then = was.get(item.key)
        if then is None and item.kind != PROPOSAL:
            due = f", 기한 {format_day(item.due_on)}" if item.due_on else ""
            yield f"새 지시: {item.number} {item.title} ({item.department or '부서 미정'}{due})"
        if item.status in ANSWERED and then not in ANSWERED:
            yield f"{item.kind} {item.status}: {item.number} {item.title} ({item.department or '부서 미정'})"


def _moved(before: Told, after: Told, day: date) -> Iterator[str]:
    """The projects whose status changed since."""
    was = _status_of(before.projects)
    for project in projects_of(after, day):
        then = was.get(project.key)
        if then is not None and then != project.status:
            yield f"{project.title}: {then} → {project.status} ({project.department})"


def _status_of(rows: Iterable[ActionItem | Project]) -> Mapping[str, str]:
    return {row.key: row.status for row in rows}


def _planned(told: Told, first: date, last: date) -> Iterator[str]:
    """What is to be done, and what is due, in the time after the period."""
    for activity in told.planned:
        if _falls(activity, first, last):
            yield f"{activity.title} ({span_words(activity.span)}{_department(activity.department)})"
    for item in told.items:
        if item.status not in ANSWERED and item.due_on is not None and first <= item.due_on <= last:
            due = format_day(item.due_on)
            yield f"{item.kind} 기한 {due}: {item.number} {item.title} ({item.department or '부서 미정'})"


def _falls(activity: PlannedActivity, first: date, last: date) -> bool:
    """Whether an open activity begins, or ends, in these days; one without days never does."""
    if activity.status not in (PlannedStatus.PLANNED, PlannedStatus.RUNNING):
        return False
    days = (activity.span.start, activity.span.end)
    return any(day is not None and first <= day <= last for day in days)


def _proposed(told: Told, first: date, last: date) -> Iterator[str]:
    """The proposals that came in."""
    for item in told.items:
        if item.kind == PROPOSAL and first <= item.asked_on <= last:
            yield f"{item.number} {item.title} ({item.department or '부서 미정'}, {item.status})"
