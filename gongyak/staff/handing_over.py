"""인사이동: all that somebody has goes to another in one act, with a record of what was open."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.managing import give_duty, take_duty
from gongyak.staff.models import Duty, Handover, Staff


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that waits for whoever has a duty: what kind, its key in the chain of acts, its title."""

    kind: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Who gives which duties to whom, and the giver's last day. `rank` is the taker's."""

    giver: Staff
    taker: Staff
    duties: Collection[int]
    last_day: date
    rank: str = ""
    reason: str = "인사이동"


@transaction.atomic
def hand_over(*, transfer: Transfer, items: Sequence[OpenItem], by: Actor, now: datetime) -> Handover:
    """The giver's duties end with the last day and are the taker's from the next on, with everything open.

    What is to be done belongs to duties, never to names, and goes along; only taking back what one drafted and
    standing in for somebody are a person's own. Refused: nothing to give, a
    taker who is not used any more, and whatever ends or gives a single duty would be refused for.
    """
    if transfer.giver.pk == transfer.taker.pk:
        raise Refusal("넘기는 사람과 받는 사람이 같습니다. 다른 사람을 고르십시오.")
    if not transfer.taker.is_active:
        raise Refusal("받는 사람의 계정이 멈춰 있습니다.")
    next_day = transfer.last_day + timedelta(days=1)
    held = Duty.objects.on(next_day).filter(staff=transfer.giver, pk__in=list(transfer.duties))
    duties = list(held.select_related("department"))
    if not duties or len(duties) != len(set(transfer.duties)):
        raise Refusal("넘길 역할을 고르십시오. 이미 끝난 역할은 넘길 수 없습니다.")
    for duty in duties:
        # given first: the last 시스템관리 may hand the role over, but not just drop it
        give_duty(
            staff=transfer.taker,
            role=duty.role,
            department=duty.department,
            rank=transfer.rank or duty.rank,
            began_on=next_day,
            by=by,
            now=now,
        )
        take_duty(duty=duty, last_day=transfer.last_day, reason=transfer.reason, by=by, now=now)
    return _record(transfer, items, by, now)


def _record(transfer: Transfer, items: Sequence[OpenItem], by: Actor, now: datetime) -> Handover:
    told = [asdict(item) for item in items]
    made = Handover.objects.create(
        giver=transfer.giver,
        taker=transfer.taker,
        last_day=transfer.last_day,
        reason=transfer.reason,
        items=told,
        made_by_id=by.id,
        made_at=now,
    )
    record_act(
        by=by.key,
        action="인수인계",
        object=f"handover/{made.pk}",
        now=now,
        reason=f"{transfer.giver.key} → {transfer.taker.key}",
        after=sha256(canonical(told)),
    )
    return made
