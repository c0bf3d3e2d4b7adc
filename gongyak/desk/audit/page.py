"""What the pages of the auditor share: the frame, the tabs, how a moment is said."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from gongyak.desk.frame import Entry, make_frame
from gongyak.rules.dates import format_day
from gongyak.rules.moments import SEOUL
from gongyak.staff.actors import Actor

_TABS = (
    ("desk-audit", "한눈에"),
    ("desk-acts", "행위"),
    ("desk-looks", "접속기록"),
    ("desk-seen", "누가 누구를"),
    ("desk-anchors", "기록 고정"),
    ("desk-reviews", "접속기록 점검"),
    ("rights", "권한 이력"),
)


def make_page(actor: Actor, here: str, **shown: Any) -> dict[str, Any]:
    """What a template of the auditor's part is given."""
    tabs = [Entry(reverse(name), label, name == here) for name, label in _TABS]
    return {"frame": make_frame(actor, "desk-audit"), "tabs": tabs, "when": when, "day": said} | shown


def when(moment: datetime) -> str:
    """A moment as staff read it: Seoul, to the minute."""
    there = moment.astimezone(SEOUL)
    return f"{format_day(there.date())} {there:%H:%M}"


def said(day: date) -> str:
    """A day as staff read it."""
    return format_day(day)
