"""재조사 배정: a grievance that came again after an answer goes to another department than the one that answered.

영 제17조제5항: what is filed again is looked into by 감사부서 등. Whether it must be, and by whom besides them, is 미확인: so
a person decides, and the program only keeps it from the department that answered.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from gongyak.cases.assigning import give_to
from gongyak.cases.events import locked, said
from gongyak.cases.models import Case
from gongyak.cases.permissions import may_counsel, may_handle, may_lead
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

GRIEVANCE, ACT = "고충", "재조사 배정"


def answered_before(case: Case, others: Iterable[Case]) -> list[Case]:
    """Of other cases of the same business the grievances that were answered before a grievance came, newest first."""
    if case.kind != GRIEVANCE:
        return []
    found = [one for one in others if _is_before(case, one)]
    return sorted(found, key=lambda one: one.pk, reverse=True)


@transaction.atomic
def review(*, case: Case, number: str, department: Department, by: Actor, now: datetime, reason: str) -> Case:
    """재조사 배정: give a grievance to a department that did not answer the earlier one of that number.

    Refused: what is no grievance, no such earlier one of the same business that the person minds, the department that
    answered it, and whatever 배정 refuses.
    """
    row = locked(case)
    if not (may_counsel(by, row) or may_lead(by, row)):
        raise Refusal("맡은 부서의 팀장이나 과장, 또는 접수 부서가 다른 부서로 보냅니다.")
    if row.kind != GRIEVANCE:
        raise Refusal(
            "다시 낸 고충민원만 다른 부서가 조사하게 합니다(영 제17조제5항). 민원구분을 확인하십시오."
        )
    earlier = _earlier(row, number, by)
    if department.pk == earlier.department_id:
        raise Refusal(
            f"{department}에서 답한 고충민원입니다. 감사부서나 다른 부서를 고르십시오(영 제17조제5항)."
        )
    if department.pk == row.department_id:
        raise Refusal("이미 그 부서가 맡고 있습니다. 다른 부서를 고르십시오.")
    why = said(reason, "같은 내용이라고 본 까닭을")
    memo = f"{department}: {earlier.department}에서 {earlier.number}(으)로 답한 고충민원을 다시 냄. {why}"
    return give_to(row, department, by=by, now=now, memo=memo, act=ACT)


def _earlier(row: Case, number: str, by: Actor) -> Case:
    asked = Case.objects.select_related("department").filter(number=number.strip())
    for one in asked:
        minds = may_counsel(by, one) or may_handle(by, one)
        if minds and one.company_key == row.company_key and answered_before(row, [one]):
            return one
    raise Refusal("같은 기업의 고충민원 가운데 앞서 답한 것의 접수번호를 적으십시오.")


def _is_before(case: Case, other: Case) -> bool:
    """Whether another is an answered grievance that came earlier; what was reopened has no answer that stands."""
    return other.kind == GRIEVANCE and other.pk < case.pk and other.replied_at is not None
