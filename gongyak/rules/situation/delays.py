"""What is late, the longest first within each kind: directives, projects, activities, proposals, slow spending."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongyak.rules.dates import DateExpression, format_expression
from gongyak.rules.particles import with_particle
from gongyak.rules.portfolio.standing import late
from gongyak.rules.records import ActionItem, PlannedActivity, Project, Span
from gongyak.rules.situation import states
from gongyak.rules.situation.model import Delay, Money, Told
from gongyak.rules.situation.money import elapsed_of, is_underspent, sums_of


def delays_of(told: Told, day: date) -> tuple[Delay, ...]:
    """Every delay of a day."""
    kinds = (
        (_item(one, day) for one in _late_items(told, states.DIRECTIVE, day)),
        _projects(states.projects_of(told, day), day),
        (_overdue(one, day) for one in told.planned if states.is_overdue(one, day)),
        (_item(one, day) for one in _late_items(told, states.PROPOSAL, day)),
        (_untold(one) for one in told.items if _is_untold(one)),
        _underspent(states.projects_of(told, day), day),
        (_slip(one) for one in told.planned if states.is_slipped(one) and not states.is_overdue(one, day)),
    )
    return tuple(one for rows in kinds for one in sorted(rows, key=lambda row: (-row.days, row.key)))


def _late_items(told: Told, kind: str, day: date) -> Iterator[ActionItem]:
    return (one for one in told.items if one.kind == kind and states.is_late(one, day))


def _item(item: ActionItem, day: date) -> Delay:
    kind = "지시사항" if item.kind == states.DIRECTIVE else "건의"
    why = f"{item.status} 단계에서 기한이 지났습니다."
    return Delay(
        kind, item.key, item.number, item.title, item.department, item.due_on, _since(item.due_on, day), why
    )


def _is_untold(item: ActionItem) -> bool:
    return item.kind == states.PROPOSAL and item.status == states.UNTOLD


def _untold(item: ActionItem) -> Delay:
    why = "회신했으나 다음 회의에 아직 보고하지 않았습니다."
    return Delay("건의 보고", item.key, item.number, item.title, item.department, None, 0, why)


def _projects(projects: Iterable[Project], day: date) -> Iterator[Delay]:
    """The projects that are late or hardly go on by their own word."""
    for project in projects:
        why = [*late(project.status, project.span.end, (), day)]
        if states.is_poor(project):
            why.append("상태가 부진입니다.")
        if why:
            why += [*_slow(project, day), *_told(project)]
            yield _project("사업", project, _since(project.span.end, day), why)


def _underspent(projects: Iterable[Project], day: date) -> Iterator[Delay]:
    """The projects of which nothing else is wrong than that they spend slowly."""
    for project in projects:
        if is_underspent(project, day) and not (states.is_behind(project, day) or states.is_poor(project)):
            yield _project("더딘 집행", project, 0, [*_slow(project, day), *_told(project)])


def _project(kind: str, project: Project, days: int, why: Iterable[str]) -> Delay:
    end, said = project.span.end, " ".join(why)
    return Delay(kind, project.key, "", project.title, project.department, end, days, said)


def _slow(project: Project, day: date) -> Iterator[str]:
    if is_underspent(project, day):
        rate = Money("", 1, *sums_of(project, day.year)).rate or 0
        yield f"집행률 {tenths(rate)}%로 지난 날의 비율 {tenths(elapsed_of(day))}%에 크게 못 미칩니다."


def _told(project: Project) -> Iterator[str]:
    """문제점·대책 as the department tells them."""
    told = ("문제점", project.problem), ("대책", project.remedy)
    yield from (f"{label}: {text}" for label, text in told if text)


def _overdue(activity: PlannedActivity, day: date) -> Delay:
    end = activity.span.end
    why = f"{span_words(activity.span)}에 하기로 했습니다."
    if activity.original is not None:
        moved = with_particle(span_words(activity.span), "으로로")
        why = f"당초 {span_words(activity.original)}에서 {moved} 옮겼고 그때도 지났습니다."
    return Delay(
        "예정 활동", activity.key, "", activity.title, activity.department, end, _since(end, day), why
    )


def _slip(activity: PlannedActivity) -> Delay:
    before = span_words(activity.original) if activity.original else ""
    why = f"당초 {before} → {span_words(activity.span)}" + (
        f" ({activity.reason})" if activity.reason else ""
    )
    return Delay(
        "미룬 활동", activity.key, "", activity.title, activity.department, activity.span.end, 0, why
    )


def _since(due: date | None, day: date) -> int:
    return max(0, (day - due).days) if due is not None else 0


def span_words(span: Span) -> str:
    """A period as officials write it; the recurrence where it has no days."""
    if span.start is None:
        return span.recurrence or "미정"
    return format_expression(DateExpression("", span.start, span.end, span.precision))


def tenths(rate: int) -> str:
    """Tenths of a percent as they are read: `41.2`."""
    return f"{rate // 10}.{rate % 10}"
