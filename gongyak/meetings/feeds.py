"""Calendars that other programs read (iCalendar, RFC 5545): names, times and places of meetings, nothing else.

Each meeting keeps its UID; what changes grows its SEQUENCE (RFC 5546), and one that is called off stays with
STATUS:CANCELLED, so that calendars take it out instead of keeping it.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from gongyak.district.published import district
from gongyak.meetings.models import Meeting, MeetingQuerySet, MeetingStatus
from gongyak.rules.moments import SEOUL, day_of

MEDIA_TYPE = "text/calendar; charset=utf-8"
#: How far back and ahead a calendar reaches.
_BACK, _AHEAD = timedelta(days=180), timedelta(days=400)
_MAKER = "-//gongyak//meetings//KO"
_STATUS = {
    MeetingStatus.PLANNED: "TENTATIVE",
    MeetingStatus.GATHERING: "TENTATIVE",
    MeetingStatus.CANCELLED: "CANCELLED",
}


def staff_calendar(now: datetime) -> bytes:
    """Every meeting of the office around a moment. Two queries."""
    return calendar_of(f"{district().name} 회의", Meeting.objects.all(), now)


def calendar_of(name: str, meetings: MeetingQuerySet, now: datetime) -> bytes:
    """Those of the meetings that are around a moment, as a calendar. One query."""
    today = day_of(now)
    rows = meetings.between(today - _BACK, today + _AHEAD).select_related("series__body").order_by("on", "pk")
    made: Any = Calendar()
    for key, value in (("prodid", _MAKER), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", name)):
        made.add(key, value)
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add("x-wr-timezone", "Asia/Seoul")
    for row in rows:
        made.add_component(_event(row))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(row: Meeting) -> Any:
    made: Any = Event()
    made.add("uid", f"meeting-{row.pk}@gongyak")
    made.add("sequence", row.sequence)
    made.add("dtstamp", row.changed_at.astimezone(UTC))
    made.add("last-modified", row.changed_at.astimezone(UTC))
    made.add("summary", row.name)
    made.add("status", _STATUS.get(MeetingStatus(row.status), "CONFIRMED"))
    if row.place:
        made.add("location", row.place)
    if row.starts_at is None:
        made.add("dtstart", row.on)
    else:
        made.add("dtstart", row.starts_at.astimezone(SEOUL))
        made.add("dtend", (row.ends_at or row.starts_at + timedelta(hours=2)).astimezone(SEOUL))
    return made
