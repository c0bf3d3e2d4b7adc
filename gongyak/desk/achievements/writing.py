"""Typing a result in, writing a candidate anew, correcting a confirmed one: one form, what was understood beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.achievements import actions
from gongyak.achievements.correcting import correct
from gongyak.achievements.models import Achievement
from gongyak.achievements.permissions import may_confirm, may_write, may_write_somewhere
from gongyak.achievements.values import achievement_value
from gongyak.desk.achievements.result import visible
from gongyak.desk.achievements.typed import Typed, read, shown
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key, read_revision
from gongyak.rules.compiling import kinds
from gongyak.rules.records import AchievementStatus, Basis
from gongyak.rules.records.measures import measures
from gongyak.rules.refusal import Conflict, Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

_CONFIRMED = (AchievementStatus.CONFIRMED, AchievementStatus.ON_CARD)


@office(may_write_somewhere)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A result that somebody types in."""
    departments = Department.objects.filter(pk__in=actor.departments(Role.OFFICER, Role.TEAM_LEAD))
    typed, refused = read(request.POST), ""
    if request.method == "POST" and "save" in request.POST:
        try:
            _refuse_wrong(typed)
            row = _entered(request, actor, typed, timezone.now())
            messages.success(request, "실적을 적었습니다. 증빙을 넣고 확인하십시오.")
            return redirect("desk-result", row.pk)
        except Refusal as refusal:
            refused = str(refusal)
    more = {"departments": departments, "entry": request.POST.get("entry") or uuid4().hex, "row": None}
    return _form(request, actor, typed, refused, **more)


def _entered(request: HttpRequest, actor: Actor, typed: Typed, now: datetime) -> Achievement:
    department = Department.objects.filter(pk=read_key(request.POST.get("department", ""))).first()
    if department is None:
        raise Refusal("어느 부서의 실적인지 고르십시오.")
    entry = request.POST.get("entry", "")[:40]
    return actions.enter(wording=typed.wording, department=department, by=actor, now=now, entry=entry)


@office()
def edit(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """Write a candidate anew, or correct what is confirmed with a reason."""
    row = visible(actor, pk)
    corrects = row.status in _CONFIRMED
    if not (may_confirm(actor, row) if corrects else may_write(actor, row)):
        raise Http404
    value, refused, kept = achievement_value(row), "", None
    typed = read(request.POST, value) if request.method == "POST" else shown(value)
    revision = row.revision
    if request.method == "POST":
        revision = read_revision(request.POST.get("revision", ""))
    if "save" in request.POST:
        try:
            _refuse_wrong(typed)
            _written(request, actor, row, typed, revision, corrects=corrects)
            messages.success(request, "정정했습니다." if corrects else "저장했습니다.")
            return redirect("desk-result", pk)
        except Conflict as conflict:
            refused, kept, revision = (
                str(conflict),
                shown(achievement_value(conflict.there)),
                conflict.there.revision,
            )
        except Refusal as refusal:
            refused = " ".join([str(refusal), *(one.message for one in refusal.findings)])
    more = {"row": row, "corrects": corrects, "revision": revision, "kept": kept}
    return _form(request, actor, typed, refused, **more)


def _written(
    request: HttpRequest, actor: Actor, row: Achievement, typed: Typed, revision: int, *, corrects: bool
) -> None:
    told: dict[str, Any] = {"row": row, "wording": typed.wording, "revision": revision, "by": actor}
    if corrects:
        correct(**told, reason=request.POST.get("reason", ""), now=timezone.now())
    else:
        actions.save(**told, now=timezone.now())


def _refuse_wrong(typed: Typed) -> None:
    if typed.wrong:
        raise Refusal(
            f"읽지 못한 칸이 {len(typed.wrong)}곳 있어 저장하지 않았습니다. 고친 뒤 다시 저장하십시오."
        )


def _form(request: HttpRequest, actor: Actor, typed: Typed, refused: str, **more: Any) -> HttpResponse:
    told: Mapping[str, Any] = {
        "frame": make_frame(actor, "desk-ledger"),
        "form": typed,
        "kinds": tuple(kinds().values()),
        "bases": tuple(Basis),
        "measures": measures(),
        "refused": refused,
        "reason": request.POST.get("reason", ""),
        "chosen": request.POST.get("department", ""),
        "departments": (),
        "entry": "",
        "corrects": False,
        "revision": 0,
        "kept": None,
        **more,
    }
    return render(request, "desk/achievements/form.jinja", dict(told), status=409 if refused else 200)
