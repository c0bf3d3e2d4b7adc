"""What the page of open meetings shows, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.meetings.published import PublishedMeeting, Resolved
from gongyak.rules.dates import format_day

#: How the badge of a decision looks.
_TONES = {"가결": "done", "합의": "done", "부결": "open", "보류": "plain"}


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """One decision; the votes are None where there was no vote."""

    text: str
    outcome: str
    tone: str
    ayes: int | None
    nays: int | None
    abstained: int | None


@dataclass(frozen=True, slots=True)
class ShownMatter:
    """One item of an agenda."""

    kind: str
    title: str
    decisions: tuple[ShownDecision, ...]


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """One meeting: its day, its hours (`14:00 ~ 16:00`), and its agenda."""

    id: str
    name: str
    department: str
    day: str
    hours: str
    place: str
    is_cancelled: bool
    has_minutes: bool
    present: int
    members: int
    agenda: tuple[ShownMatter, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Meetings to come, the next first, and those of before, the last first."""

    ahead: tuple[ShownMeeting, ...]
    past: tuple[ShownMeeting, ...]


def make_page(ahead: Sequence[PublishedMeeting], past: Sequence[PublishedMeeting]) -> Page:
    """The page."""
    return Page(tuple(map(_meeting, ahead)), tuple(map(_meeting, past)))


def _meeting(one: PublishedMeeting) -> ShownMeeting:
    return ShownMeeting(
        id=f"meeting-{one.number.split('-', 1)[1]}",
        name=one.name,
        department=one.department,
        day=format_day(one.on),
        hours=f"{one.starts} ~ {one.ends}" if one.ends else one.starts,
        place=one.place,
        is_cancelled=one.is_cancelled,
        has_minutes=one.has_minutes,
        present=one.present,
        members=one.members,
        agenda=tuple(
            ShownMatter(matter.kind, matter.title, tuple(map(_decision, matter.decided)))
            for matter in one.agenda
        ),
    )


def _decision(one: Resolved) -> ShownDecision:
    return ShownDecision(one.text, one.outcome, _TONES[one.outcome], one.ayes, one.nays, one.abstained)
