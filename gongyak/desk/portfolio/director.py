"""The page that a director reads in a minute: money planned and spent, what is late, what is blocked, and where."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse

from gongyak.desk.portfolio.money import SumTable, make_table, percent_words, shown
from gongyak.plans import querying
from gongyak.plans.adding import totals
from gongyak.plans.models import Milestone, MilestoneStatus, Project, YearPlan
from gongyak.plans.reading import late_reasons
from gongyak.rules.money import format_number
from gongyak.rules.portfolio.standing import BLOCKED_MEANS, LATE_MEANS
from gongyak.rules.portfolio.totals import RATE_FORMULA, Totals, through
from gongyak.rules.portfolio.words import POOR, SOURCES, STATUSES


@dataclass(frozen=True, slots=True)
class Trouble:
    """A project that is late or blocked: why, and what its department does about it."""

    address: str
    name: str
    department: str
    status: str
    reasons: tuple[str, ...]
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MonthBar:
    """What was spent in a month: its bar, its words, and all so far."""

    month: int
    size: int
    words: str
    so_far: str
    percent: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the head: its name, its words, what it means, where its rows are."""

    label: str
    value: str
    says: str
    address: str = ""
    is_bad: bool = False


@dataclass(frozen=True, slots=True)
class Director:
    """Everything of the page that adds up or stands out."""

    figures: tuple[Figure, ...]
    troubles: tuple[Trouble, ...]
    more: int
    tables: tuple[SumTable, ...]
    months: tuple[MonthBar, ...]
    statuses: tuple[Figure, ...]
    asides: tuple[str, ...]
    unit: str


#: How many of what is late or blocked stand on the page; the rest is a click away.
MOST_TROUBLES = 12


def make_director(plan: YearPlan, day: date, unit: str) -> Director:
    """The page of a plan as of a day. Ten queries, however many projects."""
    told = totals(plan, day)
    rows = querying.troubled(plan.projects.all(), day).select_related("field", "department")
    open_steps = Milestone.objects.filter(status=MilestoneStatus.PLANNED)
    bad = list(rows.prefetch_related(Prefetch("milestones", open_steps)))
    return Director(
        figures=tuple(_figures(plan, told, bad, day)),
        troubles=tuple(_trouble(row, day) for row in bad[:MOST_TROUBLES]),
        more=max(0, len(bad) - MOST_TROUBLES),
        tables=tuple(_tables(plan, told, bad, day, unit)),
        months=tuple(_months(plan, told, day, unit)),
        statuses=tuple(_statuses(plan, told)),
        asides=tuple(_asides(told)),
        unit=unit,
    )


def listed(plan: YearPlan, **asked: object) -> str:
    """The address of a plan's projects, chosen."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("portfolio-projects", args=[plan.pk]) + (f"?{query}" if query else "")


def _figures(plan: YearPlan, told: Totals, bad: Sequence[Project], day: date) -> Iterable[Figure]:
    total = told.total
    late = sum(bool(late_reasons(row, day)) for row in bad)
    poor = told.by_status.get(POOR, 0)
    yield Figure("사업", f"{total.projects:,}건", "폐지한 사업은 세지 않음", listed(plan))
    yield Figure(
        "예산(최종)", f"{shown(total.final, '백만원')}백만원", f"{format_number(total.final, '원')}원"
    )
    yield Figure(
        "집행", f"{shown(total.executed, '백만원')}백만원", f"{format_number(total.executed, '원')}원"
    )
    yield Figure("집행률", percent_words(total.percent), RATE_FORMULA)
    yield Figure("늦음", f"{late:,}건", LATE_MEANS, listed(plan, trouble="late") if late else "", late > 0)
    yield Figure("부진", f"{poor:,}건", BLOCKED_MEANS, listed(plan, status=POOR) if poor else "", poor > 0)


def _trouble(row: Project, day: date) -> Trouble:
    return Trouble(
        reverse("project", args=[row.pk]),
        str(row),
        row.department.name,
        row.status,
        late_reasons(row, day),
        row.problem,
        row.remedy,
    )


def _tables(plan: YearPlan, told: Totals, bad: Sequence[Project], day: date, unit: str) -> Iterable[SumTable]:
    fields = list(plan.fields.all())
    by_field = {one.name: listed(plan, field=one.pk) for one in fields}
    rows = plan.projects.order_by("department__place", "department__name")
    departments = rows.values_list("department__name", "department").distinct()
    by_department = {name: listed(plan, department=pk) for name, pk in departments}
    sources = dict.fromkeys([*SOURCES, *(one for one in told.by_source if one not in SOURCES)], "")
    make = (
        ("field", "분야", told.by_field, by_field, _counted(bad, day, "field")),
        ("department", "주관부서", told.by_department, by_department, _counted(bad, day, "department")),
    )
    for code, label, sums, addresses, troubles in make:
        yield make_table(code, label, sums, told.total, unit, addresses, troubles)
    yield make_table("source", "재원", told.by_source, told.total, unit, sources, counts_projects=False)


def _counted(bad: Sequence[Project], day: date, axis: str) -> dict[str, tuple[int, int]]:
    late = Counter(str(getattr(row, axis)) for row in bad if late_reasons(row, day))
    poor = Counter(str(getattr(row, axis)) for row in bad if row.status == POOR)
    return {name: (late[name], poor[name]) for name in {*late, *poor}}


def _months(plan: YearPlan, told: Totals, day: date, unit: str) -> Iterable[MonthBar]:
    most, so_far = max(0, *told.by_month.values()), 0
    for month in range(1, through(plan.year, day) + 1):
        won = told.by_month[month]
        so_far += won
        percent = f"{100 * so_far / told.total.final:.1f}%" if told.total.final else "–"
        size = max(0, round(100 * won / most)) if most else 0
        yield MonthBar(month, size, shown(won, unit), shown(so_far, unit), percent)


def _statuses(plan: YearPlan, told: Totals) -> Iterable[Figure]:
    for status in STATUSES:
        if count := told.by_status.get(status, 0):
            yield Figure(status, f"{count:,}", "", listed(plan, status=status))


def _asides(told: Totals) -> Iterable[str]:
    """What stands in no sum above, so that nothing is hidden."""
    for label, one in (("폐지한 사업", told.dropped), ("다른 해의 돈", told.elsewhere)):
        if one.projects or one.final or one.executed:
            count = f" {one.projects:,}건" if one.projects else ""
            yield f"{label}{count}: 최종 {one.final:,}원, 집행 {one.executed:,}원은 위의 합계에 넣지 않았습니다."
