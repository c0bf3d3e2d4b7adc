"""Every wording of the regulation, and the form for a new one with its preview."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.pledges.models import Regulation
from gongyak.pledges.regulations import Wording, enter_regulation, may_set_regulation
from gongyak.rules.dates import format_day
from gongyak.rules.refusal import Refusal
from gongyak.rules.regulation import parts
from gongyak.staff.actors import Actor

_TEXTS, _DAYS = ("name", "number", "reason", "text"), ("issued_on", "effective_on")


@office()
def regulations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every wording that was entered, the latest first."""
    shown = {
        "frame": make_frame(actor, "desk-regulations"),
        "rows": Regulation.objects.defer("text").select_related("recorded_by"),
        "may_set": may_set_regulation(actor),
    }
    return render(request, "desk/regulation/list.jinja", shown)


@office(may_set_regulation)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Enter a wording: typed, looked at as it will be set, then entered. It begins with the last one."""
    typed, refused = _typed(request), ""
    days = {name: read_day(typed[name]) for name in _DAYS}
    wrong = _wrong(typed, days) if request.method == "POST" else {}
    if request.method == "POST" and "enter" in request.POST and not wrong:
        try:
            enter_regulation(wording=_wording(typed, days), by=actor, now=timezone.now())
            return redirect("desk-regulations")
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "desk-regulations"),
        "typed": typed,
        "wrong": wrong,
        "refused": refused,
        "lines": parts(typed["text"]) if request.method == "POST" else (),
    }
    return render(request, "desk/regulation/new.jinja", shown, status=400 if wrong or refused else 200)


def _typed(request: HttpRequest) -> dict[str, str]:
    if request.method == "POST":
        return {name: request.POST.get(name, "").replace("\r\n", "\n") for name in (*_TEXTS, *_DAYS)}
    last = Regulation.objects.first()
    if last is None:
        return dict.fromkeys((*_TEXTS, *_DAYS), "")
    return {"name": last.name, "number": "", "reason": "", "text": last.text} | dict.fromkeys(_DAYS, "")


def _wrong(typed: Mapping[str, str], days: Mapping[str, date | None]) -> dict[str, str]:
    wrong = {
        name: f"‘{typed[name]}’을(를) 날짜로 읽을 수 없습니다. {format_day(date(2026, 11, 23))}처럼 적어 주십시오."
        for name, day in days.items()
        if day is None
    }
    needed = ("name", "number", "text", *_DAYS)
    return wrong | {name: "적어 주십시오." for name in needed if not typed[name].strip()}


def _wording(typed: Mapping[str, str], days: Mapping[str, date | None]) -> Wording:
    issued, effective = days["issued_on"], days["effective_on"]
    if issued is None or effective is None:
        raise Refusal("날짜를 확인하십시오.")
    told = {name: typed[name].strip() for name in _TEXTS}
    return Wording(**told, issued_on=issued, effective_on=effective)
