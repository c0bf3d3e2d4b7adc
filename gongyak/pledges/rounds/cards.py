"""The card in a draft: from and to its canonical JSON, what stands in its way, what it will hold once frozen."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gongyak.district.published import statuses
from gongyak.pledges.content import Content, Source
from gongyak.pledges.models import Draft
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import Card, from_json, to_json
from gongyak.rules.card.layout import squeeze
from gongyak.rules.card.typed import examined
from gongyak.rules.findings import Finding, Severity

#: The format of what was written in the product itself, beside those of files.
WRITTEN_HERE = "desk"


def card_of(draft: Draft) -> Card:
    """The card as it is written so far."""
    return from_json(json.loads(draft.card))


def with_local_status(card: Card) -> Card:
    """The card with the national status that the district's own settings name for its word, where it has none."""
    if card.status is None or card.status_national is not None:
        return card
    own = {squeeze(word): national for word, national, _ in statuses().local}
    return replace(card, status_national=own.get(squeeze(card.status)))


def text_of(card: Card) -> str:
    """A card as a draft keeps it: canonical JSON."""
    return canonical(to_json(card)).decode()


def hash_of(text: str) -> str:
    """The hash of a draft's text: what an approval signs."""
    return sha256(text.encode())


def for_next_quarter(card: Card, as_of: date) -> Card:
    """Last quarter's card as the beginning of this quarter's."""
    return replace(card, as_of=as_of, raw={name: text for name, text in card.raw.items() if name != "as_of"})


def findings_of(card: Card) -> tuple[Finding, ...]:
    """What the card itself leaves open or gets wrong, whatever the district has set, the blocking first."""
    return tuple(sorted(examined(card), key=lambda finding: not finding.blocks))


def content_of_draft(draft: Draft) -> Content:
    """What confirmation freezes: the card, the questions that stay open, and that it was written here."""
    card = card_of(draft)
    questions: Sequence[Finding] = [f for f in findings_of(card) if f.severity is Severity.QUESTION]
    return Content(card, tuple(questions), (), Source(hash_of(draft.card), WRITTEN_HERE))
