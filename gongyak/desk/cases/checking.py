"""월 점검: the open cases of a month at a glance, the two rates with their formulas, and that somebody went through them."""

from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gongyak.cases.counting import by_department, told_of
from gongyak.cases.minding import check_month
from gongyak.cases.models import MonthlyCheck
from gongyak.cases.permissions import is_counsellor, may_see_cases, receiving
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.numbers import read_key
from gongyak.rules.cases import rates
from gongyak.rules.dates import last_day
from gongyak.rules.moments import SEOUL, day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_see_cases)
def check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A month: rates of what was received in it, what is open in which department, earlier checks; sign it."""
    now = timezone.now()
    counsels, refused = is_counsellor(actor, receiving()), ""
    first = _month(request, day_of(now))
    if request.method == "POST":
        try:
            found = request.POST.get("found", "")
            check_month(year=first.year, month=first.month, found=found, by=actor, now=now)
            messages.success(request, f"{first.year}년 {first.month}월 점검을 적었습니다.")
            return redirect(f"{request.path}?month={first:%Y-%m}")
        except Refusal as refusal:
            refused = str(refusal)
    since = datetime(first.year, first.month, 1, tzinfo=SEOUL)
    after = datetime.combine(
        last_day(first.year, first.month) + timedelta(days=1), datetime.min.time(), SEOUL
    )
    shown = {
        "frame": make_frame(actor, "desk-cases"),
        "first": first,
        "earlier": (first - timedelta(days=1)).replace(day=1),
        "later": _later(first, day_of(now)),
        "rates": rates(told_of(since, after)),
        "departments": by_department(now),
        "checks": MonthlyCheck.objects.filter(year=first.year, month=first.month).select_related("by"),
        "counsels": counsels,
        "refused": refused,
        "typed": request.POST.get("found", ""),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/check.jinja", shown, status=409 if refused else 200)


def _month(request: HttpRequest, today: date) -> date:
    """The first day of the month that the address names; this month otherwise."""
    year, _, month = request.GET.get("month", "").partition("-")
    y, m = read_key(year) or 0, read_key(month) or 0
    is_one = 1990 <= y <= 2100 and 1 <= m <= 12 and (y, m) <= (today.year, today.month)
    return date(y, m, 1) if is_one else today.replace(day=1)


def _later(first: date, today: date) -> date | None:
    after = last_day(first.year, first.month) + timedelta(days=1)
    return after if after <= today else None
