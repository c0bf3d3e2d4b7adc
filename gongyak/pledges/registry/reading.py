"""What the office reads of its registry of pledges."""

import json
from datetime import date

from gongyak.pledges.models import Pledge
from gongyak.pledges.places import order_key
from gongyak.rules.card import Card, from_json
from gongyak.snapshots.models import Document, KnownAt, Version


def public_card(number: str, day: date, known_at: KnownAt = None) -> Card | None:
    """The public form of a pledge's card in force on `day`, as recorded by `known_at`; None where none is.

    Where two officeholders' pledges bear the number it is the one in office last by that day. Published or
    not: this is for the office, in the form that the public would get.
    """
    pledges = Pledge.objects.filter(order=order_key(number), officeholder__began_on__lte=day)
    for pledge in pledges.order_by("-officeholder__began_on"):
        asked = Document.objects.filter(pk=pledge.document_id)
        version = Version.objects.as_of(day, known_at, documents=asked).select_related("public").first()
        if version:
            return from_json(json.loads(bytes(version.public.body))["card"])
    return None
