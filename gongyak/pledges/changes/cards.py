"""What the cards of a pledge say of its confirmed matters, and which changes were decided."""

import json
from datetime import date

from gongyak.pledges.content import read_content
from gongyak.pledges.models import Change, ChangeStatus, Pledge
from gongyak.rules.card import Card
from gongyak.rules.changes import Decided, Kind, Shown, confirmed
from gongyak.rules.moments import day_of
from gongyak.snapshots.models import Version
from gongyak.staff.models import Department

#: The states in which a change is decided.
DECIDED = (ChangeStatus.CONFIRMED, ChangeStatus.PUBLISHED)


def latest_card(pledge: Pledge) -> Card | None:
    """The card of the last 기준일 of a pledge; None where none was taken in. One query."""
    version = (
        Version.objects.filter(document=pledge.document_id)
        .select_related("public")
        .order_by("-effective_on", "-seq")
        .first()
    )
    return read_content(json.loads(bytes(version.public.body))).card if version else None


def lead_department(pledge: Pledge, today: date) -> Department | None:
    """The department that the last card of a pledge names; None where there is none of that name today."""
    card = latest_card(pledge)
    return Department.objects.on(today).filter(name=(card and card.lead_department) or "").first()


def confirmed_now(pledge: Pledge) -> dict[Kind, str]:
    """What stands confirmed of a pledge: what its last card says, and what was decided since and no card shows yet."""
    card = latest_card(pledge)
    told = confirmed(card) if card else {}
    for one in decided(pledge):
        if card is None or card.as_of is None or one.decided_on > card.as_of:
            told[one.kind] = one.after
    return told


def decided(pledge: Pledge) -> tuple[Decided, ...]:
    """The matters of the changes that were decided, in the order of the decisions. One query."""
    rows = Change.objects.filter(pledge=pledge, status__in=DECIDED).order_by("decided_at", "pk", "items__pk")
    columns = rows.values_list("items__kind", "items__before", "items__after", "decided_at")
    return tuple(Decided(Kind(kind), before, after, day_of(at)) for kind, before, after, at in columns)


def shown(pledge: Pledge) -> tuple[Shown, ...]:
    """What the card of each 기준일 says, as it stands now. One query."""
    versions = Version.objects.filter(document=pledge.document_id).select_related("public")
    by_day: dict[date, Version] = {}
    for version in versions.order_by("effective_on", "seq"):
        by_day[version.effective_on] = version
    return tuple(
        Shown(day, confirmed(read_content(json.loads(bytes(version.public.body))).card))
        for day, version in by_day.items()
    )
