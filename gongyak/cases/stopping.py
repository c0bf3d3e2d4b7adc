"""The clock stands still: something is missing (보완), the place is looked at (현장조사), or another cause of the law."""

from datetime import date, datetime, timedelta

from django.db import transaction

from gongyak.cases.clocks import open_causes
from gongyak.cases.events import By, clean, locked, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.models import (
    Case,
    ClockEvent,
    ClockWhat,
    FieldVisit,
    SupplementRequest,
    SupplementStatus,
)
from gongyak.cases.permissions import may_handle
from gongyak.rules import deadlines
from gongyak.rules.cases.letters import remedy
from gongyak.rules.dates import format_day
from gongyak.rules.deadlines.articles import cause_of
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

SUPPLEMENT, SURVEY = "보완", "현장조사"
#: The second request is for ten days (영 제24조).
AGAIN_DAYS = 10
MOST_PUT_OFF = 2
_FOREIGN = "이 애로를 맡은 부서의 직원이 아닙니다."


@transaction.atomic
def ask_supplement(*, case: Case, wanted: str, due_on: date, by: Actor, now: datetime) -> SupplementRequest:
    """보완요구: say what is missing and by when; the clock stands still from today (영 제20조) until it came."""
    row = _handled(case, by)
    _refuse_past(due_on, now)
    text = said(wanted, "보완할 것을")
    made = _asked(row, text, due_on, by, now, attempt=1)
    _clock(row, ClockWhat.STOP, SUPPLEMENT, by, now)
    take_step(row, "보완요구", by=by, now=now, memo=f"{format_day(due_on)}까지: {text}")
    _told(row, made, by, now)
    return made


@transaction.atomic
def supplement(*, case: Case, answer: str, by: Actor, now: datetime) -> Case:
    """보완: what was missing came in; the clock runs again from tomorrow."""
    return supplemented(_handled(case, by), answer, by, now)


def supplemented(row: Case, answer: str, by: By, now: datetime) -> Case:
    """What was missing came into a locked case, from whom the act says."""
    one = _waiting(row)
    one.answer, one.answered_at = said(answer, "보완한 것을"), now
    one.status = SupplementStatus.ANSWERED
    one.save()
    _clock(row, ClockWhat.RESUME, SUPPLEMENT, by, now)
    return take_step(row, "보완", by=by, now=now)


@transaction.atomic
def put_off_supplement(*, case: Case, due_on: date, by: Actor, now: datetime) -> SupplementRequest:
    """The business asked for more time: twice at most (영 제24조)."""
    row = _handled(case, by)
    one = _waiting(row)
    if one.put_off >= MOST_PUT_OFF:
        raise Refusal("보완 기한은 두 번까지만 미룰 수 있습니다(영 제24조).")
    if due_on <= one.due_on:
        raise Refusal("새 기한은 지금의 보완 기한보다 뒤여야 합니다.")
    one.due_on, one.put_off = due_on, one.put_off + 1
    one.save()
    take_step(row, "보완 기한 미룸", by=by, now=now, memo=f"{format_day(due_on)}까지")
    return one


@transaction.atomic
def ask_supplement_again(*, case: Case, by: Actor, now: datetime) -> SupplementRequest:
    """보완 재요구: the day passed and nothing came; once more, within ten days (영 제24조)."""
    row = _handled(case, by)
    one = _waiting(row)
    if one.attempt > 1:
        raise Refusal("보완은 이미 다시 요구했습니다. 기한이 지나면 반려할 수 있습니다(영 제25조).")
    _refuse_early(one, now)
    one.status = SupplementStatus.FAILED
    one.save()
    due_on = day_of(now) + timedelta(days=AGAIN_DAYS)
    made = _asked(row, one.wanted, due_on, by, now, attempt=2)
    take_step(row, "보완 재요구", by=by, now=now, memo=f"{format_day(due_on)}까지")
    _told(row, made, by, now)
    return made


@transaction.atomic
def return_case(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """반려: asked twice and nothing came (영 제25조); the business is told why and what it can do."""
    row = _handled(case, by)
    one = _waiting(row)
    if one.attempt < 2:
        raise Refusal("반려하기 전에 열흘 안에 보완하도록 한 번 더 요구하십시오(영 제24조).")
    _refuse_early(one, now)
    why = said(reason, "반려하는 사유를")
    one.status = SupplementStatus.FAILED
    one.save()
    row.closed_at = now
    take_step(row, "반려", by=by, now=now, memo=why)
    tell(row, "return", by=by, now=now, reason=why, remedy=remedy(row.kind))
    return row


@transaction.atomic
def begin_survey(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """현장조사: days at the place do not count for 고충민원, up to a limit (영 제17조)."""
    row = _handled(case, by)
    why = said(reason, "현장조사를 하는 사유를")
    if row.kind not in cause_of(SURVEY).kinds:
        raise Refusal(
            "현장조사로 처리기간을 멈추는 것은 고충민원뿐입니다(영 제17조제2항). 다녀온 기록만 적으십시오."
        )
    _clock(row, ClockWhat.STOP, SURVEY, by, now, why)
    return take_step(row, "현장조사", by=by, now=now, memo=why)


@transaction.atomic
def lengthen_survey(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """현장조사 연장: seven days more do not count, once for a case, while it is going on (영 제17조제2항)."""
    row = _handled(case, by)
    if row.clock.filter(turn=row.turn, what=ClockWhat.LONGER).exists():
        raise Refusal("현장조사 기간은 한 번만 늘릴 수 있습니다(영 제17조제2항).")
    why = said(reason, "현장조사 기간을 늘리는 사유를")
    _clock(row, ClockWhat.LONGER, SURVEY, by, now, why)
    return take_step(row, "현장조사 연장", by=by, now=now, memo=why)


@transaction.atomic
def end_survey(*, case: Case, by: Actor, now: datetime) -> Case:
    """현장조사 마침: the clock runs again from tomorrow."""
    row = _handled(case, by)
    _clock(row, ClockWhat.RESUME, SURVEY, by, now)
    return take_step(row, "현장조사 마침", by=by, now=now)


@transaction.atomic
def stop(*, case: Case, cause: str, by: Actor, now: datetime, reason: str) -> Case:
    """중단: another cause for which days do not count (의견청취, 전문검토 …: 영 제20조)."""
    row = _handled(case, by)
    known = {one.word for one in deadlines.causes()} - {SUPPLEMENT, SURVEY}
    if cause not in known:
        raise Refusal("처리기간을 멈추는 사유를 목록에서 고르십시오.")
    if cause in open_causes(row):
        raise Refusal("그 사유로 이미 멈추어 있습니다.")
    why = said(reason, "처리기간을 멈추는 까닭을")
    _clock(row, ClockWhat.STOP, cause, by, now, why)
    return take_step(row, "중단", by=by, now=now, memo=f"{cause}: {why}")


@transaction.atomic
def resume(*, case: Case, cause: str, by: Actor, now: datetime) -> Case:
    """다시 진행: the cause is over; the clock runs again from tomorrow."""
    row = _handled(case, by)
    if cause not in open_causes(row) or cause in (SUPPLEMENT, SURVEY):
        raise Refusal("그 사유로 멈추어 있지 않습니다. 화면을 새로 열어 확인하십시오.")
    _clock(row, ClockWhat.RESUME, cause, by, now)
    return take_step(row, "다시 진행", by=by, now=now, memo=cause)


@transaction.atomic
def visit(
    *, case: Case, visited_on: date, place: str, visitors: str, found: str, by: Actor, now: datetime
) -> FieldVisit:
    """현장방문: keep who went where and what was found."""
    row = _handled(case, by)
    if visited_on > day_of(now):
        raise Refusal("다녀온 날은 오늘까지의 날이어야 합니다.")
    made = FieldVisit.objects.create(
        case=row,
        visited_on=visited_on,
        place=said(place, "다녀온 곳을")[:200],
        visitors=clean(visitors)[:200],
        found=said(found, "본 것과 들은 것을"),
        at=now,
        by_id=by.id,
    )
    take_step(row, "현장방문", by=by, now=now, memo=f"{format_day(visited_on)} {made.place}")
    return made


def _handled(case: Case, by: Actor) -> Case:
    row = locked(case)
    if not may_handle(by, row):
        raise Refusal(_FOREIGN)
    return row


def _waiting(row: Case) -> SupplementRequest:
    one = row.supplements.filter(status=SupplementStatus.ASKED).first()
    if one is None:
        raise Refusal("기다리는 보완요구가 없습니다. 화면을 새로 열어 확인하십시오.")
    return one


def _asked(row: Case, wanted: str, due_on: date, by: Actor, now: datetime, attempt: int) -> SupplementRequest:
    if row.supplements.filter(status=SupplementStatus.ASKED).exists():
        raise Refusal("이미 보완을 요구했습니다. 화면을 새로 열어 확인하십시오.")
    return SupplementRequest.objects.create(
        case=row,
        attempt=attempt,
        wanted=wanted,
        due_on=due_on,
        asked_at=now,
        asked_by_id=by.id,
    )


def _told(row: Case, one: SupplementRequest, by: Actor, now: datetime) -> None:
    tell(row, "supplement", by=by, now=now, body=one.wanted, due=format_day(one.due_on))


def _clock(row: Case, what: str, cause: str, by: By, now: datetime, reason: str = "") -> None:
    ClockEvent.objects.create(
        case=row, turn=row.turn, what=what, cause=cause, day=day_of(now), at=now, by_id=by.id, reason=reason
    )


def _refuse_past(due_on: date, now: datetime) -> None:
    if due_on <= day_of(now):
        raise Refusal("보완 기한은 오늘보다 뒤의 날이어야 합니다.")


def _refuse_early(one: SupplementRequest, now: datetime) -> None:
    if day_of(now) <= one.due_on:
        raise Refusal(f"보완 기한({format_day(one.due_on)})이 아직 지나지 않았습니다.")
