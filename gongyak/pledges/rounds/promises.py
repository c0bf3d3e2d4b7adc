"""What last quarter's card promised, answered: done, slipped, dropped, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Draft, Outcome
from gongyak.pledges.rounds.permissions import may_write
from gongyak.pledges.rounds.workflow import step
from gongyak.pledges.rounds.writing import locked
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to one promise; a reason is asked for unless it was kept."""

    outcome: str
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing."""
        return self.outcome == Outcome.DONE or (self.outcome in Outcome.values and bool(self.reason.strip()))


@transaction.atomic
def answer_promises(*, draft: Draft, replies: Mapping[int, Reply], by: Actor, now: datetime) -> int:
    """Keep the answers to promises (by their keys) that say something new; returns how many did.

    Refused: a person or a step that may not write, an answer without its reason.
    """
    row = locked(draft)
    if not may_write(by, row):
        raise Refusal("이 카드를 쓰는 부서의 담당자나 팀장이 아닙니다.")
    step(row.status, "저장")
    changed = 0
    for promise in row.follow_ups.filter(pk__in=replies):
        reply = replies[promise.pk]
        if not reply.is_whole:
            raise Refusal(f"‘{promise.text}’: 미뤄지거나 하지 않은 까닭을 적으십시오.")
        if (promise.outcome, promise.reason) != (reply.outcome, reply.reason.strip()):
            promise.outcome, promise.reason = reply.outcome, reply.reason.strip()
            promise.answered_at, promise.answered_by_id = now, by.id
            promise.save()
            changed += 1
    if changed:
        record_act(by=by.key, action="약속 답", object=row.key, now=now)
    return changed
