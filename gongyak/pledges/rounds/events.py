"""One step of a draft: its status from the table, the event that tells of it, and the act in the chain."""

from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Draft, DraftEvent
from gongyak.pledges.rounds.cards import hash_of
from gongyak.pledges.rounds.workflow import step
from gongyak.staff.actors import Actor


def take_step(draft: Draft, act: str, *, by: Actor, now: datetime, memo: str = "") -> None:
    """Move a locked draft along and save its status; Refusal where the act is not one of its status."""
    before, draft.status = draft.status, step(draft.status, act)
    draft.save(update_fields=["status"])
    DraftEvent.objects.create(
        draft=draft, at=now, by_id=by.id, act=act, before=before, after=draft.status, memo=memo
    )
    record_act(by=by.key, action=act, object=draft.key, now=now, reason=memo, after=hash_of(draft.card))
