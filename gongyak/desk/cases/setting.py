"""설정: who takes cases in, and who gets which."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongyak.cases.models import CaseSetting, RoutingRule
from gongyak.cases.permissions import may_set_cases
from gongyak.cases.setting import add_rule, remove_rule, set_cases
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import groups, sort_of
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@office(may_set_cases)
def settings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The settings, and the rules of who gets which."""
    refused = ""
    if request.method == "POST":
        try:
            done = next((act for name, act in _ACTS.items() if name in request.POST), _set)
            messages.success(request, done(request, actor))
            return redirect("desk-case-settings")
        except Refusal as refusal:
            refused = str(refusal)
    rules = RoutingRule.objects.select_related("department").order_by("sort", "order", "pk")
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "setting": CaseSetting.objects.current(),
        "rules": [(one, _words(one)) for one in rules],
        "departments": Department.objects.on(day_of(timezone.now())),
        "groups": groups(),
        "refused": refused,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/settings.jinja", shown, status=409 if refused else 200)


def _words(rule: RoutingRule) -> str:
    if len(rule.sort) == 4:
        return sort_of(rule.sort).words
    return next((one.name for one in groups() if one.code == rule.sort), "모든 유형")


def _department(request: HttpRequest, name: str) -> Department | None:
    return Department.objects.filter(pk=read_key(request.POST.get(name, "")) or 0).first()


def _set(request: HttpRequest, actor: Actor) -> str:
    receiving, reviewing = (_department(request, name) for name in ("receiving", "reviewing"))
    days, center = read_key(request.POST.get("target_days", "")) or 0, request.POST.get("center", "")
    now = timezone.now()
    kept = read_key(request.POST.get("draft_days", "")) or 0
    told = {"target_days": days, "center": center, "draft_days": kept, "reviewing": reviewing}
    set_cases(receiving=receiving, **told, by=actor, now=now)
    return "설정을 저장했습니다."


def _add(request: HttpRequest, actor: Actor) -> str:
    department = _department(request, "department")
    if department is None:
        raise Refusal("규칙의 부서를 고르십시오.")
    told = {name: request.POST.get(name, "") for name in ("sort", "place")}
    add_rule(**told, department=department, by=actor, now=timezone.now())
    return "배정 규칙을 더했습니다."


def _remove(request: HttpRequest, actor: Actor) -> str:
    rule = get_object_or_404(RoutingRule, pk=read_key(request.POST.get("remove", "")) or 0)
    remove_rule(rule=rule, by=actor, now=timezone.now())
    return "배정 규칙을 지웠습니다."


_ACTS: dict[str, Callable[[HttpRequest, Actor], str]] = {"add": _add, "remove": _remove}
