"""A year whose holidays nobody has compared yet waits for whoever minds the calendar, before a deadline runs into it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max
from django.urls import reverse

from gongyak.calendar.library import KNOWN_YEARS
from gongyak.calendar.models import CheckedYear
from gongyak.cases.models import WORKING, Case
from gongyak.desk.calendar.permissions import may_mind_calendar
from gongyak.desk.registry.waiting import Waiting
from gongyak.desk.rounds.board import BoardCard
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor

#: The longest clock, twice extended, is over in about so many days.
_AHEAD = timedelta(days=120)


def calendar_waiting(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The years that deadlines run into, or soon may, and that nobody has checked. Two queries."""
    if may_mind_calendar(actor) and (cards := tuple(map(_card, _unknown(now)))):
        yield Waiting("check-years", "확인할 휴일", cards)


def _unknown(now: datetime) -> list[int]:
    today = day_of(now)
    latest = Case.objects.filter(status__in=WORKING).aggregate(latest=Max("due_at"))["latest"]
    ends = {today.year, (today + _AHEAD).year, *([day_of(latest).year] if latest else [])}
    years = set(range(min(ends), max(ends) + 1)) - KNOWN_YEARS
    return sorted(years - set(CheckedYear.objects.filter(year__in=years).values_list("year", flat=True)))


def _card(year: int) -> BoardCard:
    return BoardCard(
        number=f"{year}년",
        title="휴일을 월력요항과 견주지 않았습니다. 기한이 이 해로 넘어가기 전에 확인하십시오.",
        address=reverse("desk-calendar-year", args=[year]),
        status="확인 전",
        tone="open",
        due="",
        is_late=False,
        changed="",
    )
