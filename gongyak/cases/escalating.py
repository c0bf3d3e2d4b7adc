"""What the worker minds by itself, once a working day: each delay is told to whoever can end it, then to those above.

접수와 배정이 늦으면 접수 부서에, 기한이 가까우면 담당자에게, 지나면 과장에게 날마다(영 제28조제2항), 그래도 답하지 않으면
총괄에게; 협조 회신이 늦으면 그 부서의 과장에게; 30일이 지나면 기업에(영 제23조).
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar
from gongyak.cases.clocks import progress_day
from gongyak.cases.events import PROGRAM, locked, take_step_by_program
from gongyak.cases.letters import tell
from gongyak.cases.minding import urge_heads
from gongyak.cases.models import (
    WORKING,
    Case,
    CaseSetting,
    CaseStatus,
    DepartmentRequest,
    MonthlyCheck,
    NoticeSetting,
    RequestStatus,
)
from gongyak.cases.notices import handlers_of, leads_of, tell_staff
from gongyak.cases.workflow import can
from gongyak.jobs.models import Job
from gongyak.rules.deadlines import moment_with_weekday, within
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import SEOUL, day_of
from gongyak.staff.models import Role, Staff

#: From this day of a month on, the check of the month before is missed.
_CHECK_FROM = 5


def mind_in_time(job: Job, now: datetime) -> None:
    """Go through what is open; on days off nobody is told. Again on the same day is no harm."""
    known = calendar()
    if known.off(day_of(now)):
        return
    setting = NoticeSetting.objects.current()
    for case in _open(Q(status__in=(CaseStatus.FILED, CaseStatus.RECEIVED))):
        _one(_unassigned, case, now, known)
    for case in _open(Q(status__in=WORKING, due_at__isnull=False, department__isnull=False)):
        _one(_timed, case, now, known, setting)
    for request in DepartmentRequest.objects.filter(status=RequestStatus.ASKED, due_at__lt=now):
        _reply_late(request, now)
    if setting.tells_progress:
        for case in _open(Q(status__in=WORKING, received_at__lt=now - timedelta(days=29))):
            _one(_progress, case, now)
    _month(now)


def _open(wanted: Q) -> Iterator[Case]:
    return Case.objects.filter(wanted).order_by("pk").iterator(200)


@transaction.atomic
def _one(mind: Callable[..., None], case: Case, now: datetime, *given: Any) -> None:
    """Mind one case behind its lock, in a transaction of its own: one that cannot be minded stops no other."""
    mind(locked(case), now, *given)


def counsellors(day: date) -> list[Staff]:
    """Who leads the department that takes in; 총괄 where there is none."""
    receives = CaseSetting.objects.current().receiving_id
    leads = list(leads_of(receives, day)) if receives else []
    return leads or list(leads_of(None, day, Role.COORDINATOR))


def _unassigned(row: Case, now: datetime, known: Calendar) -> None:
    """접수 within 8 working hours of a filing (영 제6조제7항), 배정 within three (영 제13조)."""
    if row.status == CaseStatus.FILED:
        due, what = within("온라인접수", row.filed_at, known).due, "접수하지 않았습니다"
    elif row.status == CaseStatus.RECEIVED and row.since is not None:
        due, what = within("민원실이송", row.since, known).latest, "부서를 정하지 않았습니다"
    else:
        return
    if due < now:
        told = {"now": now, "key": f"waiting/{row.pk}/{day_of(now)}", "when": f"아직 {what}"}
        if not tell_staff(row, "staff-waiting", counsellors(day_of(now)), **told):
            # the counter is whom it is about: then nobody there hears of it, and 총괄 must
            above = leads_of(None, day_of(now), Role.COORDINATOR)
            tell_staff(row, "staff-waiting", above, **told)


def _timed(row: Case, now: datetime, known: Calendar, setting: NoticeSetting) -> None:
    if row.due_at is None or row.status not in WORKING:
        return
    if row.due_at >= now:
        _near(row, row.due_at, now, known, setting.near_days)
        return
    if urge_heads(row, now):
        record_act(by=PROGRAM, action="애로 독촉", object=row.key, now=now)
    late = known.working_days(day_of(row.due_at), day_of(now))
    if late >= setting.escalate_days and can(row.status, "기한 경과 보고"):
        _escalate(row, now, late)


def _near(row: Case, due: datetime, now: datetime, known: Calendar, days: int) -> None:
    left = known.working_days(day_of(now), day_of(due))
    if left <= days:
        said = "기한이 오늘입니다" if left == 0 else f"기한까지 근무일 {left}일 남았습니다"
        key = f"near/{row.pk}/{day_of(now)}"
        tell_staff(row, "staff-near", handlers_of(row, day_of(now)), now=now, key=key, when=said)


def _escalate(row: Case, now: datetime, late: int) -> None:
    """Once for each due moment; what was told stands in the case's history."""
    above = leads_of(None, day_of(now), Role.COORDINATOR)
    key = f"escalated/{row.pk}/{row.due_at:%Y%m%d%H%M}"
    if row.notices.filter(key__startswith=f"{key}/").exists():
        return
    told = tell_staff(row, "staff-escalated", above, now=now, key=key, when=f"근무일 {late}일이 되도록")
    if told:
        memo = f"처리기한이 지나고 근무일 {late}일: 총괄 {len(told)}명에게 알림"
        take_step_by_program(row, "기한 경과 보고", now=now, memo=memo)


@transaction.atomic
def _reply_late(request: DepartmentRequest, now: datetime) -> None:
    row = locked(request.case)
    one = DepartmentRequest.objects.select_related("department").get(pk=request.pk)
    if one.status != RequestStatus.ASKED or one.turn != row.turn or row.status not in WORKING:
        return
    heads = leads_of(one.department, day_of(now), Role.HEAD)
    told = {"key": f"reply-late/{one.pk}/{day_of(now)}", "when": moment_with_weekday(one.due_at)}
    tell_staff(row, "staff-reply-late", heads, now=now, department=str(one.department), **told)


def _progress(row: Case, now: datetime) -> None:
    """Tell the business how far it is where its 30 days are over and nobody has; with a whole letter or not at all."""
    if row.since is None or not can(row.status, "진행 알림") or progress_day(row, row.since) > day_of(now):
        return
    due = moment_with_weekday(row.due_at) if row.due_at else ""
    body = f"지금 단계: {row.status}\n맡은 부서: {row.department}"
    before, row.told_on = row.told_on, day_of(now)
    if tell(row, "progress", by=None, now=now, if_whole=True, body=body, due=due) is None:
        row.told_on = before
        return
    take_step_by_program(row, "진행 알림", now=now, memo="30일 경과")


@transaction.atomic
def _month(now: datetime) -> None:
    """The check of last month is missing (영 제22조): told once a day until it is there."""
    today = day_of(now)
    last = today.replace(day=1) - timedelta(days=1)
    there = Case.objects.filter(filed_at__lt=datetime.combine(today.replace(day=1), time(), SEOUL))
    checked = MonthlyCheck.objects.filter(year=last.year, month=last.month)
    if today.day < _CHECK_FROM or checked.exists() or not there.exists():
        return
    when = f"{last.year}년 {last.month}월"
    tell_staff(None, "staff-check", counsellors(today), now=now, key=f"check/{today}", when=when)
