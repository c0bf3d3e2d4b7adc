"""Meetings as the public reads them: those that are open, once they are called; approved minutes without names."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.district.published import district
from gongyak.meetings.feeds import calendar_of
from gongyak.meetings.minutes import frozen_public
from gongyak.meetings.models import AHEAD, DONE, Meeting, MeetingQuerySet, MeetingStatus
from gongyak.rules.meetings import Matter, Resolved
from gongyak.rules.moments import SEOUL

#: So many meetings that were held are told.
MOST = 50


@dataclass(frozen=True, slots=True)
class PublishedMatter:
    """An item of an agenda; `decided` is what the approved minutes say of it."""

    kind: str
    title: str
    decided: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedMeeting:
    """A meeting that is open to the public. Hours are those of Seoul; `has_minutes` once they are approved."""

    number: str
    name: str
    department: str
    on: date
    starts: str
    ends: str
    place: str
    is_cancelled: bool
    agenda: tuple[PublishedMatter, ...]
    present: int
    members: int
    has_minutes: bool


def open_meetings() -> MeetingQuerySet:
    """Meetings that are open to the public and were called."""
    return (
        Meeting.objects.filter(is_public=True).exclude(number="").select_related("series__body", "department")
    )


def ahead() -> tuple[PublishedMeeting, ...]:
    """Open meetings that are called and not held yet, the next first. Two queries."""
    rows = open_meetings().filter(status__in=AHEAD)
    return tuple(_told(row) for row in rows.prefetch_related("agenda").order_by("on", "starts_at", "pk"))


def past() -> tuple[PublishedMeeting, ...]:
    """Open meetings that were held or called off, the last first, with what approved minutes decided. Two queries."""
    rows = open_meetings().exclude(status__in=AHEAD).select_related("version__public")
    return tuple(_told(row) for row in rows.prefetch_related("agenda").order_by("-on", "-pk")[:MOST])


def public_calendar(now: datetime) -> bytes:
    """The open meetings around a moment as iCalendar. Two queries."""
    return calendar_of(f"{district().name} 공개 회의", open_meetings(), now)


def _told(row: Meeting) -> PublishedMeeting:
    minutes = frozen_public(row.version) if row.version and row.status in DONE else None
    agenda = (
        tuple(_matter(one) for one in minutes.agenda)
        if minutes
        else tuple(PublishedMatter(one.kind, one.title) for one in row.agenda.all())
    )
    return PublishedMeeting(
        number=row.number,
        name=row.name,
        department=row.department.name,
        on=row.on,
        starts=_clock(row.starts_at),
        ends=_clock(row.ends_at),
        place=row.place,
        is_cancelled=row.status == MeetingStatus.CANCELLED,
        agenda=agenda,
        present=minutes.present if minutes else 0,
        members=minutes.members if minutes else 0,
        has_minutes=minutes is not None,
    )


def _matter(one: Matter) -> PublishedMatter:
    return PublishedMatter(one.kind, one.title, one.resolved)


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(SEOUL):%H:%M}" if moment else ""
