"""The whole quarter becomes public in one act; what was published is corrected by a new version with a reason."""

from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.models import Draft, Round, Status, Withdrawal
from gongyak.pledges.rounds.approving import CONFIRMED_BY
from gongyak.pledges.rounds.events import take_step
from gongyak.pledges.rounds.permissions import may_run_rounds, may_write
from gongyak.pledges.rounds.writing import locked
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.models import Publication
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Readiness:
    """What publishing a round would do: the drafts that are confirmed, and those that are not."""

    confirmed: tuple[Draft, ...]
    published: tuple[Draft, ...]
    waiting: tuple[Draft, ...]


def readiness(round: Round) -> Readiness:
    """How far the drafts of a round are. One query."""
    drafts = list(round.drafts.select_related("pledge", "department", "version__public"))
    named = {status: tuple(d for d in drafts if d.status == status) for status in Status}
    done = (Status.CONFIRMED, Status.PUBLISHED)
    waiting = tuple(draft for draft in drafts if draft.status not in done)
    return Readiness(named[Status.CONFIRMED], named[Status.PUBLISHED], waiting)


def publish_round(
    *,
    round: Round,
    by: Actor,
    now: datetime,
    reason: str,
    without_waiting: bool = False,
    workers: Executor | None = None,
) -> Publication:
    """Publish the cards of the round's 기준일 as one set; safe to repeat.

    Cards that are not confirmed keep standing as they were last quarter, which must be said: Refusal unless
    `without_waiting`.
    """
    if not may_run_rounds(by):
        raise Refusal("공개는 총괄부서가 합니다.")
    ready = readiness(round)
    if not ready.confirmed and not ready.published:
        raise Refusal("확정된 카드가 없어 공개할 것이 없습니다.")
    if ready.waiting and not without_waiting:
        numbers = ", ".join(draft.pledge.number for draft in ready.waiting[:10])
        more = " 등" if len(ready.waiting) > 10 else ""
        raise Refusal(
            f"확정되지 않은 카드가 {len(ready.waiting)}건 있습니다({numbers}{more}). "
            "확정을 기다리거나, 지난 분기 카드로 두고 공개한다고 표시하십시오."
        )
    made = publish_quarter(
        as_of=round.as_of, by=CONFIRMED_BY, actor=by.key, now=now, reason=reason, workers=workers
    )
    _mark(round, made, by=by, now=now)
    return made


@transaction.atomic
def _mark(round: Round, made: Publication, *, by: Actor, now: datetime) -> None:
    """Say of the drafts whose version stands in the publication that they are public."""
    row = Round.objects.select_for_update().get(pk=round.pk)
    row.publication = made
    row.save(update_fields=["publication"])
    inside = dict(made.items.values_list("version__document", "version__seq"))
    for draft in row.drafts.filter(status=Status.CONFIRMED).select_related("pledge", "version"):
        # a version may have got a newer mask, and one that was confirmed meanwhile is not in it yet
        if draft.version and draft.version.seq <= inside.get(draft.pledge.document_id, 0):
            take_step(locked(draft), "공개", by=by, now=now)


@transaction.atomic
def correct(*, draft: Draft, by: Actor, now: datetime, reason: str) -> Draft:
    """정정: write a published card again; what comes of it is a new version with this reason beside the old.

    The department and the coordinating office may begin one.
    """
    row = locked(draft)
    if not (may_write(by, row) or may_run_rounds(by)):
        raise Refusal("정정은 주관부서나 총괄부서가 시작합니다.")
    if not reason.strip():
        raise Refusal("정정하는 사유를 적으십시오. 정정한 카드 옆에 공개됩니다.")
    row.correction = reason.strip()
    row.save(update_fields=["correction"])
    take_step(row, "정정", by=by, now=now, memo=row.correction)
    return row


@transaction.atomic
def take_down(*, draft: Draft, by: Actor, now: datetime, reason: str) -> Publication:
    """내림: publish the round's set again without this card, which goes back to its department with the reason.

    The card stays in every earlier set, and its address says when and why it was taken down. What the department
    writes and has confirmed after that stands in its place. Refused: where nothing would be left to publish.
    """
    row = locked(draft)
    if not may_run_rounds(by):
        raise Refusal("공개된 카드는 총괄부서가 내립니다.")
    if not reason.strip():
        raise Refusal("카드를 내리는 사유를 적으십시오. 구민에게 함께 공개됩니다.")
    take_step(row, "내림", by=by, now=now, memo=reason.strip())
    Withdrawal.objects.create(draft=row, version=row.version, at=now, by_id=by.id, reason=reason.strip())
    row.correction = reason.strip()
    row.save(update_fields=["correction"])
    told = f"{row.pledge.number} 내림: {reason.strip()}"
    return publish_quarter(as_of=row.round.as_of, by=CONFIRMED_BY, actor=by.key, now=now, reason=told)
