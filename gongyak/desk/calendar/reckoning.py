"""처리기한 셈: anybody at the office reckons a due moment and reads, day by day, how it comes about."""

from collections.abc import Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak.calendar.reading import calendar, chosen
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.parts import everybody
from gongyak.rules import deadlines
from gongyak.rules.dates import format_day
from gongyak.rules.deadlines import Extension, Filing, Reckoning, Suspension
from gongyak.rules.holidays import with_weekday
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_FIELDS = ("kind", "received", "own", "extend", "cause", "first", "last")
_STEPS = ("처리기간", "1차 연장", "2차 연장")


@office(everybody)
@require_safe
def deadline(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form, and under it the due moment with its lines where something was asked."""
    asked = {name: request.GET.get(name, "").strip() for name in _FIELDS}
    found, refused = None, ""
    if "kind" in request.GET:
        try:
            found = deadlines.reckon(_filing(asked), calendar(), chosen())
        except (ValueError, Refusal) as wrong:
            refused = str(wrong)
    local = timezone.now().astimezone(SEOUL)
    shown = {
        "frame": make_frame(actor, "desk-deadline"),
        "asked": asked | {"received": asked["received"] or f"{format_day(local.date())} {local:%H:%M}"},
        "kinds": deadlines.kinds(),
        "causes": deadlines.causes(),
        "found": found,
        "headline": deadlines.headline(found) if found else "",
        "steps": list(_steps(found)) if found else [],
        "weekday": with_weekday,
        "refused": refused,
    }
    return render(request, "desk/calendar/deadline.jinja", shown, status=409 if refused else 200)


def _filing(asked: dict[str, str]) -> Filing:
    own = deadlines.parse_period(asked["own"]) if asked["own"] and asked["kind"] == "법정" else None
    times = int(asked["extend"]) if asked["extend"] in ("1", "2") else 0
    extensions = tuple(Extension(agreed=True) for _ in range(times))
    received = deadlines.parse_moment(asked["received"])
    return Filing(asked["kind"], received, own, tuple(_paused(asked)), extensions)


def _paused(asked: dict[str, str]) -> Iterator[Suspension]:
    if asked["first"] or asked["last"]:
        yield deadlines.parse_suspension(f"{asked['cause'] or '보완'} {asked['first']}~{asked['last']}")


def _steps(found: Reckoning) -> Iterator[tuple[str, str, list[deadlines.Line]]]:
    """Each step with its due moment and its lines."""
    for step, lines in groupby(found.lines, key=lambda line: line.step):
        due = deadlines.moment_with_weekday(found.steps[step]) if step < len(found.steps) else "중단 중"
        yield _STEPS[step], due, list(lines)
