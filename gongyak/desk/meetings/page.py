"""The page of one meeting: its steps, its records, its minutes and their approval, and what may be done now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from gongyak.approvals.models import Approval, ApprovalStep, State
from gongyak.blocks import Table
from gongyak.desk.drafts.page import ShownStep, shown_steps
from gongyak.desk.formview import Piece, make_pieces
from gongyak.meetings.calling import is_late_call
from gongyak.meetings.counting import counted_members, counted_quorum
from gongyak.meetings.minding import warnings_on
from gongyak.meetings.minutes import followed_by, frozen, hash_of, minutes_of
from gongyak.meetings.models import (
    DONE,
    OPEN_RECORDS,
    AgendaItem,
    BodyMember,
    ItemStatus,
    Meeting,
    MeetingEvent,
    MeetingItem,
    MeetingStatus,
    MinutesDraft,
    Presence,
)
from gongyak.meetings.permissions import may_draft, may_read, may_run, may_write
from gongyak.rules.findings import Finding
from gongyak.rules.meetings import Content, Minutes, Quorum, check, contents, document
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.ui.tables import make_grid

#: The steps as the page names them, each with the statuses in which it is under way.
_STEPS = (
    ("계획", (MeetingStatus.PLANNED,)),
    ("안건접수", (MeetingStatus.GATHERING,)),
    ("소집", (MeetingStatus.CALLED,)),
    ("개최·기록", (MeetingStatus.HELD,)),
    ("회의록 초안", (MeetingStatus.DRAFTED,)),
    ("확인", (MeetingStatus.CHECKED,)),
    ("결재", (MeetingStatus.APPROVAL,)),
    ("등록", (MeetingStatus.FROZEN,)),
    ("종결", (MeetingStatus.REGISTERED, MeetingStatus.CLOSED)),
)
TONES = {
    MeetingStatus.CANCELLED: "plain",
    MeetingStatus.PLANNED: "plain",
    MeetingStatus.FROZEN: "done",
    MeetingStatus.REGISTERED: "done",
    MeetingStatus.CLOSED: "done",
}
ITEM_TONES = {
    ItemStatus.CLOSED: "done",
    ItemStatus.TRANSFERRED: "plain",
    ItemStatus.RECEIVED: "plain",
    ItemStatus.ORDERED: "plain",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a meeting; `state` is done, here or ahead."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One member on the roster with what was recorded: whether present, by whom represented."""

    member: BodyMember
    came: str
    deputy: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page of a meeting shows; the `may_…` say which acts it offers now."""

    steps: tuple[Step, ...]
    agenda: tuple[AgendaItem, ...]
    followed: tuple[MeetingItem, ...]
    tellable: tuple[MeetingItem, ...]
    items: tuple[MeetingItem, ...]
    seats: tuple[Seat, ...]
    guests: tuple[Presence, ...]
    quorum: Quorum
    attended: int
    draft: MinutesDraft | None
    contents: tuple[Content, ...]
    findings: tuple[Finding, ...]
    pieces: tuple[Piece, ...]
    warnings: tuple[Finding, ...]
    is_late_call: bool
    approval: tuple[ShownStep, ...]
    earlier: tuple[tuple[ShownStep, ...], ...]
    turn: ApprovalStep | None
    content_hash: str
    events: tuple[MeetingEvent, ...]
    subjects: tuple[str, ...]
    may_run: bool
    may_write: bool
    may_read: bool
    may_record: bool
    may_plan_agenda: bool
    may_put_up: bool
    may_recall: bool


def make_page(meeting: Meeting, actor: Actor, now: datetime) -> Page:
    """The page for somebody at a moment; the meeting comes with its body, department, approval and version."""
    members = list(meeting.series.body.members.on(meeting.on).order_by("pk"))
    presences = list(meeting.presences.order_by("pk"))
    approvals = list(
        Approval.objects.filter(object=meeting.key).order_by("-pk").prefetch_related("steps__department")
    )
    reads, writes = may_read(actor, meeting), may_write(actor, meeting)
    minutes = _minutes(meeting) if reads and not meeting.is_ahead else None
    followed = tuple(followed_by(meeting))
    status = meeting.status
    return Page(
        steps=tuple(_steps(status)),
        agenda=tuple(meeting.agenda.prefetch_related("statements", "resolutions")),
        followed=followed,
        tellable=tuple(one for one in followed if one.is_proposal and one.status == ItemStatus.ANSWERED),
        items=tuple(meeting.items.select_related("department").order_by("kind", "number")),
        seats=_seats(members, presences) if reads else (),
        guests=tuple(one for one in presences if one.member_id is None) if reads else (),
        quorum=counted_quorum(meeting, counted_members(members), presences),
        attended=sum(one.came != "불참" for one in presences),
        draft=MinutesDraft.objects.filter(meeting=meeting).select_related("changed_by").first(),
        contents=contents(minutes) if minutes else (),
        findings=check(minutes) if minutes else (),
        pieces=tuple(make_paper(minutes)) if minutes else (),
        warnings=warnings_on(meeting.on) if meeting.is_ahead else (),
        is_late_call=is_late_call(meeting, now),
        approval=shown_steps(approvals[0]) if approvals else (),
        earlier=tuple(shown_steps(one) for one in approvals[1:]),
        turn=turn_of(meeting, actor, day_of(now)),
        content_hash=hash_of(minutes) if minutes else "",
        events=tuple(meeting.events.select_related("by").order_by("-pk")),
        subjects=tuple(_subjects(members, presences)) if reads else (),
        may_run=may_run(actor, meeting.series.body),
        may_write=writes,
        may_read=reads,
        may_record=writes and status in OPEN_RECORDS,
        may_plan_agenda=writes and (meeting.is_ahead or status in OPEN_RECORDS),
        may_put_up=status == MeetingStatus.CHECKED and may_draft(actor, meeting),
        may_recall=_may_recall(approvals[0] if approvals else None, actor),
    )


def _minutes(meeting: Meeting) -> Minutes:
    """What was frozen, or what stands in the records while it is not."""
    if meeting.status in DONE and meeting.version:
        return frozen(meeting.version)
    return minutes_of(meeting)


def make_paper(minutes: Minutes) -> Iterator[Piece]:
    """The paper of minutes as pieces; its tables have a row of headings each."""
    for block in document(minutes):
        if isinstance(block, Table):
            yield Piece("table", table=make_grid(block))
        else:
            yield from make_pieces([block])


def _steps(status: str) -> list[Step]:
    at = next((place for place, (_, there) in enumerate(_STEPS) if status in there), -1)
    closed = status == MeetingStatus.CLOSED
    return [
        Step(label, "done" if place < at or closed else "here" if place == at else "ahead")
        for place, (label, _) in enumerate(_STEPS)
    ]


def _seats(members: Sequence[BodyMember], presences: Sequence[Presence]) -> tuple[Seat, ...]:
    told = {one.member_id: one for one in presences}
    return tuple(
        Seat(one, told[one.pk].came, told[one.pk].deputy) if one.pk in told else Seat(one, "", "")
        for one in members
    )


def _subjects(members: Sequence[BodyMember], presences: Sequence[Presence]) -> list[str]:
    """Whose names the page shows, by key."""
    return [*(one.key for one in members), *(one.key for one in presences if one.member_id is None)]


def turn_of(meeting: Meeting, actor: Actor, day: date) -> ApprovalStep | None:
    """The step that the person may sign now, None where it is not the person's turn."""
    steps = ApprovalStep.objects.filter(approval=meeting.approval_id).waiting()
    return steps.for_actor(actor, day).exclude(approval__drafted_by=actor.id).first()


def _may_recall(last: Approval | None, actor: Actor) -> bool:
    if last is None or last.state != State.RUNNING or last.drafted_by_id != actor.id:
        return False
    return not any(step.seen_at for step in last.steps.all())
