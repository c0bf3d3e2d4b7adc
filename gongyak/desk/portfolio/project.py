"""One project at the desk: its page, the form of what the plan says of it, the grid of its months."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongyak.desk.companies.permissions import may_see_companies
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.desk.portfolio.approval import WRITABLE
from gongyak.desk.portfolio.form import UNIT, ProjectForm, form_of, form_sent, read_project
from gongyak.desk.portfolio.months import make_grid, read_months
from gongyak.desk.portfolio.plans import PART, visible
from gongyak.desk.portfolio.projects import TONES
from gongyak.desk.registry import sent
from gongyak.plans.contents import whole
from gongyak.plans.models import CompanyPart, Consultation, Milestone, Project, YearPlan
from gongyak.plans.permissions import may_run_plan, may_see_plans, may_write_project
from gongyak.plans.projects import add_project, write_project
from gongyak.plans.reading import late_reasons, money_of
from gongyak.plans.reporting import spend
from gongyak.rules.dates import Precision
from gongyak.rules.moments import day_of
from gongyak.rules.money import format_number
from gongyak.rules.portfolio.totals import RATE_FORMULA, totals
from gongyak.rules.portfolio.words import DROPPED, ORIGINS, RESULTS, SOURCES, acts_of
from gongyak.rules.records import Span
from gongyak.rules.records.spans import span_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the schedule: when, when it was told first, whether it is late."""

    row: Milestone
    when: str
    first: str
    is_late: bool
    is_open: bool


def project_visible(actor: Actor, pk: int) -> Project:
    """A project, for whoever reads plans; 404 where there is none."""
    if not may_see_plans(actor):
        raise Http404
    rows = whole(Project.objects.all()).select_related("plan__department")
    return get_object_or_404(rows.prefetch_related("milestones__activity", "results__achievement"), pk=pk)


@office()
def project(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One project: how it goes, its money, what it is measured by, its schedule, its papers and results."""
    return render_project(request, actor, project_visible(actor, pk))


def render_project(
    request: HttpRequest, actor: Actor, row: Project, refused: Refusal | None = None
) -> HttpResponse:
    """The page of a project, with a refusal where an act was refused."""
    now = timezone.now()
    today, writes = day_of(now), may_write_project(actor, row)
    money = money_of(row)
    sums = totals([money], row.plan.year, today)
    shown = {
        "frame": make_frame(actor, PART),
        "plan": row.plan,
        "project": row,
        "period": span_words(row.span),
        "tone": TONES.get(row.status, "plain"),
        "late": late_reasons(row, today),
        "sum": sums.dropped if row.status == DROPPED else sums.total,
        "formula": RATE_FORMULA,
        "years": sorted({row.plan.year, *(fund.year for fund in row.funds.all())}),
        "steps": [_step(one, now) for one in row.milestones.all()],
        "acts": acts_of(row.status) if writes else (),
        "may_report": writes,
        "may_write": writes and row.plan.status in WRITABLE,
        "may_supplement": writes and row.plan.status != "결재",
        "sources": SOURCES,
        "added": _added(row),
        "companies": row.companies.select_related("company"),
        "parts": CompanyPart.values,
        "may_see_companies": may_see_companies(actor),
        "unit": UNIT,
        "events": row.events.select_related("by").order_by("-pk")[:30],
        "typed": request.POST if refused else {},
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/portfolio/project.jinja", shown, status=409 if refused else 200)


def _added(row: Project) -> dict[str, str]:
    """What 추경 added in the plan's year by source, as it is typed."""
    funds = (one for one in row.funds.all() if one.year == row.plan.year and one.supplement)
    return {one.source: format_number(one.supplement, UNIT) for one in funds}


def _step(row: Milestone, now: datetime) -> ShownStep:
    first = ""
    if row.first_precision:
        first = span_words(Span(row.first_start, row.first_end, Precision(row.first_precision)))
    is_open = row.status == "예정"
    is_late = is_open and row.end is not None and row.end < day_of(now)
    return ShownStep(row, span_words(row.span), first, is_late, is_open)


@office()
def new_project(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """A project that is added to a plan while it is written."""
    plan, refused = visible(actor, pk), None
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    if plan.status not in WRITABLE or not (may_run_plan(actor, plan) or own):
        raise Http404
    form = form_of(plan, None, next(iter(own), 0))
    if request.method == "POST":
        form = form_sent(plan, request)
        if "save" in request.POST:
            try:
                made = add_project(
                    plan=plan, content=read_project(plan, request), by=actor, now=timezone.now()
                )
                messages.success(request, "사업을 넣었습니다.")
                return redirect("project", made.pk)
            except Refusal as refusal:
                refused = refusal
    return _form(request, actor, plan, None, form, refused)


@office()
def write_form(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """What the plan says of a project, while the plan is written; what was typed stays on the page."""
    row, refused = project_visible(actor, pk), None
    if not may_write_project(actor, row) or row.plan.status not in WRITABLE:
        raise Http404
    form = form_of(row.plan, row)
    if request.method == "POST":
        form = form_sent(row.plan, request)
        if "save" in request.POST:
            try:
                write_project(
                    project=row,
                    content=read_project(row.plan, request),
                    revision=sent.key(request, "revision"),
                    by=actor,
                    now=timezone.now(),
                )
                messages.success(request, "사업을 저장했습니다.")
                return redirect("project", pk)
            except Refusal as refusal:
                refused, row = refusal, project_visible(actor, pk)
    return _form(request, actor, row.plan, row, form, refused)


def _form(
    request: HttpRequest,
    actor: Actor,
    plan: YearPlan,
    row: Project | None,
    form: ProjectForm,
    refused: Refusal | None,
) -> HttpResponse:
    back = reverse("project", args=[row.pk]) if row else reverse("portfolio-projects", args=[plan.pk])
    typed_over = refused is None and "revision" in form.values
    shown = {
        "frame": make_frame(actor, PART),
        "plan": plan,
        "project": row,
        "form": form,
        "revision": form.values["revision"] if typed_over else row.revision if row else 0,
        "back": back,
        "fields": plan.fields.all(),
        "departments": Department.objects.on(day_of(timezone.now())),
        "origins": ORIGINS,
        "results": RESULTS,
        "consultations": Consultation.values,
        "sources": SOURCES,
        "unit": UNIT,
        "refused": refused,
    }
    return render(request, "desk/portfolio/form.jinja", shown, status=409 if refused else 200)


@office()
def months(request: HttpRequest, actor: Actor, pk: int, year: int) -> HttpResponse:
    """The grid of a year's spending."""
    row, now, refused = project_visible(actor, pk), timezone.now(), None
    if not may_write_project(actor, row) or not 1990 <= year <= 2100:
        raise Http404
    if request.method == "POST":
        try:
            spend(project=row, months=read_months(request, year), by=actor, now=now)
            messages.success(request, f"{year}년 집행을 저장했습니다.")
            return redirect("project", pk)
        except Refusal as refusal:
            refused, row = refusal, project_visible(actor, pk)
    shown = {
        "frame": make_frame(actor, PART),
        "plan": row.plan,
        "project": row,
        "grid": make_grid(row, year, day_of(now), request if refused else None),
        "refused": refused,
    }
    return render(request, "desk/portfolio/months.jinja", shown, status=409 if refused else 200)


def chosen_milestone(request: HttpRequest, row: Project) -> Milestone:
    """The step of a project's schedule that a form names."""
    key = read_key(request.POST.get("milestone", "")) or 0
    return get_object_or_404(Milestone, pk=key, project=row)
