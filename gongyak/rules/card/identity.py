"""Stable ids of a card's items: an item that is moved or reworded stays itself from quarter to quarter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from heapq import nsmallest
from typing import Any

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card.model import TREES, Card, Item

#: From this likeness of two texts (0 to 1) one counts as the other reworded.
REWORDED = 0.6
#: With how many old items a new one is compared: more than a section of a real card has.
NEAREST = 30
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class _Place:
    """An item with its section and the texts from the top of the section down to it."""

    section: str
    path: tuple[str, ...]
    item: Item

    @property
    def text(self) -> str:
        return self.path[-1]


def with_ids(card: Card, before: Card | None, *, scope: str) -> Card:
    """The card with an id on every item: those of `before` where an item stayed, new ones elsewhere.

    An item stayed when it has the same id, else the same texts from its section down, else the same text
    elsewhere, else (in its section, best first) a text alike by `REWORDED`. Of an item that was split the
    likeliest part keeps the id. New ids follow from `scope` (the card's own key) and the texts, so that
    the same file gives the same ids everywhere.
    """
    places = list(_places(card))
    kept = _matched(places, list(_places(before)) if before else [])
    used = set(kept.values()) | {
        place.item.id for place in (_places(before) if before else ()) if place.item.id
    }
    ids: dict[int, str] = {}
    for index, place in enumerate(places):
        ids[index] = kept.get(index) or _new(scope, place, used)
        used.add(ids[index])
    numbered = iter(range(len(places)))
    given: dict[str, Any] = {name: _given(getattr(card, name), ids, numbered) for name in TREES}
    return replace(card, **given)


def _places(card: Card) -> Iterator[_Place]:
    """Every item, parents first."""
    for section in TREES:
        for item in getattr(card, section):
            yield from _below(section, (), item)


def _below(section: str, above: tuple[str, ...], item: Item) -> Iterator[_Place]:
    path = (*above, " ".join(item.text.split()))
    yield _Place(section, path, item)
    for child in item.children:
        yield from _below(section, path, child)


def _matched(new: list[_Place], old: list[_Place]) -> dict[int, str]:
    """The id of each new item (by index) that is an old one, by falling certainty."""
    kept: dict[int, str] = {}
    free = {index: place for index, place in enumerate(old) if place.item.id}
    _pair(new, free, kept, lambda place: place.item.id)
    _pair(new, free, kept, lambda place: (place.section, place.path))
    _pair(new, free, kept, lambda place: (place.section, place.text))
    _pair(new, free, kept, lambda place: place.text)
    for _, index, left in sorted(_alike(new, free, kept), key=lambda found: (-found[0], *found[1:])):
        if index not in kept and left in free:
            kept[index] = free.pop(left).item.id or ""
    return kept


def _pair(
    new: list[_Place], free: dict[int, _Place], kept: dict[int, str], key: Callable[[_Place], object]
) -> None:
    """Pair what is still unpaired and has the same key, in order."""
    by_key: dict[object, list[int]] = {}
    for left, place in free.items():
        by_key.setdefault(key(place), []).append(left)
    for index, place in enumerate(new):
        waiting = by_key.get(key(place))
        if index not in kept and waiting:
            kept[index] = free.pop(waiting.pop(0)).item.id or ""


def _alike(
    new: list[_Place], free: dict[int, _Place], kept: dict[int, str]
) -> Iterator[tuple[float, int, int]]:
    """(likeness, new index, old index) of unpaired items of one section and depth that are alike enough.

    An item is held against the `NEAREST` old ones by place, so that the work grows with the items only.
    """
    beside: dict[tuple[str, int], list[int]] = {}
    for left, other in free.items():
        beside.setdefault((other.section, len(other.path)), []).append(left)
    for index, place in enumerate(new):
        if index in kept:
            continue
        possible = beside.get((place.section, len(place.path)), [])
        matcher = SequenceMatcher(None, "", place.text, autojunk=False)
        for left in sorted(nsmallest(NEAREST, possible, key=lambda left: abs(left - index))):
            matcher.set_seq1(free[left].text)
            if (ratio := _ratio(matcher)) >= REWORDED:
                yield ratio, index, left


def _ratio(matcher: SequenceMatcher[str]) -> float:
    """The likeness, or 0 where an upper bound that costs little already falls short."""
    if matcher.real_quick_ratio() < REWORDED or matcher.quick_ratio() < REWORDED:
        return 0.0
    return matcher.ratio()


def _new(scope: str, place: _Place, used: set[str]) -> str:
    """An id that follows from the texts; the next one where an equal item already has it."""
    count = 0
    while True:
        made = sha256(canonical([scope, place.section, place.path, count]))[:_ID_LENGTH]
        if made not in used:
            return made
        count += 1


def _given(items: tuple[Item, ...], ids: dict[int, str], numbered: Iterator[int]) -> tuple[Item, ...]:
    """The items with their ids, numbered in the order of `_places`."""
    return tuple(
        replace(item, id=ids[next(numbered)], children=_given(item.children, ids, numbered)) for item in items
    )
