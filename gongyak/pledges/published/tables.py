"""What a set's cards hold, line by line: read some hundred cards at a time, however many there are."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongyak.pledges.models import BudgetLine
from gongyak.pledges.published.rows import PublishedRow, PublishedSet
from gongyak.rules.budget import TOTAL
from gongyak.rules.card import from_json
from gongyak.rules.card.model import Item
from gongyak.snapshots.models import Version

#: So many cards are in memory at once.
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class PublishedAmount:
    """One amount of one card in won, never a sum: block (plan, secured, spent, executed), source such as 구비,
    place (before, after or year, `year` naming it). None is unknown."""

    row: PublishedRow
    block: str
    source: str
    place: str
    year: int | None
    won: int | None


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """One line of a card's 추진실적: `line` counts from 1, `9.1` is the first below the ninth."""

    row: PublishedRow
    line: str
    item: Item


def amounts(found: PublishedSet) -> Iterator[PublishedAmount]:
    """Every amount of every card that is no sum of others, card by card. One query for 200 cards."""
    for rows in _batches(found.rows):
        lines = BudgetLine.objects.filter(version__in=[row.version for row in rows])
        lines = lines.exclude(source=TOTAL).exclude(place="total").order_by("pk")
        by_card = defaultdict(list)
        for line in lines.values_list("version", "block", "source", "place", "won"):
            by_card[line[0]].append(line[1:])
        for row in rows:
            for block, source, place, won in by_card[row.version]:
                year = int(place) if place.isdigit() else None
                yield PublishedAmount(row, block, source, "year" if year else place, year, won)


def achievements(found: PublishedSet) -> Iterator[PublishedItem]:
    """Every line of 추진실적 of every card, in the order of the card. One query for 200 cards."""
    for rows in _batches(found.rows):
        versions = Version.objects.filter(pk__in=[row.version for row in rows]).select_related("public")
        bodies = dict(versions.values_list("pk", "public__body"))
        for row in rows:
            card = from_json(json.loads(bytes(bodies[row.version]))["card"])
            yield from (PublishedItem(row, line, item) for line, item in _lines(card.achievements))


def _batches(rows: Sequence[PublishedRow]) -> Iterator[Sequence[PublishedRow]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _lines(items: Sequence[Item], above: str = "") -> Iterator[tuple[str, Item]]:
    for count, item in enumerate(items, 1):
        yield f"{above}{count}", item
        yield from _lines(item.children, f"{above}{count}.")
