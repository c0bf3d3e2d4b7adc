"""배정: a case finds its department, the person who handles it there, or another department that fits better."""

from datetime import datetime

from django.db import transaction

from gongyak.cases.events import locked, said, take_step
from gongyak.cases.models import Case, CaseStatus
from gongyak.cases.notices import leads_of, tell_business, tell_staff
from gongyak.cases.permissions import may_counsel, may_handle, may_lead
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Duty, Staff


@transaction.atomic
def assign(*, case: Case, department: Department, by: Actor, now: datetime, reason: str = "") -> Case:
    """배정: say which department leads; 재배정: hand it on, with the reason (영 제13조).

    The counsellors assign; who leads the department that has it may hand it on. Refused: an anonymous case to the
    department that it is about.
    """
    row = locked(case)
    counsels = may_counsel(by, row)
    if row.status == CaseStatus.RECEIVED:
        if not counsels:
            raise Refusal("애로를 배정하는 일은 접수 부서가 합니다.")
        return give_to(row, department, by=by, now=now, memo=reason.strip() or str(department))
    if not (counsels or may_lead(by, row)):
        raise Refusal("맡은 부서의 팀장이나 과장, 또는 접수 부서가 다른 부서로 보냅니다.")
    if row.department_id == department.pk:
        raise Refusal("이미 그 부서가 맡고 있습니다. 다른 부서를 고르십시오.")
    why = said(reason, "다른 부서로 보내는 사유를")
    return give_to(row, department, by=by, now=now, memo=f"{department}: {why}", act="재배정")


def give_to(
    row: Case, department: Department, *, by: Actor, now: datetime, memo: str, act: str = "배정"
) -> Case:
    """Give a locked case to a department."""
    if row.is_anonymous and row.about_id == department.pk:
        raise Refusal(
            "익명의 애로는 그 상대가 된 부서에 보낼 수 없습니다. 감사부서나 다른 부서를 고르십시오."
        )
    row.department, row.handler = department, None
    take_step(row, act, by=by, now=now, memo=memo)
    event = row.last_step
    tell_business(row, "assigned", now=now, key=f"assigned/{row.pk}/{event}")
    leads = leads_of(department, day_of(now)).exclude(pk=by.id)
    tell_staff(row, "staff-assigned", leads, now=now, key=f"staff-assigned/{event}")
    return row


@transaction.atomic
def begin_work(*, case: Case, handler: Staff, by: Actor, now: datetime) -> Case:
    """담당 지정: who of the lead department handles it; again: another one."""
    row = locked(case)
    if not may_handle(by, row):
        raise Refusal("이 애로를 맡은 부서의 직원이 아닙니다.")
    if not Duty.objects.on(day_of(now)).filter(staff=handler, department=row.department_id).exists():
        raise Refusal("담당자는 이 애로를 맡은 부서의 직원이어야 합니다.")
    act = "담당 지정" if row.status == CaseStatus.ASSIGNED else "담당 바꿈"
    row.handler = handler
    take_step(row, act, by=by, now=now, memo=handler.name)
    if handler.pk != by.id:
        tell_staff(row, "staff-handler", [handler], now=now, key=f"staff-handler/{row.last_step}")
    return row
