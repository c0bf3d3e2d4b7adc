"""The changes that wait for somebody, and the pledges that somebody may propose to change."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from gongyak.approvals.models import ApprovalStep
from gongyak.pledges.models import Change, ChangeStatus, Officeholder, Pledge
from gongyak.rules.moments import day_of
from gongyak.snapshots.models import Document, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

_OF_THE_COORDINATOR = (ChangeStatus.CHECKING, ChangeStatus.DELIBERATING, ChangeStatus.CONFIRMED)
_OF_THE_DEPARTMENT = (ChangeStatus.WRITING, ChangeStatus.RETURNED, ChangeStatus.DELIBERATED)


def holder_on(today: date) -> Officeholder | None:
    """Whose confirmed pledges the office looks after on a day: the last officeholder who has any by then.

    In the first months of a term those are the predecessor's, until the new pledges are confirmed. One query.
    """
    asked = Officeholder.objects.filter(pledges__isnull=False, began_on__lte=today)
    return asked.select_related("term").distinct().order_by("-began_on", "-pk").first()


def to_sign(actor: Actor, now: datetime) -> Sequence[Change]:
    """The changes that wait for the person's signature. One query."""
    steps = ApprovalStep.objects.waiting().for_actor(actor, day_of(now))
    steps = steps.exclude(approval__drafted_by=actor.id)
    asked = Change.objects.filter(approval__in=steps.values("approval"), status=ChangeStatus.APPROVAL)
    return list(asked.select_related("pledge", "department"))


def to_handle(actor: Actor) -> Sequence[Change]:
    """The changes whose next step is the person's, apart from signing. One query."""
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    asked = Change.objects.filter(department__in=own, status__in=_OF_THE_DEPARTMENT)
    if actor.has(Role.COORDINATOR):
        asked = asked | Change.objects.filter(status__in=_OF_THE_COORDINATOR)
    return list(asked.select_related("pledge", "department").distinct())


def may_propose(actor: Actor, holder: Officeholder, today: date) -> Sequence[Pledge]:
    """The pledges whose last card is of the person's departments; all of them for 총괄. Three queries."""
    pledges = list(holder.pledges.order_by("order"))
    if actor.has(Role.COORDINATOR):
        return pledges
    own = actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    names = set(Department.objects.on(today).filter(pk__in=own).values_list("name", flat=True))
    lead = _departments(pledges, today)
    return [pledge for pledge in pledges if lead.get(pledge.document_id) in names]


def _departments(pledges: Sequence[Pledge], today: date) -> dict[int, str | None]:
    """The lead department by document, as the last card of each names it."""
    documents = Document.objects.filter(pk__in=[pledge.document_id for pledge in pledges])
    bodies = Version.objects.as_of(today, documents=documents).values_list("document", "public__body")
    return {document: json.loads(bytes(body))["card"]["lead_department"] for document, body in bodies}
