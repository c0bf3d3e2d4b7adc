"""Meetings by month and what waits for a person among them."""

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from gongyak.approvals.models import ApprovalStep
from gongyak.meetings.models import AHEAD, DONE, Meeting, MeetingItem, MeetingStatus
from gongyak.rules.dates import last_day
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_SUNDAY = 6
_MONTH = re.compile(r"(199\d|20\d\d|2100)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar with its meetings; `is_other` where it is of the month before or after."""

    on: date
    meetings: tuple[Meeting, ...]
    is_today: bool
    is_other: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Sunday on, and its meetings in order."""

    first: date
    before: str
    after: str
    weeks: tuple[tuple[Day, ...], ...]
    meetings: tuple[Meeting, ...]

    @property
    def label(self) -> str:
        """`2024년 6월`."""
        return f"{self.first.year}년 {self.first.month}월"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody: minutes to sign, meetings whose next step is theirs, items to work on."""

    to_sign: tuple[Meeting, ...]
    to_go_on: tuple[Meeting, ...]
    items: tuple[MeetingItem, ...]


def read_month(text: str, today: date) -> date:
    """The first day of `2024-06`; of this month where it is none."""
    found = _MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def make_month(text: str, today: date) -> Month:
    """The month that is asked for, with its meetings. One query."""
    first = read_month(text, today)
    last = last_day(first.year, first.month)
    weeks = calendar.Calendar(_SUNDAY).monthdatescalendar(first.year, first.month)
    rows = Meeting.objects.between(weeks[0][0], weeks[-1][-1]).select_related("series__body", "department")
    found = list(rows.order_by("on", "starts_at", "pk"))
    by_day: dict[date, list[Meeting]] = defaultdict(list)
    for one in found:
        by_day[one.on].append(one)
    return Month(
        first=first,
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{last + timedelta(days=1):%Y-%m}",
        weeks=tuple(
            tuple(Day(day, tuple(by_day[day]), day == today, day.month != first.month) for day in week)
            for week in weeks
        ),
        meetings=tuple(one for one in found if first <= one.on <= last),
    )


def waiting_of(actor: Actor, now: datetime) -> Waiting:
    """What waits for somebody. Three queries."""
    today = day_of(now)
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    steps = ApprovalStep.objects.waiting().for_actor(actor, today).exclude(approval__drafted_by=actor.id)
    rows = Meeting.objects.select_related("series__body", "department").order_by("on", "pk")
    past = Q(status__in=AHEAD, on__lt=today)
    open_minutes = ~Q(status__in=[*AHEAD, *DONE, MeetingStatus.APPROVAL, MeetingStatus.CANCELLED])
    mine = rows.filter(department__in=own)
    items = MeetingItem.objects.open().filter(department__in=own).select_related("department", "body")
    return Waiting(
        tuple(rows.filter(approval__in=steps.values("approval"))),
        tuple(mine.filter(past | open_minutes | Q(status=MeetingStatus.FROZEN))),
        tuple(items.order_by("due_on", "pk")[:20]),
    )
