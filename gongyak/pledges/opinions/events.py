"""One step of an opinion: its status from the table, the event that tells of it, and the act in the chain."""

from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.pledges.models import Opinion, OpinionEvent
from gongyak.pledges.opinions.workflow import step
from gongyak.staff.actors import Actor


def locked(opinion: Opinion) -> Opinion:
    """The opinion behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Opinion.objects.select_for_update().get(pk=opinion.pk)


def take_step(
    opinion: Opinion, act: str, *, by: Actor, now: datetime, memo: str = "", printed: str = ""
) -> Opinion:
    """Move a locked opinion along and save all of it; Refusal where the act is not one of its status.

    `printed` is the hash that the act bears. A memo stands with the opinion, not in the chain, which nobody can
    erase: it may speak of a person.
    """
    before, opinion.status = opinion.status, step(opinion.status, act)
    opinion.save()
    OpinionEvent.objects.create(
        opinion=opinion, at=now, by_id=by.id, act=act, before=before, after=opinion.status, memo=memo
    )
    record_act(by=by.key, action=f"의견 {act}", object=opinion.key, now=now, after=printed)
    return opinion
