"""What forms of meetings send, read: days and hours, who came, votes, departments."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.http import HttpRequest

from gongyak.desk.dates import read_day
from gongyak.desk.numbers import read_key, read_keys
from gongyak.meetings.calling import When
from gongyak.meetings.items import Task
from gongyak.meetings.models import BodyMember
from gongyak.meetings.recording import NewPresence, NewResolution
from gongyak.rules.meetings import Came
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from gongyak.staff.models import Department

_CLOCK = re.compile(r"(오전|오후)?\s*(\d{1,2})\s*(?:[:시]\s*(\d{1,2})?\s*분?|(\d{2}))?")
#: So many lines of the roster are for people who sat in.
GUESTS = 3
_MOST_VOTES = 9_999


def read_clock(text: str) -> time | None:
    """An hour as people type one (`14:00`, `1400`, `14시 30분`, `오후 2시`), None where it is none."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) in (3, 4):
        plain = f"{plain[:-2]}:{plain[-2:]}"
    found = _CLOCK.fullmatch(plain)
    if not found:
        return None
    hour, minute = int(found[2]), int(found[3] or found[4] or 0)
    if found[1] == "오후" and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def when_of(request: HttpRequest) -> When:
    """When and where: the day must be there, hours and place may be left open. Refusal with what cannot be read."""
    day = day_of_form(request, "on", "회의한 날" if "held" in request.POST else "회의일")
    starts, ends = (_moment(request, name, day) for name in ("starts", "ends"))
    return When(day, starts, ends, text(request, "place"), text(request, "chair"))


def _moment(request: HttpRequest, name: str, day: date) -> datetime | None:
    told = text(request, name)
    if not told:
        return None
    clock = read_clock(told)
    if clock is None:
        raise Refusal(f"시각 ‘{told[:20]}’을(를) 읽을 수 없습니다. 14:00처럼 적으십시오.")
    return datetime.combine(day, clock, SEOUL)


def text(request: HttpRequest, name: str) -> str:
    """What was typed in a field, without blanks around it."""
    return request.POST.get(name, "").strip()


def day_of_form(request: HttpRequest, name: str, label: str) -> date:
    """A day that must be there; Refusal where it cannot be read."""
    told = text(request, name)
    found = read_day(told)
    if found is None:
        raise Refusal(f"{label}: ‘{told[:40]}’을(를) 날짜로 읽을 수 없습니다. 2026. 11. 23.처럼 적으십시오.")
    return found


def task_of(request: HttpRequest) -> Task:
    """Which department sees to it, with which others, by when."""
    keys = read_keys([request.POST.get("department", ""), *request.POST.getlist("cooperating")])
    rows = Department.objects.in_bulk(keys)
    lead = rows.get(read_key(request.POST.get("department", "")) or 0)
    if lead is None:
        raise Refusal("주관부서를 고르십시오.")
    others = tuple(rows[key] for key in dict.fromkeys(keys) if key in rows and rows[key] != lead)
    return Task(lead, day_of_form(request, "due_on", "기한"), others)


def presences_of(request: HttpRequest, members: Iterable[BodyMember]) -> Iterator[NewPresence]:
    """The roster: each member's radio buttons, and the lines of those who sat in."""
    for one in members:
        came = request.POST.get(f"came-{one.pk}", Came.ABSENT)
        yield NewPresence(came, one, deputy=text(request, f"deputy-{one.pk}"))
    lines = zip(*(request.POST.getlist(name) for name in ("guest", "guest-of", "guest-post")), strict=False)
    for name, organization, post in lines:
        if name.strip():
            yield NewPresence(Came.SITTING_IN, None, name, organization, post)


def resolution_of(request: HttpRequest) -> NewResolution:
    """A decision: with votes where any was typed, else as it was agreed."""
    typed = [text(request, name) for name in ("ayes", "nays", "abstained")]
    if not any(typed):
        return NewResolution(text(request, "text"), request.POST.get("outcome", ""))
    counts = [_votes(one or "0") for one in typed]
    return NewResolution(text(request, "text"), "", *counts)


def _votes(told: str) -> int:
    if not (told.isascii() and told.isdigit() and int(told[:5]) <= _MOST_VOTES):
        raise Refusal("찬성·반대·기권은 사람 수로 적으십시오.")
    return int(told)
