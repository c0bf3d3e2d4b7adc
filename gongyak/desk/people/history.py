"""Who had which rights, from when until when, and who gave and ended them (안전성 확보조치 기준 제5조)."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongyak.audit.models import Act
from gongyak.desk.account.page import said
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.people.page import words_of
from gongyak.rules.dates import format_day
from gongyak.staff.actors import Actor
from gongyak.staff.models import Duty, Staff
from gongyak.staff.permissions import may_manage_people, may_see_rights

_ROWS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One act on rights: when, which, whose (name, or the key where it is not known), what, and by whom."""

    at: str
    action: str
    whose: str
    what: str
    days: str
    by: str
    reason: str


@office(may_see_rights)
@require_safe
def rights(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The acts on duties, the latest first. Five queries."""
    acts = Act.objects.filter(object__startswith="duty/").order_by("-seq")
    part = Paginator(acts, _ROWS).get_page(request.GET.get("page", "1"))
    lines, seen = _lines(part)
    looked(request, actor, seen, "rights")
    manages = may_manage_people(actor)
    frame = make_frame(actor, "people" if manages else "desk-audit")
    shown = {"frame": frame, "lines": lines, "part": part, "manages": manages}
    return render(request, "desk/people/rights.jinja", shown)


def _lines(part: Page[Act]) -> tuple[list[Line], set[str]]:
    acts = list(part.object_list)
    keys = {int(act.object.partition("/")[2]) for act in acts}
    duties = {row.pk: row for row in Duty.objects.filter(pk__in=keys).select_related("staff", "department")}
    people = {int(act.actor[6:]) for act in acts if act.actor.startswith("staff/")}
    names = {
        f"staff/{pk}": name for pk, name in Staff.objects.filter(pk__in=people).values_list("pk", "name")
    }
    lines = [_line(act, duties.get(int(act.object.partition("/")[2])), names) for act in acts]
    return lines, {*names, *(duty.staff.key for duty in duties.values())}


def _line(act: Act, duty: Duty | None, names: dict[str, str]) -> Line:
    end = format_day(duty.ended_on) if duty and duty.ended_on else ""
    return Line(
        at=said(act.at),
        action=act.action,
        whose=duty.staff.name if duty else act.object,
        what=words_of(duty) if duty else "",
        days=f"{format_day(duty.began_on)} ~ {end}".strip() if duty else "",
        by=names.get(act.actor, act.actor),
        reason=act.reason,
    )
