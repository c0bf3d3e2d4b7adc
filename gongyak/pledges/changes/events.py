"""One step of a change: its status from the table, the event that tells of it, and the act in the chain."""

from collections.abc import Mapping
from datetime import datetime

from gongyak.audit.actions import record_act
from gongyak.pledges.changes.workflow import step
from gongyak.pledges.models import Change, ChangeEvent
from gongyak.rules.canonical import canonical, sha256
from gongyak.staff.actors import Actor


def locked(change: Change) -> Change:
    """The change behind its lock, taken without a join as `achievements.keeping.locked` tells."""
    return Change.objects.select_for_update().get(pk=change.pk)


def content(change: Change) -> Mapping[str, object]:
    """What is decided on: the pledge, every matter with 당초 and 변경, the reason and the grounds."""
    items = change.items.order_by("kind").values_list("kind", "before", "after")
    return {
        "pledge": str(change.pledge.document),
        "items": [{"kind": kind, "before": before, "after": after} for kind, before, after in items],
        "reason": change.reason,
        "grounds": change.grounds,
    }


def hash_of(change: Change) -> str:
    """The hash of the content: what the panel deliberates on and an approval signs."""
    return sha256(canonical(content(change)))


def take_step(change: Change, act: str, *, by: Actor, now: datetime, memo: str = "") -> None:
    """Move a locked change along and save it; Refusal where the act is not one of its status."""
    before, change.status = change.status, step(change.status, act)
    change.save()
    ChangeEvent.objects.create(
        change=change, at=now, by_id=by.id, act=act, before=before, after=change.status, memo=memo
    )
    record_act(
        by=by.key, action=f"변경 {act}", object=change.key, now=now, reason=memo, after=hash_of(change)
    )


def record_past_step(change: Change, *, by: Actor, now: datetime) -> None:
    """Tell of a change that was decided elsewhere: it begins where its document left it."""
    act, memo = "소급 기록", change.paper_number
    ChangeEvent.objects.create(
        change=change, at=now, by_id=by.id, act=act, before="", after=change.status, memo=memo
    )
    record_act(
        by=by.key, action=f"변경 {act}", object=change.key, now=now, reason=memo, after=hash_of(change)
    )
