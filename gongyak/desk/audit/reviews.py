"""The monthly review of the looks: what there was to see in a month, and the signature under it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongyak.audit.actions import review
from gongyak.audit.models import Look, LookKind, Review
from gongyak.audit.reading import looks_of_days
from gongyak.desk.audit.looks import ALL
from gongyak.desk.audit.names import Named, named
from gongyak.desk.audit.page import make_page
from gongyak.desk.audit.permissions import may_audit
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: Outside these hours of a working day a look is worth a question.
_HOURS = range(8, 20)
#: So many are listed; the page of the looks has all.
_LISTED = 20


@dataclass(frozen=True, slots=True)
class Month:
    """What there was in a month: how many looks of each kind and of each person, and what asks for a word."""

    began_on: date
    ended_on: date
    kinds: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]
    odd_hours: tuple[Look, ...]
    taken: tuple[Look, ...]
    count: int


@office(may_audit)
@require_http_methods(["GET", "POST"])
def reviews(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One month (`?month=2024-06`, by default the last one) and the reviews that were signed."""
    now = timezone.now()
    month = month_of(*_bounds(request.GET.get("month", ""), day_of(now)))
    wrong, typed = "", {"found": "", "clean": ""}
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in typed}
        try:
            _sign(typed, month, actor, now)
            return redirect(f"{request.path}?month={month.began_on:%Y-%m}")
        except Refusal as refusal:
            wrong = str(refusal)
    looked(request, actor, [ALL], f"audit/reviews/{month.began_on:%Y-%m}", kind=LookKind.SEARCH)
    signed = list(Review.objects.order_by("-began_on", "-pk")[:24])
    shown = make_page(
        actor,
        "desk-reviews",
        month=month,
        names=_names(month, signed),
        reviews=signed,
        others=_others(month.began_on, day_of(now)),
        wrong=wrong,
        typed=typed,
    )
    return render(request, "desk/audit/reviews.jinja", shown, status=409 if wrong else 200)


def month_of(began_on: date, ended_on: date) -> Month:
    """What there was from one day through another."""
    rows = list(looks_of_days(began_on, ended_on))
    kinds, people = Counter(row.kind for row in rows), Counter(row.actor for row in rows)
    return Month(
        began_on=began_on,
        ended_on=ended_on,
        kinds=tuple((label, kinds[value]) for value, label in LookKind.choices),
        people=tuple(people.most_common()),
        odd_hours=tuple(row for row in rows if is_odd(row.at))[:_LISTED],
        taken=tuple(row for row in rows if row.kind in (LookKind.DOWNLOAD, LookKind.PRINT))[:_LISTED],
        count=len(rows),
    )


def is_odd(moment: datetime) -> bool:
    """Whether a moment is outside the hours of a working day in Seoul; holidays are not known here."""
    there = moment.astimezone(SEOUL)
    return there.weekday() >= 5 or there.hour not in _HOURS


def unreviewed(today: date) -> date | None:
    """The first day of the oldest month that has ended, has looks and no review; None where all were reviewed."""
    first = Look.objects.order_by("seq").values_list("at", flat=True).first()
    if first is None:
        return None
    began = day_of(first).replace(day=1)
    done = set(Review.objects.values_list("began_on", flat=True))
    while (after := _next(began)) <= today:
        if began not in done:
            return began
        began = after
    return None


def _sign(typed: dict[str, str], month: Month, actor: Actor, now: datetime) -> None:
    if typed["clean"] not in ("yes", "no"):
        raise Refusal("이상이 없었는지, 조치할 것이 있었는지 고르십시오.")
    review(
        began_on=month.began_on,
        ended_on=month.ended_on,
        is_clean=typed["clean"] == "yes",
        found=typed["found"],
        by=actor.key,
        now=now,
    )


def _bounds(text: str, today: date) -> tuple[date, date]:
    """First and last day of a month; of this month, today."""
    try:
        began = date.fromisoformat(f"{text}-01") if text else _before(today.replace(day=1))
    except ValueError as error:
        raise Refusal(f"‘{text}’은(는) 달이 아닙니다. 2024-06처럼 적으십시오.") from error
    if began > today:
        raise Refusal("아직 오지 않은 달은 점검할 수 없습니다.")
    return began, min(_next(began) - timedelta(1), today)


def _next(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


def _before(first: date) -> date:
    return (first - timedelta(1)).replace(day=1)


def _others(began_on: date, today: date) -> list[date]:
    """The months to choose from: those of the last year."""
    months = [today.replace(day=1)]
    while len(months) < 12:
        months.append(_before(months[-1]))
    return months if began_on in months else [began_on, *months]


def _names(month: Month, signed: list[Review]) -> dict[str, Named]:
    rows = (*month.odd_hours, *month.taken)
    keys = [key for row in rows for key in (row.actor, row.subject)]
    return named([*keys, *(key for key, _ in month.people), *(row.by for row in signed)])
