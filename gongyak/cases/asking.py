"""협조: other departments are asked for their part within a period, and reply; the lead composes one answer of it."""

from datetime import datetime

from django.db import transaction

from gongyak.calendar.reading import calendar
from gongyak.cases.events import clean, locked, said, take_step
from gongyak.cases.models import Case, DepartmentRequest, RequestStatus
from gongyak.cases.notices import handlers_of, leads_of, tell_staff
from gongyak.cases.permissions import may_handle, may_reply
from gongyak.rules.deadlines import Later, Period, cooperate, moment_with_weekday
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department


@transaction.atomic
def ask(
    *, case: Case, department: Department, question: str, days: int, by: Actor, now: datetime
) -> DepartmentRequest:
    """협조요청: ask a department, by when within the case's own period (법 제20조).

    Refused: one's own department, one that was asked already, the one that an anonymous case is about, a reply
    period longer than the case's.
    """
    row = locked(case)
    _refuse_foreign(row, by)
    if department.pk == row.department_id:
        raise Refusal("맡은 부서 자신에게는 협조를 요청할 수 없습니다. 다른 부서를 고르십시오.")
    if row.is_anonymous and row.about_id == department.pk:
        raise Refusal("익명의 애로는 그 상대가 된 부서에 알릴 수 없습니다. 다른 부서를 고르십시오.")
    if row.due_at is None:
        raise Refusal("처리기간이 멈추어 있어 회신기한을 셀 수 없습니다. 다시 진행한 뒤에 요청하십시오.")
    asked = row.requests.filter(turn=row.turn, department=department, status=RequestStatus.ASKED)
    if asked.exists():
        raise Refusal(f"{department}에는 이미 협조를 요청했습니다.")
    if not 1 <= days <= 30:
        raise Refusal("회신기간은 1일에서 30일 사이로 적으십시오.")
    found = cooperate(now, Period(days), row.due_at, calendar())
    made = DepartmentRequest.objects.create(
        case=row,
        turn=row.turn,
        department=department,
        question=said(question, "협조부서에 묻는 것을"),
        days=days,
        asked_at=now,
        asked_by_id=by.id,
        first_due_at=found.due,
        due_at=found.due,
    )
    take_step(
        row, "협조요청", by=by, now=now, memo=f"{department}, 회신기한 {moment_with_weekday(found.due)}"
    )
    told = {"key": f"staff-asked/{made.pk}", "when": moment_with_weekday(found.due)}
    tell_staff(
        row, "staff-asked", leads_of(department, day_of(now)), now=now, department=str(department), **told
    )
    return made


@transaction.atomic
def reply(*, request: DepartmentRequest, text: str, by: Actor, now: datetime) -> DepartmentRequest:
    """회신: what the asked department says to its part."""
    row, one = _open(request, by)
    one.reply, one.status = said(text, "회신할 글을"), RequestStatus.REPLIED
    one.replied_at, one.replied_by_id = now, by.id
    one.save()
    _noted(row, "협조 회신", by, now, str(one.department))
    tell_staff(row, "staff-replied", handlers_of(row, day_of(now)), now=now, key=f"staff-replied/{one.pk}")
    return one


@transaction.atomic
def reply_later(
    *, request: DepartmentRequest, days: int, reason: str, by: Actor, now: datetime
) -> DepartmentRequest:
    """The asked department's one extension: within its period, told before that is over (법 제20조)."""
    row, one = _open(request, by)
    if one.extended_at is not None:
        raise Refusal("회신기한은 한 번만 연장할 수 있습니다(법 제20조).")
    why = said(reason, "회신을 연장하는 사유를")
    later = Later(days, now)
    found = cooperate(one.asked_at, Period(one.days), row.due_at or one.first_due_at, calendar(), later)
    one.due_at, one.extended_days = found.due, days
    one.extended_at, one.extended_why = now, why
    one.save()
    _noted(row, "협조 연장", by, now, f"{one.department}, {moment_with_weekday(found.due)}까지: {why}")
    return one


@transaction.atomic
def drop_request(
    *, request: DepartmentRequest, by: Actor, now: datetime, reason: str = ""
) -> DepartmentRequest:
    """철회: the lead department needs no reply any more."""
    row = locked(request.case)
    _refuse_foreign(row, by)
    one = _fresh(request)
    one.status = RequestStatus.DROPPED
    one.save()
    take_step(row, "협조요청 철회", by=by, now=now, memo=f"{one.department} {clean(reason)}".strip())
    return one


def _open(request: DepartmentRequest, by: Actor) -> tuple[Case, DepartmentRequest]:
    row = locked(request.case)
    one = _fresh(request)
    if not may_reply(by, one):
        raise Refusal("협조를 요청받은 부서의 직원이 아닙니다.")
    return row, one


def _fresh(request: DepartmentRequest) -> DepartmentRequest:
    one = DepartmentRequest.objects.select_related("department").get(pk=request.pk)
    if one.status != RequestStatus.ASKED:
        raise Refusal(f"이미 {one.status}한 협조요청입니다. 화면을 새로 열어 확인하십시오.")
    return one


def _noted(row: Case, act: str, by: Actor, now: datetime, memo: str) -> None:
    take_step(row, act, by=by, now=now, memo=memo)


def _refuse_foreign(row: Case, by: Actor) -> None:
    if not may_handle(by, row):
        raise Refusal("이 애로를 맡은 부서의 직원이 아닙니다.")
