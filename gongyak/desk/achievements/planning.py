"""향후계획 대장: what is to be done next, what slipped and what came of it."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak.achievements import planning
from gongyak.achievements.history import events
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.permissions import may_plan, may_plan_somewhere, may_see_ledger
from gongyak.achievements.values import activity_value
from gongyak.desk.achievements.typed import ShownLine, shown_lines
from gongyak.desk.acting import Acting
from gongyak.desk.audit.names import named
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key, read_revision
from gongyak.rules.moments import day_of
from gongyak.rules.records import AchievementStatus, PlannedStatus, Span
from gongyak.rules.records.outlines import read_lines, written_lines
from gongyak.rules.records.spans import read_span, span_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

TONES = {
    PlannedStatus.PLANNED: "open",
    PlannedStatus.RUNNING: "going",
    PlannedStatus.DONE: "done",
    PlannedStatus.DROPPED: "plain",
}
_OPEN = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)
_SHOWN = 300
#: So many results are offered for what an activity became.
_OFFERED = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One planned activity: when, when it was told first, and whether its time has passed."""

    address: str
    title: str
    department: str
    period: str
    original: str
    reason: str
    status: str
    tone: str
    is_late: bool
    lines: tuple[ShownLine, ...]


def make_row(row: PlannedActivity, today: date) -> Row:
    """A row for a list on a day."""
    value = activity_value(row)
    is_open = value.status in _OPEN
    return Row(
        address=reverse("desk-activity", args=[row.pk]),
        title=value.title,
        department=value.department,
        period=span_words(value.span) or "때를 정하지 않음",
        original=span_words(value.original) if value.original else "",
        reason=value.reason,
        status=value.status.value,
        tone=TONES[value.status],
        is_late=is_open and value.span.end is not None and value.span.end < today,
        lines=shown_lines(value.lines),
    )


@office(may_see_ledger)
@require_safe
def activities(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is still to be done, what is late first; or everything."""
    today, shows_all = day_of(timezone.now()), "all" in request.GET
    rows = PlannedActivity.objects.visible_to(actor).select_related("department")
    rows = rows if shows_all else rows.open()
    made = [make_row(row, today) for row in rows[:_SHOWN]]
    shown = {
        "frame": make_frame(actor, "desk-activities"),
        "rows": sorted(made, key=lambda row: not row.is_late),
        "late": sum(row.is_late for row in made),
        "slipped": sum(bool(row.original) for row in made),
        "shows_all": shows_all,
        "most": _SHOWN,
        "may_write": may_plan_somewhere(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/achievements/activities.jinja", shown)


@office(may_plan_somewhere)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A planned activity that somebody types in."""
    departments = _departments(actor)
    refused = ""
    if request.method == "POST":
        try:
            row = planning.enter_activity(
                title=request.POST.get("title", ""),
                span=_span(request),
                lines=read_lines(request.POST.get("lines", "")),
                department=_department(request),
                by=actor,
                now=timezone.now(),
                entry=request.POST.get("entry", "")[:40],
            )
            messages.success(request, "향후계획에 적었습니다.")
            return redirect("desk-activity", row.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-activities"),
        "departments": departments,
        "entry": request.POST.get("entry") or uuid4().hex,
        "typed": request.POST,
        "refused": refused,
    }
    return render(request, "desk/achievements/activity-new.jinja", shown, status=409 if refused else 200)


@office()
def activity(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One planned activity."""
    return _render(request, actor, _visible(actor, pk))


def _visible(actor: Actor, pk: int) -> PlannedActivity:
    rows = PlannedActivity.objects.visible_to(actor).select_related("department", "actual", "parent")
    return get_object_or_404(rows, pk=pk)


def _render(
    request: HttpRequest, actor: Actor, row: PlannedActivity, refusal: Refusal | None = None
) -> HttpResponse:
    happened = events(row.key)
    may = may_plan(actor, row) and row.status in _OPEN
    shown = {
        "frame": make_frame(actor, "desk-activities"),
        "activity": row,
        "row": make_row(row, day_of(timezone.now())),
        "text": written_lines(activity_value(row).lines),
        "children": [
            make_row(one, day_of(timezone.now())) for one in row.children.select_related("department")
        ],
        "events": happened,
        "names": named({event.by for event in happened}),
        "origin": named([row.source])[row.source] if row.source else None,
        "may": may,
        "results": _results(row) if may else (),
        "refused": str(refusal) if refusal else "",
        "typed": request.POST if refusal else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/achievements/activity.jinja", shown, status=409 if refusal else 200)


def _results(row: PlannedActivity) -> list[Achievement]:
    """The results of the department that it may have become, the newest first."""
    rows = Achievement.objects.filter(department=row.department)
    return list(rows.exclude(status=AchievementStatus.CANCELLED)[:_OFFERED])


def _move(request: HttpRequest, actor: Actor, row: PlannedActivity) -> str:
    reason = request.POST.get("reason", "")
    planning.move_activity(activity=row, span=_span(request), reason=reason, by=actor, now=timezone.now())
    return "때를 옮겼습니다. 당초의 때는 그대로 남아 카드에 함께 적힙니다."


def _begin(request: HttpRequest, actor: Actor, row: PlannedActivity) -> str:
    planning.begin_activity(activity=row, by=actor, now=timezone.now())
    return "진행하고 있는 것으로 적었습니다."


def _finish(request: HttpRequest, actor: Actor, row: PlannedActivity) -> str:
    key = read_key(request.POST.get("result", ""))
    found = Achievement.objects.filter(department=row.department, pk=key).first()
    if found is None:
        raise Refusal("이룬 실적을 고르십시오. 아직 없으면 실적대장에 먼저 적으십시오.")
    planning.report_activity(activity=row, achievement=found, by=actor, now=timezone.now())
    return "마친 것으로 적고 실적과 이었습니다."


def _drop(request: HttpRequest, actor: Actor, row: PlannedActivity) -> str:
    planning.drop_activity(activity=row, reason=request.POST.get("reason", ""), by=actor, now=timezone.now())
    return "하지 않는 것으로 적었습니다."


def _rename(request: HttpRequest, actor: Actor, row: PlannedActivity) -> str:
    planning.rename_activity(
        activity=row,
        title=request.POST.get("title", ""),
        lines=read_lines(request.POST.get("lines", "")),
        revision=read_revision(request.POST.get("revision", "")),
        by=actor,
        now=timezone.now(),
    )
    return "저장했습니다."


def _onward(request: HttpRequest, actor: Actor, row: PlannedActivity) -> HttpResponse:
    return redirect("desk-activity", row.pk)


act = Acting(_visible, _render, _onward).named(
    {"move": _move, "begin": _begin, "finish": _finish, "drop": _drop, "rename": _rename}
)


def _span(request: HttpRequest) -> Span:
    try:
        return read_span(request.POST.get("period", ""))
    except ValueError as error:
        raise Refusal(str(error)) from error


def _departments(actor: Actor) -> list[Department]:
    today = Department.objects.on(day_of(timezone.now()))
    own = (
        today
        if actor.has(Role.COORDINATOR)
        else today.filter(pk__in=actor.departments(Role.OFFICER, Role.TEAM_LEAD))
    )
    return list(own)


def _department(request: HttpRequest) -> Department:
    found = Department.objects.filter(pk=read_key(request.POST.get("department", ""))).first()
    if found is None:
        raise Refusal("맡을 부서를 고르십시오.")
    return found
