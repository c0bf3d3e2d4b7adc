"""Pages of the pledge registry: the list, adding one, what stands beside one, its plan; branches and officeholders."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from gongyak.desk.dates import d_day, read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.plans.page import TONES
from gongyak.desk.registry import sent
from gongyak.desk.registry.promises import DAYS
from gongyak.desk.registry.whose import whose
from gongyak.pledges.models import ActionPlan, Field, Officeholder, Origin, PlanStatus, Pledge, Role
from gongyak.pledges.plans.writing import ask_for_plan
from gongyak.pledges.registry.holders import amend_officeholder, register_officeholder, register_term
from gongyak.pledges.registry.permissions import may_keep_registry, may_see_registry
from gongyak.pledges.registry.pledges import add_pledge, amend_pledge, name_field
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_OPEN = (PlanStatus.WRITING, PlanStatus.RETURNED)


@office(may_see_registry)
def pledges(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pledges of an officeholder, and the form that adds one."""
    chosen, refused = whose(request), ""
    if request.method == "POST":
        try:
            if chosen.holder is None:
                raise Refusal("단체장을 먼저 등록하십시오.")
            told = sent.texts(request, ("number", "title", "origin"))
            made = add_pledge(officeholder=chosen.holder, by=actor, now=timezone.now(), **told)
            messages.success(request, f"{made}을(를) 공약 대장에 올렸습니다.")
            return redirect("registry-pledge", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    rows = Pledge.objects.filter(officeholder=chosen.holder)
    plans = ActionPlan.objects.filter(pledge__officeholder=chosen.holder).select_related("department")
    today = day_of(timezone.now())
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "pledges": rows.select_related("field", "shares_budget_of"),
        "plans": {plan.pledge_id: plan for plan in plans},
        "seen": set(plans.visible_to(actor).values_list("pk", flat=True)),
        "due": {plan.pk: _due(plan, today) for plan in plans if plan.status in _OPEN},
        "tones": TONES,
        "origins": Origin.values,
        "typed": sent.texts(request, ("number", "title", "origin")),
        "may_keep": may_keep_registry(actor),
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/pledges.jinja", shown, status=409 if refused else 200)


def _due(plan: ActionPlan, today: date) -> str:
    return f"{format_day(plan.due_on)} ({d_day(plan.due_on, today)})"


@office(may_keep_registry)
def pledge(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One pledge: whether it is new, whose budget it shares, who writes its plan."""
    row = get_object_or_404(Pledge.objects.select_related("officeholder__term", "document", "field"), pk=pk)
    refused, now = "", timezone.now()
    if request.method == "POST":
        try:
            if "plan" in request.POST:
                _ask(request, actor, row)
            else:
                other = Pledge.objects.filter(pk=sent.key(request, "shares")).first()
                origin = request.POST.get("origin", "")
                amend_pledge(pledge=row, origin=origin, shares_budget_of=other, by=actor, now=now)
                messages.success(request, "공약 대장을 고쳤습니다.")
            return redirect("registry-pledge", row.pk)
        except Refusal as refusal:
            refused = str(refusal)
    plan = ActionPlan.objects.filter(pledge=row).select_related("department").first()
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "pledge": row,
        "plan": plan,
        "tones": TONES,
        "others": row.officeholder.pledges.exclude(pk=row.pk).filter(shares_budget_of=None),
        "promises": row.promises.all(),
        "origins": Origin.values,
        "departments": Department.objects.on(day_of(now)),
        "due_on": format_day(plan.due_on if plan else day_of(now) + timedelta(days=DAYS)),
        "may_ask": plan is None or plan.status in _OPEN,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/pledge.jinja", shown, status=409 if refused else 200)


def _ask(request: HttpRequest, actor: Actor, row: Pledge) -> None:
    department = get_object_or_404(Department, pk=sent.key(request, "department"))
    due_on = sent.day(request, "due_on", "제출 마감")
    ask_for_plan(pledge=row, department=department, due_on=due_on, by=actor, now=timezone.now())
    messages.success(request, f"실천계획을 {department}에 맡겼습니다.")


@office(may_keep_registry)
def fields(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The names of an officeholder's branches."""
    chosen, now = whose(request), timezone.now()
    rows = list(Field.objects.filter(officeholder=chosen.holder).order_by("number"))
    if request.method == "POST":
        for row in rows:
            name = request.POST.get(f"field.{row.pk}", row.name)
            if " ".join(name.split()) != row.name:
                name_field(field=row, name=name, by=actor, now=now)
        messages.success(request, "분야 이름을 저장했습니다.")
        return redirect(reverse("registry-fields") + chosen.query)
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": chosen,
        "fields": rows,
        "may_keep": True,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/fields.jinja", shown)


@office(may_keep_registry)
def holders(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Terms and officeholders, and the form for who takes office next."""
    refused = ""
    if request.method == "POST":
        try:
            made = _register(request, actor)
            messages.success(
                request, f"{made} 단체장을 등록했습니다. 앞 단체장의 공약과 카드는 그대로 남습니다."
            )
            return redirect("registry-holders")
        except Refusal as refusal:
            refused = str(refusal)
    return _holders(request, actor, refused)


def _holders(request: HttpRequest, actor: Actor, refused: str) -> HttpResponse:
    rows = Officeholder.objects.select_related("term").order_by("-began_on", "-pk")
    shown = {
        "frame": make_frame(actor, "desk-registry"),
        "whose": whose(request),
        "rows": rows,
        "roles": Role.values,
        "typed": sent.texts(request, ("term", "name", "role", "began_on")),
        "may_keep": True,
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/registry/holders.jinja", shown, status=409 if refused else 200)


def _register(request: HttpRequest, actor: Actor) -> Officeholder:
    now = timezone.now()
    told = sent.texts(request, ("name", "role"))
    began_on = sent.day(request, "began_on", "취임일")
    term = register_term(number=sent.key(request, "term"), by=actor, now=now)
    return register_officeholder(term=term, began_on=began_on, by=actor, now=now, **told)


@office(may_keep_registry)
def holder(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Enter the name of an officeholder, or the day of leaving."""
    row = get_object_or_404(Officeholder, pk=pk)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    text = request.POST.get("ended_on", "").strip()
    try:
        ended_on = read_day(text)
        if text and ended_on is None:
            raise Refusal(
                f"퇴임일: ‘{text[:40]}’을(를) 날짜로 읽을 수 없습니다. 2026. 11. 23.처럼 적어 주십시오."
            )
        name = request.POST.get("name", "")
        amend_officeholder(officeholder=row, name=name, ended_on=ended_on, by=actor, now=timezone.now())
    except Refusal as refusal:
        return _holders(request, actor, str(refusal))
    messages.success(request, "단체장을 고쳤습니다.")
    return redirect("registry-holders")
