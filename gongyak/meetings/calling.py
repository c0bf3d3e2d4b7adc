"""The acts that lead to a meeting: plan it, call it, move it, call it off, and say that it was held."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from gongyak.district.models import SiteRevision
from gongyak.meetings.achieving import called, called_off, moved, told
from gongyak.meetings.events import locked, locked_body, move, need
from gongyak.meetings.minding import warnings_on, window_words
from gongyak.meetings.models import (
    AgendaItem,
    AgendaKind,
    Meeting,
    MeetingSeries,
    MeetingStatus,
    MinutesDraft,
)
from gongyak.meetings.permissions import may_run, may_write
from gongyak.records.actions import take_number
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: The first item of every agenda, opened by itself.
FOLLOWED = "지난 건의·지시 처리결과"
#: The kind of number that a meeting takes when it is called.
NUMBER = "회의"


@dataclass(frozen=True, slots=True)
class When:
    """When and where a meeting is; `starts_at` None while only the day is known."""

    on: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    chair: str = ""


@transaction.atomic
def plan_meeting(
    *,
    series: MeetingSeries,
    when: When,
    by: Actor,
    now: datetime,
    subject: str = "",
    is_public: bool = False,
    with_mayor: bool = False,
) -> Meeting:
    """계획: put a meeting of a series into the calendar; its agenda opens with what came of the last ones."""
    body = locked_body(series.body)
    if not may_run(by, body):
        raise Refusal("회의는 회의체의 주관부서 담당자나 팀장, 또는 총괄부서가 계획합니다.")
    if body.ended_on and body.ended_on < when.on:
        raise Refusal("폐지된 회의체의 회의는 계획할 수 없습니다.")
    made = Meeting(
        series=series,
        department=body.department,
        subject=subject.strip(),
        is_public=is_public,
        with_mayor=with_mayor,
    )
    _set(made, when)
    there = series.meetings.exclude(status=MeetingStatus.CANCELLED).filter(
        on=made.on, starts_at=made.starts_at
    )
    if same := there.first():
        return same  # the second click of a double click
    made.changed_at = now
    made.save()
    AgendaItem.objects.create(meeting=made, order=1, kind=AgendaKind.FOLLOWED, title=FOLLOWED)
    return move(made, "일정 변경", by=by, now=now)


@transaction.atomic
def call_meeting(*, meeting: Meeting, by: Actor, now: datetime, ground: str = "") -> Meeting:
    """소집: the meeting gets its number and 회차, and becomes a planned activity.

    Refused: no hour or place yet, a time that has passed, and, in the days before an election, no `ground` why it
    is held all the same (공직선거법 제86조제2항제4호의 예외). The ground is kept with the meeting.
    """
    row = _mine(meeting, by)
    if row.starts_at is None or not row.place:
        raise Refusal("소집하려면 회의의 시각과 장소를 먼저 정하십시오.")
    if row.starts_at < now:
        raise Refusal(
            f"회의 시각({moment_words(row.starts_at)})이 이미 지났습니다. 일정을 고친 뒤 소집하십시오."
        )
    warnings = warnings_on(row.on)
    if warnings and not (ground.strip() or row.election_ground):
        raise Refusal(window_words(row.on), warnings)
    row.election_ground = ground.strip() or row.election_ground
    row.number, row.ordinal = take_number(NUMBER, row.on.year), _next(row.series)
    row.called_at, row.sequence = now, row.sequence + 1
    called(row, by=by, now=now)
    _public(row)
    return move(row, "소집", by=by, now=now, memo=row.election_ground)


def _next(series: MeetingSeries) -> int:
    """The next 회차. Those who call meetings of one series wait for each other."""
    MeetingSeries.objects.select_for_update().get(pk=series.pk)
    return (series.meetings.aggregate(last=Max("ordinal"))["last"] or 0) + 1


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    when: When,
    by: Actor,
    now: datetime,
    reason: str = "",
    subject: str | None = None,
    is_public: bool | None = None,
    with_mayor: bool | None = None,
) -> Meeting:
    """일정 변경: another day, hour or place; a meeting that was called needs a reason, and slips with it."""
    row = _mine(meeting, by)
    before, was_public = row.on, row.is_public
    if row.number:
        need(reason, "소집한 회의의 일정을 바꾸는 사유를 적으십시오.")
        if when.starts_at is None or not when.place.strip():
            raise Refusal("소집한 회의에는 시각과 장소가 있어야 합니다.")
    _set(row, when)
    row.subject = row.subject if subject is None else subject.strip()
    row.is_public = row.is_public if is_public is None else is_public
    row.with_mayor = row.with_mayor if with_mayor is None else with_mayor
    if row.number:
        row.sequence += 1
        if row.on != before:
            moved(row, reason=reason, by=by, now=now)
    _public(row, was_public)
    memo = f"{format_day(before)} → {format_day(row.on)} {reason.strip()}" if row.on != before else reason
    return move(row, "일정 변경", by=by, now=now, memo=memo)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Actor, now: datetime) -> Meeting:
    """취소: the meeting is not held; its number stays, calendars show it as cancelled."""
    row = _mine(meeting, by)
    row.cancel_reason = need(reason, "회의를 취소하는 사유를 적으십시오.")
    row.sequence += 1
    called_off(row, reason=row.cancel_reason, by=by, now=now)
    _public(row)
    return move(row, "취소", by=by, now=now, memo=row.cancel_reason)


@transaction.atomic
def hold_meeting(*, meeting: Meeting, when: When, by: Actor, now: datetime) -> Meeting:
    """개최: the meeting was held, from when until when, where, in whose chair.

    It becomes a candidate of the 실적대장. Refused: a time that has not come.
    """
    row = locked(meeting)
    if not may_write(by, row):
        raise Refusal("회의를 맡은 부서의 담당자나 팀장, 또는 총괄부서가 기록합니다.")
    if when.starts_at is None or when.ends_at is None:
        raise Refusal("회의를 시작한 시각과 끝낸 시각을 적으십시오.")
    if when.ends_at > now:
        raise Refusal("아직 끝나지 않은 회의입니다. 회의가 끝난 뒤에 개최를 기록하십시오.")
    need(when.place, "회의한 장소를 적으십시오.")
    before = row.on
    _set(row, when)
    if row.on != before:
        moved(row, reason="회의한 날", by=by, now=now)
    MinutesDraft.objects.get_or_create(meeting=row, defaults={"changed_at": now, "changed_by_id": by.id})
    _public(row)
    row = move(row, "개최", by=by, now=now)
    told(row, by=by, now=now)
    return row


def _set(row: Meeting, when: When) -> None:
    if when.ends_at and when.starts_at and when.ends_at < when.starts_at:
        raise Refusal("회의의 끝 시각은 시작보다 앞설 수 없습니다.")
    if when.starts_at:
        row.set_time(when.starts_at, when.ends_at)
    else:
        row.on, row.starts_at, row.ends_at = when.on, None, None
    row.place, row.chair = when.place.strip(), when.chair.strip()


def _public(row: Meeting, was_public: bool = False) -> None:
    """What the public sees changes with a public meeting."""
    if row.is_public or was_public:
        SiteRevision.objects.bump()


def _mine(meeting: Meeting, by: Actor) -> Meeting:
    row = locked(meeting)
    if not may_run(by, row.series.body):
        raise Refusal("이 회의체의 주관부서 담당자나 팀장, 또는 총괄부서가 하는 일입니다.")
    return row


def is_late_call(meeting: Meeting, now: datetime) -> bool:
    """Whether a call now comes later than the body's rule wants (소집 통지 며칠 전)."""
    return (meeting.on - day_of(now)).days < meeting.series.body.notice_days
