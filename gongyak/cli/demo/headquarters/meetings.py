"""Four bodies and their meetings: called, held, minuted, approved, and what was proposed and ordered followed up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

from gongyak.approvals.models import ApprovalStep
from gongyak.cli.demo.headquarters import following
from gongyak.cli.demo.headquarters.told import is_free, read, rows
from gongyak.cli.demo.timeline import Clock, Step, who
from gongyak.meetings.approving import check_minutes, put_minutes_up, register_minutes, sign_minutes
from gongyak.meetings.bodies import NewBody, NewBodyMember, appoint_member, found_body
from gongyak.meetings.calling import When, call_meeting, hold_meeting, plan_meeting
from gongyak.meetings.models import AgendaKind, Body, Meeting, MeetingStatus
from gongyak.meetings.recording import (
    NewItem,
    NewPresence,
    NewResolution,
    add_agenda,
    record_attendance,
    record_resolution,
    record_statement,
    write_minutes,
)
from gongyak.rules.meetings import Came
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.models import Department, Duty, Role

_FOUNDED = datetime(2024, 1, 23, 9, tzinfo=SEOUL)
_NOTICE = 8
_GROUND = "해마다 여는 정기회의로 특정 시기에 열어야 함(시연)"
#: Whose heads sit in the headquarters beside the mayor.
_HEADS = ("경제정책과", "일자리청년과", "기획예산실", "복지정책과", "문화체육과", "안전총괄과")


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting of the file, the body that meets, and when that meets next (None: not told)."""

    body: dict[str, Any]
    meeting: dict[str, Any]
    next: dict[str, Any] | None

    @property
    def department(self) -> str:
        """Who sees to the body."""
        return str(self.body["department"])

    @property
    def held(self) -> datetime:
        """When it began."""
        found: datetime = self.meeting["held"]
        return found

    def row(self) -> Meeting:
        """The meeting in the store."""
        return Meeting.objects.get(series__body__name=self.body["name"], starts_at=self.held)


def steps(folder: Path, clock: Clock) -> Iterator[Step]:
    """Everything that is done with the bodies and their meetings."""
    for body in read(folder, "meetings.toml").get("body", ()):
        yield Step(clock.at(_FOUNDED), partial(_found, body))
        for meeting, after in zip_longest(body["meeting"], body["meeting"][1:]):
            yield from _meeting(Told(body, meeting, after), clock)


def _meeting(told: Told, clock: Clock) -> Iterator[Step]:
    held, papers = told.held, told.held + timedelta(days=1)
    yield Step(clock.at(called(told.meeting)), partial(_call, told))
    yield Step(clock.at(held + timedelta(hours=2)), partial(_hold, told))
    yield Step(clock.at(papers.replace(hour=10)), partial(_minute, told))
    for hour in (14, 16):
        yield Step(clock.at(papers.replace(hour=hour)), partial(_sign, told))
    later = (held + timedelta(days=2)).replace(hour=11)
    yield Step(clock.at(later), partial(_register, told))
    yield Step(clock.at(later.replace(hour=15)), partial(following.begin, told.row, told.meeting))
    answered = called(told.next) + timedelta(hours=2) if told.next else later + timedelta(hours=5)
    yield Step(clock.at(answered), partial(following.answer, told.row, told.meeting))


def called(meeting: dict[str, Any]) -> datetime:
    """When a meeting was called: some days before, on a day that is free."""
    held = meeting["held"].date()
    days = [held - timedelta(days=count) for count in range(_NOTICE, 0, -1)]
    free = next(filter(is_free, days))
    return datetime.combine(free, time(9), SEOUL)


def _found(told: dict[str, Any], now: datetime) -> None:
    """The body with those who sit on it."""
    by = who(Role.OFFICER, day_of(now), told["department"])
    body = found_body(
        body=NewBody(told["name"], told["kind"], told["basis"], day_of(now), notice_days=1),
        department=Department.objects.get(name=told["department"]),
        by=by,
        now=now,
    )
    for member in _members(told, day_of(now)):
        appoint_member(body=body, member=member, by=by, now=now)


def _members(told: dict[str, Any], day: date) -> Iterator[NewBodyMember]:
    for text in told["members"]:
        name, post, organization = (part.strip() for part in text.split("|"))
        yield NewBodyMember(name, day, organization, post="위원장" if post in ("위원장", "대표") else "위원")
    if not told["members"]:
        duties = Duty.objects.on(day).filter(staff__is_invented=True).select_related("staff", "department")
        mayor = duties.get(role=Role.MAYOR).staff
        yield NewBodyMember(mayor.name, day, title="본부장", post="위원장", staff=mayor)
        for duty in duties.filter(role=Role.HEAD, department__name__in=_HEADS):
            yield NewBodyMember(duty.staff.name, day, duty.department.name, "과장", staff=duty.staff)


def _call(told: Told, now: datetime) -> None:
    by = who(Role.OFFICER, day_of(now), told.department)
    made = plan_meeting(
        series=Body.objects.get(name=told.body["name"]).series.get(),
        when=When(told.held.date(), told.held, told.held + timedelta(minutes=90), told.meeting["place"]),
        by=by,
        now=now,
        is_public=told.body["kind"] != "대책본부",
        with_mayor=told.body["kind"] == "대책본부",
    )
    for title in told.meeting["agenda"]:
        add_agenda(meeting=made, item=NewItem(AgendaKind.REPORT, title), by=by, now=now)
    call_meeting(meeting=made, by=by, now=now, ground=_GROUND)


def _hold(told: Told, now: datetime) -> None:
    """It was held: who came, what was said and agreed, what was proposed and ordered; then the draft of the minutes."""
    meeting, by = told.row(), who(Role.OFFICER, day_of(now), told.department)
    chair = meeting.series.body.members.filter(post="위원장").first()
    when = When(meeting.on, meeting.starts_at, meeting.ends_at, meeting.place, chair.name if chair else "")
    meeting = hold_meeting(meeting=meeting, when=when, by=by, now=now)
    members = list(meeting.series.body.members.on(meeting.on))
    came = [
        NewPresence(Came.ABSENT if number % 6 == 5 else Came.PRESENT, member)
        for number, member in enumerate(members)
    ]
    record_attendance(meeting=meeting, presences=came, by=by, now=now)
    for item in meeting.agenda.order_by("order"):
        said = f"‘{item.title}’의 경과를 설명하고 의견을 나눔(시연)"
        record_statement(item=item, text=said, by=by, now=now, speaker=by.name, post="담당")
        record_resolution(item=item, resolution=NewResolution(f"{item.title}대로 추진함"), by=by, now=now)
    following.report(meeting, by, now)
    following.take(
        meeting, rows(told.meeting["proposals"]), rows(told.meeting.get("directives", "")), by, now
    )
    write_minutes(
        meeting=meeting,
        proceedings="개회\n지난 건의·지시 처리결과 보고\n안건 설명과 토의\n건의 청취\n폐회",
        remarks="시연을 위해 지어낸 회의입니다.",
        revision=0,
        by=by,
        now=now,
    )


def _minute(told: Told, now: datetime) -> None:
    by = who(Role.OFFICER, day_of(now), told.department)
    meeting = check_minutes(meeting=told.row(), by=by, now=now)
    put_minutes_up(meeting=meeting, by=by, now=now)


def _sign(told: Told, now: datetime) -> None:
    approval = told.row().approval
    step = ApprovalStep.objects.filter(approval=approval).waiting().select_related("department").first()
    if step and approval:
        by = who(step.role, day_of(now), step.department.name if step.department else "")
        sign_minutes(step=step, content_hash=approval.content_hash, by=by, now=now)


def _register(told: Told, now: datetime) -> None:
    meeting = told.row()
    if meeting.status == MeetingStatus.FROZEN:
        by = who(Role.OFFICER, day_of(now), told.department)
        number = f"{told.department}-{30_000 + meeting.pk}(지어낸 번호)"
        register_minutes(meeting=meeting, registration=number, registered_on=day_of(now), by=by, now=now)
