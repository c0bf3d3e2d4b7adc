"""The form of what a plan says of a project: filled from the rows, read back, with nothing lost that was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from gongyak.desk.numbers import read_key, read_keys
from gongyak.desk.portfolio import typed
from gongyak.plans.contents import planned
from gongyak.plans.models import Consultation, Project, YearPlan
from gongyak.rules.findings import Finding
from gongyak.rules.money import format_number, parse_cell
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, Task
from gongyak.rules.portfolio.words import SOURCES
from gongyak.rules.records.spans import span_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Department

#: The unit in which money is typed here; parts of it are typed as decimals, so that no won is lost.
UNIT = "천원"
#: Blank rows that stand there to be filled in.
SPARE = 2


@dataclass(frozen=True, slots=True)
class ProjectForm:
    """What stands in the form, by the names of its fields."""

    values: Mapping[str, str]
    cooperating: Sequence[int]
    years: Sequence[int]
    measures: int
    tasks: int


def form_of(plan: YearPlan, project: Project | None, department: int = 0) -> ProjectForm:
    """The form of a project as it is kept, or of one that is to be added."""
    if project is None:
        values = {"origin": "신규", "result_kind": "지원사업", "department": str(department or "")}
        return ProjectForm(values | {"consultation": Consultation.NONE}, (), (plan.year,), SPARE, SPARE)
    told = planned(project)
    values = {
        name: getattr(told, name)
        for name in ("code", "title", "origin", "target", "site", "outline", "result_kind", "consultation")
    }
    values |= {"field": str(project.field_id), "department": str(project.department_id)}
    values["period"] = span_words(told.span)
    for fund in told.funds:
        for name in ("initial", "supplement"):
            if won := getattr(fund, name):
                values[f"{name}.{fund.year}.{fund.source}"] = format_number(won, UNIT)
    for at, one in enumerate(told.measures):
        values |= {
            f"measure.{at}.{name}": getattr(one, name) for name in ("name", "formula", "unit", "target")
        }
    for at, task in enumerate(told.tasks):
        values |= {f"task.{at}.title": task.title, f"task.{at}.detail": task.detail}
    years = sorted({plan.year, *(fund.year for fund in told.funds)})
    chosen = tuple(one.department_id for one in project.departments.all())
    return ProjectForm(values, chosen, years, len(told.measures) + SPARE, len(told.tasks) + SPARE)


def form_sent(plan: YearPlan, request: HttpRequest) -> ProjectForm:
    """The form as it was sent."""
    values = {name: str(value) for name, value in request.POST.items()}
    rows = {kind: _count(values, kind) for kind in ("measure", "task")}
    chosen = tuple(read_keys(request.POST.getlist("cooperating")))
    more = SPARE if "more" in request.POST else 0
    return ProjectForm(values, chosen, _years(plan, values), rows["measure"] + more, rows["task"] + more)


def read_project(plan: YearPlan, request: HttpRequest) -> PlannedProject:
    """What was typed; Refusal with a sentence for each cell that cannot be read."""
    form = form_sent(plan, request)
    funds, wrong = _funds(form)
    if wrong:
        raise Refusal(f"읽을 수 없는 금액이 {len(wrong)}곳 있습니다.", wrong)
    fields = {field.pk: field.name for field in plan.fields.all()}
    names = dict(Department.objects.values_list("pk", "name"))
    chosen = {one.pk for one in Department.objects.filter(pk__in=form.cooperating)}
    return PlannedProject(
        **{name: typed.text(request, name) for name in ("code", "title", "origin", "target", "site", "outline", "result_kind")},
        field=fields.get(read_key(form.values.get("field", "")) or 0, ""),
        department=names.get(read_key(form.values.get("department", "")) or 0, ""),
        cooperating=tuple(names[pk] for pk in form.cooperating if pk in chosen),
        span=typed.span(request, "period", "사업기간"),
        consultation=_word(form.values.get("consultation", ""), Consultation.values),
        funds=tuple(funds),
        measures=tuple(Measure(*one) for one in _rows(form, "measure", ("name", "formula", "unit", "target"))),
        tasks=tuple(Task(*one) for one in _rows(form, "task", ("title", "detail"))),
    )  # fmt: skip


def _word(text: str, words: Sequence[str]) -> str:
    if text not in words:
        raise Refusal(f"사전협의는 {', '.join(words)} 가운데 하나를 고르십시오.")
    return text


def _count(values: Mapping[str, str], kind: str) -> int:
    numbers = [name.split(".")[1] for name in values if name.startswith(f"{kind}.")]
    return min(50, max((int(one) + 1 for one in numbers if one.isdigit() and len(one) < 4), default=SPARE))


def _years(plan: YearPlan, values: Mapping[str, str]) -> list[int]:
    named = (name.split(".")[1] for name in values if name.startswith(("initial.", "supplement.")))
    return sorted({plan.year, *(int(one) for one in named if one.isdigit() and len(one) == 4)})


def _funds(form: ProjectForm) -> tuple[list[Fund], list[Finding]]:
    funds, wrong = [], []
    for year in form.years:
        for source in SOURCES:
            won = []
            for name, label in (("initial", "당초"), ("supplement", "추경")):
                text = form.values.get(f"{name}.{year}.{source}", "").strip() or "-"
                amount, found = parse_cell(text, UNIT, f"{year}년 {source} {label}")
                wrong += [
                    Finding(one.code, one.severity, one.where, f"{one.where}: {one.message}")
                    for one in found
                    if one.blocks or amount.won is None
                ]
                won.append(amount.won or 0)
            if any(won):
                funds.append(Fund(year, source, *won))
    return funds, wrong


def _rows(form: ProjectForm, kind: str, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows of which anything was typed."""
    count = _count(form.values, kind)
    told = (
        tuple(form.values.get(f"{kind}.{at}.{name}", "").strip() for name in names) for at in range(count)
    )
    return [row for row in told if any(row)]
