"""The indicators: what they say as of a day, the page of one, and what is entered by hand."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongyak.desk.acting import Acting
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.headquarters.asking import asked, enters, runs
from gongyak.desk.headquarters.trends import bars
from gongyak.desk.registry import sent
from gongyak.headquarters.defining import (
    IndicatorWords,
    correct_indicator,
    define_indicator,
    retire_indicator,
    take_usual_indicators,
)
from gongyak.headquarters.models import Firmness, Indicator, IndicatorKind, Observation
from gongyak.headquarters.models.indicators import CADENCES, DIRECTIONS
from gongyak.headquarters.observing import Entered, observe
from gongyak.headquarters.permissions import may_see_headquarters
from gongyak.headquarters.readings import latest_by_kind, readings
from gongyak.rules.dates import format_day
from gongyak.rules.indicators import period_words, read_period, read_value
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

_WORDS = ("kind", "name", "unit", "source", "better", "cadence")
_TYPED = ("period", "value", "firmness", "published_on", "source", "note")


@office(may_see_headquarters)
def indicators(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every indicator with its last value, as of a day, as known at a moment."""
    when = asked(request)
    shown = {
        "frame": make_frame(actor, "hq-indicators"),
        "when": when,
        "kinds": latest_by_kind(when.day, when.known),
        "may_run": runs(actor),
        "may_enter": enters(actor),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/indicators.jinja", shown)


@office(runs)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One more indicator."""
    refused = ""
    if request.method == "POST":
        try:
            words = IndicatorWords(**sent.texts(request, _WORDS))
            made = define_indicator(words=words, by=actor, now=timezone.now())
            messages.success(request, "지표를 등록했습니다. 값을 넣으십시오.")
            return redirect("hq-indicator", made.pk)
        except Refusal as refusal:
            refused = str(refusal)
    shown = {
        "frame": make_frame(actor, "hq-indicators"),
        "typed": sent.texts(request, _WORDS),
        "words": _choices(),
        "refused": refused,
    }
    return render(request, "desk/headquarters/indicator-new.jinja", shown, status=409 if refused else 200)


@office(runs)
@require_POST
def usual(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The indicators that the product brings along."""
    made = take_usual_indicators(by=actor, now=timezone.now())
    messages.success(request, f"보기 지표 {len(made)}가지를 넣었습니다. 우리 구에 맞게 고치십시오.")
    return redirect("hq-indicators")


@office(may_see_headquarters)
def indicator(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One indicator: bars, every period, every entry."""
    return _page(request, actor, _visible(actor, pk))


def _visible(actor: Actor, pk: int) -> Indicator:
    return get_object_or_404(Indicator, pk=pk)


def _writable(actor: Actor, pk: int) -> Indicator:
    if not enters(actor):
        raise Http404
    return _visible(actor, pk)


def _page(request: HttpRequest, actor: Actor, row: Indicator, refused: Refusal | None = None) -> HttpResponse:
    when = asked(request)
    told = list(row.observations.as_of(when.day, when.known))
    entries = list(row.observations.select_related("recorded_by").order_by("-pk")[:100])
    shown = {
        "frame": make_frame(actor, "hq-indicators"),
        "when": when,
        "one": row,
        "bars": bars(row, told),
        "readings": readings(row, told)[::-1],
        "entries": [(entry, period_words(entry.start, row.precision)) for entry in entries],
        "words": _choices(),
        "may_run": runs(actor),
        "may_enter": enters(actor) and row.retired_on is None,
        "failed": request.resolver_match.kwargs.get("act", "") if refused else "",
        "typed": request.POST if refused else {},
        "today": format_day(day_of(timezone.now())),
        "refused": refused,
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/headquarters/indicator.jinja", shown, status=409 if refused else 200)


def _choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "kinds": [(one, one) for one in IndicatorKind.values],
        "better": list(DIRECTIONS),
        "cadences": list(CADENCES),
        "firmness": [(one, one) for one in Firmness.values],
    }


def _enter(request: HttpRequest, actor: Actor, row: Indicator) -> str:
    typed = sent.texts(request, _TYPED)
    period = read_period(typed["period"], row.precision)
    if isinstance(period, str):
        raise Refusal(period)
    value = read_value(typed["value"]) if typed["value"].strip() else None
    if isinstance(value, str):
        raise Refusal(value)
    entered = Entered(
        row,
        *period,
        value,
        typed["firmness"],
        sent.day(request, "published_on", "공표일"),
        typed["source"].strip(),
        typed["note"].strip(),
    )
    made = observe(entered=[entered], by=actor, now=timezone.now())
    return _said(made, period[0], row)


def _said(made: list[Observation], start: date, row: Indicator) -> str:
    period = period_words(start, row.precision)
    if not made:
        return f"{period}의 값은 이미 그대로입니다. 바뀐 것이 없습니다."
    return f"{period}의 값을 넣었습니다. 앞의 값이 있었으면 함께 남습니다."


def _correct(request: HttpRequest, actor: Actor, row: Indicator) -> str:
    words = IndicatorWords(**sent.texts(request, _WORDS))
    correct_indicator(indicator=row, words=words, by=actor, now=timezone.now())
    return "지표를 고쳤습니다."


def _retire(request: HttpRequest, actor: Actor, row: Indicator) -> str:
    made = retire_indicator(indicator=row, by=actor, now=timezone.now())
    return "이 지표를 쓰지 않습니다. 넣은 값은 남습니다." if made.retired_on else "이 지표를 다시 씁니다."


def _again(request: HttpRequest, actor: Actor, row: Indicator) -> HttpResponse:
    return redirect("hq-indicator", row.pk)


act = Acting(_writable, _page, _again).named({"enter": _enter, "correct": _correct, "retire": _retire})
