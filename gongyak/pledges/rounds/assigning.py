"""A card whose department is not one of today's gets one: the coordinating office says which."""

from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Draft, DraftEvent, Status
from gongyak.pledges.rounds.permissions import may_run_rounds
from gongyak.pledges.rounds.writing import locked
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

#: While a card is written on; afterwards it is on its way through its department's line.
ASSIGNABLE = (Status.UNTOUCHED, Status.WRITING, Status.RETURNED)


@transaction.atomic
def assign(*, draft: Draft, department: Department, by: Actor, now: datetime) -> Draft:
    """Give a card to a department to write. What the card says of 주관부서 is for that department to write."""
    row = locked(draft)
    if not may_run_rounds(by):
        raise Refusal("카드를 쓸 부서는 총괄부서가 정합니다.")
    if row.status not in ASSIGNABLE:
        raise Refusal(f"‘{row.status}’ 단계의 카드는 부서를 바꿀 수 없습니다. 먼저 돌려보내십시오.")
    row.department = department
    row.save(update_fields=["department"])
    DraftEvent.objects.create(
        draft=row,
        at=now,
        by_id=by.id,
        act="부서 지정",
        before=row.status,
        after=row.status,
        memo=department.name,
    )
    record_act(by=by.key, action="부서 지정", object=row.key, now=now)
    return row
