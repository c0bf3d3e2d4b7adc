"""Stable ids of a card's items: an item that is moved or reworded stays itself from quarter to quarter."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card.alignment import Place, aligned, places
from gongyak.rules.card.model import TREES, Card, Item

_ID_LENGTH = 12


def with_ids(card: Card, before: Card | None, *, scope: str) -> Card:
    """The card with an id on every item: those of `before` where an item stayed, new ones elsewhere.

    Which item stayed is what `alignment` says. Of an item that was split the likeliest part keeps the id.
    New ids follow from `scope` (the card's own key) and the texts, so that the same file gives the same
    ids everywhere.
    """
    new = places(card)
    old = [place for place in places(before) if place.item.id] if before else []
    kept = {index: old[left].item.id for index, left in aligned(old, new).items()}
    used = {place.item.id for place in old}
    ids: list[str] = []
    for index, place in enumerate(new):
        ids.append(kept.get(index) or _new(scope, place, used))
        used.add(ids[-1])
    numbered = iter(ids)
    given: dict[str, Any] = {name: _given(getattr(card, name), numbered) for name in TREES}
    return replace(card, **given)


def _new(scope: str, place: Place, used: set[str | None]) -> str:
    """An id that follows from the texts; the next one where an equal item already has it."""
    count = 0
    while True:
        made = sha256(canonical([scope, place.section, place.path, count]))[:_ID_LENGTH]
        if made not in used:
            return made
        count += 1


def _given(items: tuple[Item, ...], ids: Iterator[str]) -> tuple[Item, ...]:
    """The items with their ids, which come parents first."""
    return tuple(replace(item, id=next(ids), children=_given(item.children, ids)) for item in items)
