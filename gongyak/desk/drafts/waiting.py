"""The cards that wait for somebody: to be signed, or to be written."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.models import Draft, Status
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_WRITABLE = (Status.RETURNED, Status.WRITING, Status.UNTOUCHED)


def to_sign(actor: Actor, now: datetime) -> Sequence[Draft]:
    """The cards that wait for the person's signature, in the order in which they are due. One query."""
    steps = (
        ApprovalStep.objects.waiting().for_actor(actor, day_of(now)).exclude(approval__drafted_by=actor.id)
    )
    asked = Draft.objects.filter(approval__in=steps.values("approval"))
    return list(
        asked.select_related("round", "pledge", "department").order_by("round__as_of", "pledge__order")
    )


def to_write(actor: Actor) -> Sequence[Draft]:
    """The cards that the person's department has still to hand in, those sent back first. One query."""
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    asked = Draft.objects.filter(department__in=own, status__in=_WRITABLE)
    drafts = asked.select_related("round", "pledge", "department").order_by("round__as_of", "pledge__order")
    return sorted(drafts, key=lambda draft: draft.status != Status.RETURNED)


def next_for(actor: Actor, now: datetime, after: Draft) -> str | None:
    """The page of the next card to sign, None where none is left."""
    left = [draft for draft in to_sign(actor, now) if draft.pk != after.pk]
    return reverse("draft", args=[left[0].pk]) if left else None
