"""The card of each pledge as the public first saw it."""

import json
from dataclasses import dataclass
from datetime import date

from gongyak.pledges.content import read_content
from gongyak.pledges.places import order_key
from gongyak.pledges.published.rows import PublishedSet
from gongyak.rules.card import Card
from gongyak.snapshots.models import KnownAt, Publication, PublicationItem, Version


@dataclass(frozen=True, slots=True)
class FirstCard:
    """A card in the first publication that held its pledge; `as_of` is its 기준일, `publication` that list's seq."""

    card: Card
    as_of: date
    publication: int


def first_cards(found: PublishedSet, known_at: KnownAt = None) -> dict[str, FirstCard]:
    """By the key that sorts 관리번호 (`row.order`), for every pledge of a set. Two queries, however many."""
    documents = Version.objects.filter(pk__in=[row.version for row in found.rows]).values("document")
    items = PublicationItem.objects.filter(
        publication__in=Publication.objects.published_by(known_at), version__document__in=documents
    ).order_by("-publication__seq")
    columns = items.values_list("version__document", "version", "publication__seq")
    held = {document: (version, seq) for document, version, seq in columns}
    wanted = [version for version, _ in held.values()]
    bodies = {one.document_id: one for one in Version.objects.filter(pk__in=wanted).select_related("public")}
    made = {}
    for document, (_, seq) in held.items():
        one = bodies[document]
        card = read_content(json.loads(bytes(one.public.body))).card
        made[order_key(card.number or "")] = FirstCard(card, one.effective_on, seq)
    return made
