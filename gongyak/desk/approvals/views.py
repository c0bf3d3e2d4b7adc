"""Pages of lines of approval and of 대결."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.approvals.models import LineStep, Subject, Substitute
from gongyak.approvals.permissions import may_set_lines
from gongyak.approvals.setting import end_absence, register_absence, set_line
from gongyak.desk.approvals import lines
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import yesterday
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff


@office(may_set_lines)
def all_lines(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every line, and the departments that could have one of their own."""
    shown = {
        "frame": make_frame(actor, "approval-lines"),
        "lines": lines.shown_lines(),
        "departments": Department.objects.on(day_of(timezone.now())),
        "subjects": Subject.values,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/approvals/lines.jinja", shown)


@office(may_set_lines)
def line(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Set the line of a subject, for all or for one department."""
    asked = request.POST if request.method == "POST" else request.GET
    subject = asked.get("subject", "")
    department = _department(asked.get("department", ""))
    if subject not in Subject.values:
        return redirect("approval-lines")
    refused, steps = "", None
    if request.method == "POST":
        steps = [] if "reset" in asked else lines.read_steps(request.POST)
        try:
            set_line(subject=subject, steps=steps, department=department, by=actor, now=timezone.now())
            messages.success(request, "결재선을 정했습니다. 새로 올리는 결재부터 이 선으로 갑니다.")
            return redirect("approval-lines")
        except Refusal as refusal:
            refused = str(refusal)
    rows = list(LineStep.objects.filter(subject=subject, department=department))
    shown = {
        "frame": make_frame(actor, "approval-lines"),
        "line": lines.line_of(subject, department, rows),
        "steps": steps or lines.line_of(subject, department, rows).steps,
        "rows": lines.ROWS,
        "kinds": lines.KINDS,
        "roles": Role.values,
        "refused": refused,
    }
    return render(request, "desk/approvals/line.jinja", shown, status=409 if refused else 200)


def _department(key: str) -> Department | None:
    number = read_key(key)
    return None if number is None else get_object_or_404(Department, pk=number)


@office()
def substitutes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """대결 of today and to come: one's own, or everybody's for who looks after the lines."""
    now = timezone.now()
    today = day_of(now)
    typed = {
        name: request.POST.get(name, "").strip()
        for name in ("absent", "deputy", "began_on", "ended_on", "reason")
    }
    refused = ""
    if request.method == "POST":
        try:
            _register(typed, actor, now)
            messages.success(request, "대결을 정했습니다.")
            return redirect("substitutes")
        except Refusal as refusal:
            refused = str(refusal)
    everybody = may_set_lines(actor)
    listed = (
        Substitute.objects.filter(ended_on__gte=today).select_related("absent", "deputy").order_by("began_on")
    )
    shown = {
        "frame": make_frame(actor, "substitutes"),
        "listed": listed if everybody else listed.filter(absent=actor.id) | listed.filter(deputy=actor.id),
        "people": Staff.objects.filter(is_active=True).order_by("name"),
        "me": actor.id,
        "everybody": everybody,
        "typed": typed,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/approvals/substitutes.jinja", shown, status=409 if refused else 200)


def _register(typed: dict[str, str], actor: Actor, now: datetime) -> None:
    """Register what was typed; Refusal where a day or a person cannot be read."""
    began, ended = read_day(typed["began_on"]), read_day(typed["ended_on"])
    if began is None or ended is None:
        raise Refusal("시작일과 끝나는 날을 2026. 11. 23.처럼 적어 주십시오.")
    absent, deputy = (_person(typed["absent"]) or Staff.objects.get(pk=actor.id)), _person(typed["deputy"])
    if deputy is None:
        raise Refusal("대결할 사람을 고르십시오.")
    told = {"absent": absent, "deputy": deputy, "began_on": began, "ended_on": ended}
    register_absence(**told, reason=typed["reason"], by=actor, now=now)


def _person(key: str) -> Staff | None:
    return Staff.objects.filter(pk=read_key(key), is_active=True).first()


@office()
def end_substitute(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """End a 대결 today."""
    row = get_object_or_404(Substitute, pk=pk)
    if request.method == "POST":
        now = timezone.now()
        end_absence(substitute=row, last_day=yesterday(now), by=actor, now=now)
        messages.success(request, "대결을 끝냈습니다.")
    return redirect("substitutes")
