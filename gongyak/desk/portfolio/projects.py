"""The projects of a plan: chosen by field, department, status or trouble, with their money."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import BigIntegerField, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.desk.portfolio.approval import WRITABLE
from gongyak.desk.portfolio.money import percent_words, shown
from gongyak.desk.portfolio.plans import PART, visible
from gongyak.plans import querying
from gongyak.plans.models import Execution, Milestone, MilestoneStatus, Project, ProjectFund, YearPlan
from gongyak.plans.permissions import may_run_plan
from gongyak.plans.reading import late_reasons
from gongyak.rules.moments import day_of
from gongyak.rules.portfolio.totals import Sum as Money
from gongyak.rules.portfolio.totals import through
from gongyak.rules.portfolio.words import ENDED, STATUSES
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

#: How many stand on one page.
MOST = 100
TONES = {"완료": "done", "정상추진": "going", "착수": "going", "지연": "open", "부진": "open"}
TROUBLES = {"late": "늦음", "any": "늦거나 부진"}


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of the list; `late` are the reasons why it is late."""

    address: str
    code: str
    title: str
    field: str
    department: str
    status: str
    tone: str
    final: str
    executed: str
    percent: str
    size: int
    late: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """By what projects are chosen; 0 and "" choose nothing."""

    field: int = 0
    department: int = 0
    status: str = ""
    trouble: str = ""
    text: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """What a request asks for; words that mean nothing are left out."""
        told = request.GET
        status, trouble = told.get("status", ""), told.get("trouble", "")
        return cls(
            read_key(told.get("field", "")) or 0,
            read_key(told.get("department", "")) or 0,
            status if status in STATUSES else "",
            trouble if trouble in TROUBLES else "",
            " ".join(told.get("q", "").split())[:100],
        )

    def choose(self, rows: QuerySet[Project], day: date) -> QuerySet[Project]:
        """The projects that it asks for; those that are given up only where they are asked for."""
        if self.trouble:
            rows = querying.late(rows, day) if self.trouble == "late" else querying.troubled(rows, day)
        if self.field:
            rows = rows.filter(field=self.field)
        if self.department:
            rows = rows.filter(department=self.department)
        if self.status:
            rows = rows.filter(status=self.status)
        if self.text:
            rows = rows.filter(Q(title__icontains=self.text) | Q(code__icontains=self.text))
        return rows

    def query(self, **more: object) -> str:
        """The part of an address that asks so."""
        told = {
            "field": self.field, "department": self.department, "status": self.status,
            "trouble": self.trouble, "q": self.text,
        } | more  # fmt: skip
        return urlencode({name: value for name, value in told.items() if value})


@office()
def projects(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """The projects of a plan, a hundred a page."""
    plan, today = visible(actor, pk), day_of(timezone.now())
    asked = Asked.of(request)
    rows = _with_money(asked.choose(plan.projects.all(), today), plan, today)
    page = Paginator(rows, MOST).get_page(request.GET.get("page", ""))
    departments = Department.objects.filter(pk__in=plan.projects.order_by().values("department"))
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    shown_ = {
        "frame": make_frame(actor, PART),
        "plan": plan,
        "rows": [make_row(row, today) for row in page],
        "page": page,
        "asked": asked,
        "fields": plan.fields.all(),
        "departments": departments,
        "statuses": STATUSES,
        "troubles": TROUBLES,
        "may_add": plan.status in WRITABLE and (may_run_plan(actor, plan) or bool(own)),
        "own": next(iter(own), 0),
    }
    return render(request, "desk/portfolio/projects.jinja", shown_)


def _with_money(rows: QuerySet[Project], plan: YearPlan, day: date) -> QuerySet[Project]:
    """Each with what it may spend and spent in the plan's year up to the month of the day."""
    until = {"year": plan.year, "month__lte": through(plan.year, day)}
    funds = ProjectFund.objects.filter(project=OuterRef("pk"), year=plan.year)
    spent = Execution.objects.filter(project=OuterRef("pk"), **until)
    steps = Milestone.objects.filter(status=MilestoneStatus.PLANNED)
    return (
        rows.annotate(initial=_sum(funds, F("initial")), added=_sum(funds, F("supplement")), spent=_sum(spent, F("won")))
        .select_related("field", "department")
        .prefetch_related(Prefetch("milestones", steps))
    )  # fmt: skip


def _sum(rows: QuerySet[Any], what: F) -> Coalesce:
    total = rows.order_by().values("project").annotate(total=Sum(what)).values("total")
    return Coalesce(Subquery(total, output_field=BigIntegerField()), 0)


def make_row(row: Any, day: date) -> ProjectRow:
    """A project of the list; it comes with its money and its open steps."""
    money = Money(1, row.initial, row.added, row.spent)
    return ProjectRow(
        address=reverse("project", args=[row.pk]),
        code=row.code,
        title=row.title,
        field=row.field.name,
        department=row.department.name,
        status=row.status,
        tone=TONES.get(row.status, "plain"),
        final=shown(money.final, "천원"),
        executed=shown(money.executed, "천원"),
        percent=percent_words(money.percent),
        size=max(0, min(100, round(money.percent or 0))),
        late=late_reasons(row, day) if row.status not in ENDED else (),
    )
