"""The holidays of a year, and the acts on them."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongyak.calendar import actions
from gongyak.calendar.models import CheckedYear, DayState
from gongyak.calendar.reading import calendar, overrides
from gongyak.cases.recounting import recount_open
from gongyak.desk.audit.names import named
from gongyak.desk.calendar.page import choice_rows, day_rows
from gongyak.desk.calendar.permissions import may_mind_calendar
from gongyak.desk.dates import read_day
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules import deadlines
from gongyak.rules.holidays import with_weekday
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_YEARS = range(1990, 2101)
_DONE = {
    DayState.HOLIDAY: "휴일로 더했습니다",
    DayState.WORKED: "근무일로 바꾸었습니다",
    DayState.AS_KNOWN: "자료대로 되돌렸습니다",
}


@office(may_mind_calendar)
@require_safe
def calendar_page(request: HttpRequest, actor: Actor, year: int | None = None) -> HttpResponse:
    """The days off of a year (without one: this year), what was changed by whom, and how the clock counts."""
    shown = year or day_of(timezone.now()).year
    if shown not in _YEARS:
        raise Http404
    return _page(request, actor, shown)


def _page(request: HttpRequest, actor: Actor, year: int, refused: str = "", form: str = "") -> HttpResponse:
    known, changed = calendar(), overrides(year)
    told = {
        "frame": make_frame(actor, "desk-calendar"),
        "year": year,
        "years": [each for each in (year - 1, year + 1) if each in _YEARS],
        "is_known": year in known.years,
        "checked": CheckedYear.objects.filter(year=year).first(),
        "rows": day_rows(year, known, changed),
        "changed": changed,
        "names": named(row.by for row in changed),
        "choices": list(choice_rows()),
        "kinds": deadlines.kinds(),
        "causes": deadlines.causes(),
        "limits": deadlines.limits(),
        "weekday": with_weekday,
        "refused": refused,
        "form": form,
        "typed": request.POST if refused else {},
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/calendar/calendar.jinja", told, status=409 if refused else 200)


#: Does one act, and says it with the year whose page tells of it; raises Refusal.
Act = Callable[[HttpRequest, Actor], tuple[str, int]]


def _acting(act: Act) -> Callable[..., HttpResponse]:
    @office(may_mind_calendar)
    @require_POST
    def do(request: HttpRequest, actor: Actor) -> HttpResponse:
        try:
            said, year = act(request, actor)
        except Refusal as refusal:
            return _page(request, actor, _year(request), str(refusal), request.POST.get("form", ""))
        messages.success(request, said)
        return redirect("desk-calendar-year", year)

    return do


def _year(request: HttpRequest) -> int:
    year = read_key(request.POST.get("year", ""))
    return year if year in _YEARS else day_of(timezone.now()).year


@transaction.atomic
def _override(request: HttpRequest, actor: Actor) -> tuple[str, int]:
    day, now = _day(request), timezone.now()
    state = request.POST.get("state", "")
    row = actions.override_day(
        day=day,
        state=state,
        name=request.POST.get("name", ""),
        reason=request.POST.get("reason", ""),
        by=actor.key,
        now=now,
    )
    moved = recount_open(by=actor.key, now=now, reason=f"{with_weekday(day)} 휴일 변경", day=day)
    return (
        f"{with_weekday(day)}을 {_DONE[DayState(row.state)]}. 이제부터 이 달력으로 처리기한을 셈합니다.{_said(moved)}",
        day.year,
    )


def _said(moved: int) -> str:
    return f" 처리 중인 기업애로 {moved}건의 처리기한이 바뀌었습니다." if moved else ""


def _day(request: HttpRequest) -> date:
    day = read_day(request.POST.get("day", ""))
    if day is None:
        raise Refusal("날짜를 2026. 10. 2.처럼 적어 주십시오.")
    return day


def _check(request: HttpRequest, actor: Actor) -> tuple[str, int]:
    year, source = _year(request), request.POST.get("source", "")
    actions.check_year(year=year, source=source, by=actor.key, now=timezone.now())
    return f"{year}년의 휴일을 확인했습니다.", year


@transaction.atomic
def _choose(request: HttpRequest, actor: Actor) -> tuple[str, int]:
    told, now = {name: request.POST.get(name, "") for name in ("name", "value", "reason")}, timezone.now()
    actions.choose(**told, by=actor.key, now=now)
    moved = recount_open(by=actor.key, now=now, reason="기한 기준 변경")
    return f"기한을 세는 기준을 정했습니다.{_said(moved)}", _year(request)


override, check, choose = (_acting(act) for act in (_override, _check, _choose))
