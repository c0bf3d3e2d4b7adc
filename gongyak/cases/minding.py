"""What is minded from day to day: 독촉 to the head of a department, word of how far it is, the monthly check."""

from datetime import date, datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.cases.clocks import progress_day
from gongyak.cases.events import locked, locked_by_its_own, said, take_step
from gongyak.cases.letters import tell
from gongyak.cases.minting import hold_month, mint_month
from gongyak.cases.models import WORKING, Case, MonthlyCheck
from gongyak.cases.notices import leads_of, tell_staff
from gongyak.cases.permissions import is_counsellor, may_counsel, receiving
from gongyak.rules.dates import last_day
from gongyak.rules.deadlines import moment_with_weekday
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


@transaction.atomic
def urge(*, case: Case, by: Actor, now: datetime) -> int:
    """독촉: a letter to the head of the department whose answer is late (영 제28조제2항); how many were written to.

    Once a day for each case. Refused: no right, not late.
    """
    row = locked(case)
    if not may_counsel(by, row):
        raise Refusal("독촉은 접수 부서나 총괄부서가 합니다.")
    if row.due_at is None or row.due_at >= now or row.department is None:
        raise Refusal("처리기한이 지난 애로만 독촉합니다.")
    sent = urge_heads(row, now)
    take_step(row, "독촉", by=by, now=now, memo=f"{row.department} 과장 {sent}명")
    return sent


def urge_heads(row: Case, now: datetime) -> int:
    """Write to the heads of the department of a late case, once a day; how many that are. Part of a transaction."""
    day = day_of(now)
    heads = leads_of(row.department_id, day, Role.HEAD)
    return len(tell_staff(row, "staff-late", heads, now=now, key=f"urge/{row.pk}/{day}"))


@transaction.atomic
def tell_progress(*, case: Case, text: str, by: Actor, now: datetime) -> Case:
    """진행 알림: tell the business how far it is; each 30 days, or whenever it asks (영 제23조)."""
    row = locked_by_its_own(case, by)
    body = said(text, "지금까지의 상황을")
    row.told_on = day_of(now)
    take_step(row, "진행 알림", by=by, now=now)
    due = moment_with_weekday(row.due_at) if row.due_at else ""
    tell(row, "progress", by=by, now=now, body=body, due=due)
    return row


def progress_due(case: Case, today: date) -> bool:
    """Whether the business has to be told how far it is."""
    return case.status in WORKING and case.since is not None and progress_day(case, case.since) <= today


@transaction.atomic
def check_month(*, year: int, month: int, found: str, by: Actor, now: datetime) -> MonthlyCheck:
    """월 점검: that somebody went through the open cases of a month, at least once (영 제22조); the month's result is
    counted anew with it.

    Refused: a month that has not begun, nothing said.
    """
    if not is_counsellor(by, receiving()):
        raise Refusal("월 점검은 접수 부서나 총괄부서가 합니다.")
    today = day_of(now)
    if not 1 <= month <= 12 or (year, month) > (today.year, today.month) or year < 1990:
        raise Refusal("점검할 달을 다시 고르십시오. 이 달까지만 점검할 수 있습니다.")
    day = min(today, last_day(year, month))
    hold_month(day)
    rows = Case.objects.filter(status__in=WORKING)
    made = MonthlyCheck.objects.create(
        year=year,
        month=month,
        open=rows.count(),
        late=rows.filter(due_at__lt=now).count(),
        found=said(found, "본 것과 조치를"),
        at=now,
        by_id=by.id,
    )
    mint_month(day, None, by=by, now=now)
    record_act(by=by.key, action="애로 월 점검", object=f"case-check/{made.pk}", now=now)
    return made
