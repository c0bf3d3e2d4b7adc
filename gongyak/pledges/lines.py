"""The lines that lists and sums are made of: repeated from the public forms of frozen versions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from gongyak.pledges.models import BudgetLine, CardLine
from gongyak.rules.card import Card, from_json
from gongyak.snapshots.models import Version


@transaction.atomic
def keep_lines(versions: Iterable[Version]) -> None:
    """Give each version that has none its list line and its budget lines. Safe to repeat."""
    asked = Version.objects.filter(pk__in=[version.pk for version in versions], line=None)
    cards = {version.pk: public_card_of(version) for version in asked.select_related("public")}
    CardLine.objects.bulk_create(CardLine(version_id=key, **line_of(card)) for key, card in cards.items())
    BudgetLine.objects.bulk_create(
        BudgetLine(version_id=key, block=block, source=source, place=place, won=won)
        for key, card in cards.items()
        for (block, source, place), won in amounts_of(card).items()
    )


def public_card_of(version: Version) -> Card:
    """The card of a version's public form."""
    return from_json(json.loads(bytes(version.public.body))["card"])


def line_of(card: Card) -> dict[str, str | None]:
    """The columns of a card's `CardLine`."""
    return {
        "department": card.lead_department,
        "status_national": card.status_national,
        "completion": card.period.completion if card.period else None,
        "kind": card.investment.kind if card.investment else None,
    }


def amounts_of(card: Card) -> Mapping[tuple[str, str, str], int | None]:
    """Every amount of a card's 투자계획 in won, by block, source and place; None is unknown."""
    return dict(_amounts(card.investment.amounts() if card.investment else {}))


def _amounts(blocks: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], int | None]]:
    for block, sources in blocks.items():
        for source, row in sources.items():
            for place, won in row.cells().items():
                yield (block, source, place), won
