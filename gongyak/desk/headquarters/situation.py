"""상황판: what is late first, then money, indicators, what was promised and what comes next; as of any day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongyak.cases.models import Case
from gongyak.cases.permissions import receiving
from gongyak.cases.standing import late_at, standing_at
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.headquarters.asking import AsOf, asked
from gongyak.desk.headquarters.shown import (
    ShownDelay,
    make_delay,
    make_figure,
    make_meeting,
    make_money,
    make_promises,
    make_row,
)
from gongyak.headquarters.permissions import may_see_headquarters
from gongyak.headquarters.reading import headquarters_on, office_on
from gongyak.headquarters.readings import latest_by_kind
from gongyak.headquarters.situation import standing
from gongyak.meetings.reading import ahead_of, promised_by
from gongyak.rules.dates import format_day
from gongyak.rules.situation import Delay
from gongyak.rules.situation.delays import tenths
from gongyak.staff.actors import Actor

#: The figures that stand on top, and those beside the indicators.
ALARMS = (
    "directives-late",
    "projects-late",
    "projects-poor",
    "projects-underspent",
    "activities-overdue",
    "proposals-late",
    "proposals-untold",
)
INSIDE = ("results", "results-waiting", "hires", "hires-expected", "directives-open", "proposals-open")
MONEY = ("projects", "planned", "executed")
#: So many delays of each kind stand on the page, so that every kind is seen; the others are a click away.
MOST_OF_A_KIND = 4
#: So many late difficulties of businesses stand among all delays; the list of cases has every one.
MOST_CASES = 100


@office(may_see_headquarters)
def situation(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The situation page."""
    when = asked(request)
    found, headquarters = standing(when.day, when.known), headquarters_on(when.day)
    told, promised = found.situation, promised_by(when.day)
    until, own = min(when.until, timezone.now()), actor.departments()
    late = late_at(until, MOST_OF_A_KIND, own)
    cases = standing_at(until, own)
    shown = _shown(actor, when) | {
        "office": office_on(headquarters, when.day) if headquarters else None,
        "alarms": [make_figure(told.figure(code), when, bad=True) for code in ALARMS],
        "inside": [make_figure(told.figure(code), when) for code in INSIDE],
        "money_figures": [make_figure(told.figure(code), when) for code in MONEY],
        "cases": cases,
        "delays": [*_cases(actor, late), *map(make_delay, _first(told.delays))],
        "count": len(told.delays) + cases.late,
        "money": make_money(told),
        "elapsed": tenths(told.elapsed),
        "promised": make_promises(promised, found.records) if promised else None,
        "ahead": [make_meeting(one) for one in ahead_of(when.day)],
        "kinds": latest_by_kind(when.day, when.until),
    }
    return render(request, "desk/headquarters/situation.jinja", shown)


def _cases(actor: Actor, late: Sequence[Delay]) -> Iterator[ShownDelay]:
    """Late difficulties of businesses, with the pages of those that the person may open. Two queries."""
    keys = {one.key: int(one.key.rpartition("/")[2]) for one in late}
    if not keys:
        return
    seen = Case.objects.visible_to(actor, receiving()).filter(pk__in=keys.values())
    open_ones = set(seen.values_list("pk", flat=True))
    for one in late:
        address = reverse("desk-case", args=[keys[one.key]]) if keys[one.key] in open_ones else ""
        yield replace(make_delay(one), address=address)


def _first(delays: Iterable[Delay]) -> Iterator[Delay]:
    for _, rows in groupby(delays, key=lambda one: one.kind):
        yield from islice(rows, MOST_OF_A_KIND)


@office(may_see_headquarters)
def delays(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every delay of a day."""
    when = asked(request)
    told = standing(when.day, when.known).situation
    late = late_at(min(when.until, timezone.now()), MOST_CASES, actor.departments())
    shown = _shown(actor, when) | {"delays": [*_cases(actor, late), *map(make_delay, told.delays)]}
    return render(request, "desk/headquarters/delays.jinja", shown)


@office(may_see_headquarters)
def rows(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """The records that a figure was counted from."""
    when = asked(request)
    found = standing(when.day, when.known)
    figure = next((one for one in found.situation.figures if one.code == code), None)
    if figure is None:
        raise Http404
    shown = _shown(actor, when) | {
        "figure": make_figure(figure, when),
        "rows": [make_row(found.records[key].record, when.day.year) for key in figure.rows],
    }
    return render(request, "desk/headquarters/rows.jinja", shown)


def _shown(actor: Actor, when: AsOf) -> dict[str, object]:
    return {"frame": make_frame(actor, "hq-situation"), "when": when, "as_of": format_day(when.day)}
