"""What publishing a round would show the public that it does not see yet."""

import json
from dataclasses import dataclass

from django.urls import reverse

from gongyak.desk.differences import Difference, differences
from gongyak.pledges.lines import public_card_of
from gongyak.pledges.models import Draft, Round
from gongyak.pledges.rounds.publishing import readiness
from gongyak.rules.dates import format_day
from gongyak.snapshots.models import Publication, Version


@dataclass(frozen=True, slots=True)
class PreviewCard:
    """One card: what it says otherwise than what the public sees now; `is_new` where it sees none."""

    number: str
    title: str
    address: str
    department: str
    is_new: bool
    changes: tuple[Difference, ...]
    correction: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The round before its publication: what will be shown, and what keeps standing as it is."""

    as_of: str
    cards: tuple[PreviewCard, ...]
    waiting: tuple[PreviewCard, ...]
    published: int
    withheld: tuple[str, ...]


def make_preview(round: Round) -> Preview:
    """The preview in the public's own form: names and extensions are masked as they will be."""
    ready = readiness(round)
    seen = _seen(round)
    cards = tuple(_card(draft, seen) for draft in ready.confirmed)
    withheld = sorted(
        {place for draft in ready.confirmed if draft.version for place in _withheld(draft.version)}
    )
    return Preview(
        as_of=format_day(round.as_of),
        cards=cards,
        waiting=tuple(_plain(draft) for draft in ready.waiting),
        published=len(ready.published),
        withheld=tuple(withheld),
    )


def _seen(round: Round) -> dict[int, Version]:
    """What the public sees now of each document for the round's 기준일, or the day before it."""
    in_force = Publication.objects.in_force(round.as_of)
    if in_force is None:
        return {}
    return {version.document_id: version for version in in_force.versions.select_related("public")}


def _card(draft: Draft, seen: dict[int, Version]) -> PreviewCard:
    now, version = seen.get(draft.pledge.document_id), draft.version
    changes = differences(public_card_of(now), public_card_of(version)) if now and version else ()
    return PreviewCard(
        number=draft.pledge.number,
        title=draft.pledge.title,
        address=reverse("draft", args=[draft.pk]),
        department=draft.department.name if draft.department else "",
        is_new=now is None,
        changes=changes,
        correction=draft.correction,
    )


def _plain(draft: Draft) -> PreviewCard:
    name = draft.department.name if draft.department else ""
    address = reverse("draft", args=[draft.pk])
    return PreviewCard(draft.pledge.number, draft.pledge.title, address, name, False, (), draft.correction)


def _withheld(version: Version) -> list[str]:
    """The places of values that the public does not get."""
    return list(json.loads(bytes(version.public.body))["card"].get("withheld", ()))
