"""Lines of figures: metrics of results written as their kind says, and counts over the projects of a plan."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gongyak.rules.compiling.kinds import Figures, Kind
from gongyak.rules.compiling.model import Figure, Line, Records
from gongyak.rules.records import Achievement, Basis, Metric, Project, YearPlan

_FIRMNESS = {basis: at for at, basis in enumerate(Basis)}
_MILLION = 10**6
#: Stands in a line of figures for every code that has no place of its own.
OTHERS = "*"
#: A project with this status is no longer in force.
ABANDONED = "폐지"


def millions(won: int) -> str:
    """Won in 백만원 as text shows it: to one decimal, half up, with commas."""
    tenths = (20 * won + _MILLION) // (2 * _MILLION)
    return f"{tenths // 10:,}" + (f".{tenths % 10}" if tenths % 10 else "")


# Metrics


def metric_lines(key: str, results: Sequence[Achievement], kind: Kind, records: Records) -> Iterator[Line]:
    """The lines of figures under results that are told together; each code is added up over them."""
    told = {figure.code: figure for figure in _added(results, records)}
    forms = [*kind.figures, *([Figures(((OTHERS,),), kind.rest)] if kind.rest else ())]
    placed = {code for line in forms for group in line.groups for code in group}
    others = tuple(code for code in told if code not in placed)
    for at, form in enumerate(forms):
        groups = [
            [one for code in group for one in (others if code == OTHERS else (code,))]
            for group in form.groups
        ]
        if line := _line(f"{key}/figures/{at}", form, groups, told, results, records):
            yield line


def _line(
    key: str,
    form: Figures,
    codes: Sequence[Sequence[str]],
    told: dict[str, Figure],
    results: Sequence[Achievement],
    records: Records,
) -> Line | None:
    groups = [[told[code] for code in group if code in told] for group in codes]
    shown = [", ".join(_written(one, form.form) for one in group) for group in groups if group]
    if not shown:
        return None
    figures = tuple(one for group in groups for one in group)
    behind = tuple(records.behind(result) for result in results if result.metrics)
    return Line(key, form.lead + " ☞ ".join(shown), records=behind, figures=figures)


def _written(figure: Figure, form: str) -> str:
    value, unit = _amount(figure.value, figure.unit)
    text = form.format(label=figure.label, basis=figure.basis or "", value=value, unit=unit)
    return " ".join(text.split())


def _amount(value: int, unit: str) -> tuple[str, str]:
    """A figure as a line shows it, and its unit: money of a million won and more in 백만원."""
    return (millions(value), "백만원") if unit == "원" and value >= _MILLION else (f"{value:,}", unit)


def _added(results: Sequence[Achievement], records: Records) -> Iterator[Figure]:
    """One figure for each code and unit, added up; the least firm basis stands for the whole."""
    by_code: dict[str, list[tuple[Achievement, Metric]]] = {}
    for result in results:
        for metric in result.metrics:
            by_code.setdefault(metric.code, []).append((result, metric))
    for code, parts in by_code.items():
        first = parts[0][1]
        value = sum(metric.value for _, metric in parts)
        bases = [metric.basis for _, metric in parts if metric.basis]
        yield Figure(
            code=code,
            label=first.label,
            value=value,
            unit=first.unit,
            shown="".join(_amount(value, first.unit)),
            basis=min(bases, key=_FIRMNESS.__getitem__, default=None),
            as_of=max((metric.as_of for _, metric in parts if metric.as_of), default=None),
            query=first.query or "실적대장에 적은 수",
            rows=tuple(
                row
                for result, metric in parts
                for row in (metric.sources or (records.row("실적", result, metric.value),))
            ),
        )


# Counts over a plan


def count_line(result: Achievement, kind: Kind, records: Records, day: date) -> Line | None:
    """The line that counts the projects in force of the plan behind a result, live; None before its approval."""
    plan = records.get(result.plan, YearPlan)
    if plan is None or plan.approved_on is None or plan.approved_on > day:
        return None
    projects = projects_of(plan, records)
    figures = tuple(_counts(plan, projects, records))
    named = {one.code: f"{one.value:,}" for one in figures}
    named["budget"] = millions(figures[-1].value)
    text = kind.counts.format(**named)
    behind = (records.behind(result), records.behind(plan))
    return Line(f"{result.key}/counts", text, records=behind, figures=figures)


def projects_of(plan: YearPlan, records: Records) -> list[Project]:
    """The projects of a plan that are in force."""
    return [one for one in records.of(Project) if one.plan == plan.key and one.status != ABANDONED]


def _counts(plan: YearPlan, projects: Sequence[Project], records: Records) -> Iterator[Figure]:
    def counted(
        code: str, label: str, unit: str, query: str, contribution: Callable[[Project], int]
    ) -> Figure:
        rows = [records.row("사업", one, contribution(one)) for one in projects]
        value = sum(row.contribution for row in rows)
        return Figure(code, label, value, unit, f"{value:,}{unit}", query=query, rows=tuple(rows))

    once = "시행 중인 사업(폐지 제외)에서 {}마다 한 번만 셈"
    yield counted("fields", "분야", "개", once.format("분야"), _first_of(projects, lambda one: one.field))
    yield counted("projects", "사업", "개", "시행 중인 사업(폐지 제외)의 수", lambda one: 1)
    yield counted(
        "departments", "부서", "개", once.format("주관부서"), _first_of(projects, lambda one: one.department)
    )
    budget = counted(
        "budget", "예산", "원", f"{plan.year}년 계획액의 합(원), 백만원으로 줄여 적음", lambda one: _won(one, plan.year)
    )  # fmt: skip
    yield _in_millions(budget)


def _in_millions(figure: Figure) -> Figure:
    shown = f"{millions(figure.value)}백만원"
    return Figure(figure.code, figure.label, figure.value, "원", shown, query=figure.query, rows=figure.rows)


def _won(project: Project, year: int) -> int:
    return sum(cost.planned for cost in project.costs if cost.year == year)


def _first_of(projects: Iterable[Project], named: Callable[[Project], str]) -> Callable[[Project], int]:
    """1 for the first project of each name, 0 for the others."""
    first: dict[str, str] = {}
    for one in projects:
        first.setdefault(named(one), one.key)
    return lambda one: int(first[named(one)] == one.key)
