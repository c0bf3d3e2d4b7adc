"""보완요구의 반송: what was asked for came back undelivered; twice, and the case may be taken as withdrawn (영 제25조제2항)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from gongyak.cases.events import locked, locked_by_its_own, said, take_step
from gongyak.cases.models import Case, SupplementRequest, SupplementStatus
from gongyak.cases.permissions import may_counsel, may_lead
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

#: So often it must have come back (영 제25조제2항).
ENOUGH_RETURNS = 2


def demand_of(requests: Iterable[SupplementRequest]) -> list[SupplementRequest]:
    """What is waited for now: the last first request and the one after it, of the requests of a case by key."""
    listed = list(requests)
    first = max((at for at, one in enumerate(listed) if one.attempt == 1), default=0)
    return listed[first:]


def returns_of(demand: Iterable[SupplementRequest]) -> list[date]:
    """The days on which these came back."""
    return [day for one in demand for day in one.returns]


@transaction.atomic
def note_return(*, case: Case, on: date, by: Actor, now: datetime) -> SupplementRequest:
    """보완 반송: keep that the request came back on a day. Refused: a day before it was sent or to come, a third time."""
    row = locked_by_its_own(case, by)
    demand = _waited_for(row)
    one, days = demand[-1], returns_of(demand)
    if len(days) >= ENOUGH_RETURNS:
        raise Refusal("보완요구가 이미 두 번 되돌아왔습니다. 취하로 보아 끝낼 수 있습니다(영 제25조).")
    if not day_of(one.asked_at) <= on <= day_of(now) or on < max(days, default=on):
        raise Refusal("되돌아온 날은 보완을 요구한 날부터 오늘까지, 앞의 반송보다 뒤의 날이어야 합니다.")
    if one.came_back_on is None:
        one.came_back_on = on
    else:
        one.came_back_again_on = on
    one.save()
    take_step(row, "보완 반송", by=by, now=now, memo=f"{format_day(on)} 되돌아옴({len(days) + 1}번째)")
    return one


@transaction.atomic
def take_as_withdrawn(*, case: Case, by: Actor, now: datetime, reason: str) -> Case:
    """취하 간주: it came back twice, and where the business is, is not known (영 제25조제2항). `reason` is how it was
    looked for. Refused: fewer than two returns."""
    row = locked(case)
    if not (may_lead(by, row) or may_counsel(by, row)):
        raise Refusal("접수 부서나 맡은 부서의 팀장, 과장이 할 수 있습니다.")
    demand = _waited_for(row)
    days = returns_of(demand)
    if len(days) < ENOUGH_RETURNS:
        raise Refusal(
            f"보완요구가 두 번 되돌아와야 취하로 볼 수 있습니다(영 제25조). 지금까지 {len(days)}번 되돌아왔습니다."
        )
    told = said(reason, "소재지를 어떻게 찾아보았는지를")
    demand[-1].status = SupplementStatus.FAILED
    demand[-1].save()
    row.closed_at = now
    memo = f"{', '.join(format_day(day) for day in days)} 되돌아옴: {told}"
    return take_step(row, "취하 간주", by=by, now=now, memo=memo)


def _waited_for(row: Case) -> Sequence[SupplementRequest]:
    demand = demand_of(row.supplements.order_by("pk"))
    if not demand or demand[-1].status != SupplementStatus.ASKED:
        raise Refusal("기다리는 보완요구가 없습니다. 화면을 새로 열어 확인하십시오.")
    return demand
