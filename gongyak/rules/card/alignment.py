"""Which item of one card is which item of another: by id, by place and text, by text, by likeness of texts.

The answer is the same in both directions: whoever swaps the cards gets the same pairs.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongyak.rules.card.model import TREES, Card, Item

#: From this likeness of two texts (0 to 1) one counts as the other reworded.
REWORDED = 0.6
#: The same for the names of a plan and of something done that may be what came of it.
CARRIED_OUT = 0.8
#: How many of the unpaired items before and after its own place an item is compared with: more than a
#: section of a real card has.
NEAREST = 30
_TAIL = re.compile(r" ?(?::|\(?['’]?\d{2,4}\.).*")


@dataclass(frozen=True, slots=True)
class Place:
    """An item with its section, the index in each list on the way down to it, and the texts on that way.

    `above` is the index of the item above among all places of the card, None at the top of a section.
    """

    section: str
    indices: tuple[int, ...]
    path: tuple[str, ...]
    above: int | None
    item: Item

    @property
    def text(self) -> str:
        """The item's text with single blanks."""
        return self.path[-1]

    @property
    def name(self) -> str:
        """What of the text stands before a colon or a date: `한마당 개최` of `한마당 개최: 2024.12.`."""
        return _TAIL.sub("", self.text) or self.text


def places(card: Card) -> list[Place]:
    """Every item of a card in the order of the form, parents first."""
    found: list[Place] = []
    for section in TREES:
        _add(found, section, getattr(card, section), (), (), None)
    return found


def _add(
    found: list[Place],
    section: str,
    items: tuple[Item, ...],
    indices: tuple[int, ...],
    path: tuple[str, ...],
    above: int | None,
) -> None:
    for index, item in enumerate(items):
        here, told = (*indices, index), (*path, " ".join(item.text.split()))
        found.append(Place(section, here, told, above, item))
        _add(found, section, item.children, here, told, len(found) - 1)


def aligned(before: Sequence[Place], after: Sequence[Place]) -> dict[int, int]:
    """For each place of `after` (by index) that is an old one the index in `before`, by falling certainty.

    The same id, else the same texts from the section down, else the same text in the section, else the
    same text anywhere, else (in its section and depth, best first) a text alike by `REWORDED`, else (from
    향후계획 to 추진실적 or back) a name alike by `CARRIED_OUT`.
    """
    pairing = _Pairing(before, after)
    pairing.by(lambda place: place.item.id)
    pairing.by(lambda place: (place.section, place.path))
    pairing.by(lambda place: (place.section, place.text))
    pairing.by(lambda place: place.text)
    pairing.by_likeness()
    pairing.by_names("plans", "achievements")
    pairing.by_names("achievements", "plans")
    return pairing.pairs


class _Pairing:
    """Pairs found so far, and which places of the old card are still free."""

    def __init__(self, before: Sequence[Place], after: Sequence[Place]):
        self.before, self.after = before, after
        self.free = dict(enumerate(before))
        self.pairs: dict[int, int] = {}

    def by(self, key: Callable[[Place], Hashable | None]) -> None:
        """Pair what is still unpaired and has the same key, in order; None is no key."""
        waiting = _by_key(reversed(self.free.items()), key)
        for index, place in self._unpaired():
            if left := waiting.get(key(place)):
                self._pair(index, left.pop())

    def by_likeness(self) -> None:
        """Pair what has a text alike in one section and depth."""
        old, new = (_by_key(each, _level) for each in (self.free.items(), self._unpaired()))
        self._pair_alike(
            found
            for level, indices in new.items()
            for found in self._alike(old.get(level, []), indices, REWORDED, lambda place: place.text)
        )

    def by_names(self, before: str, after: str) -> None:
        """Pair what stood in one section and has a name alike in another."""
        old = [index for index, place in self.free.items() if place.section == before]
        new = [index for index, place in self._unpaired() if place.section == after]
        self._pair_alike(self._alike(old, new, CARRIED_OUT, lambda place: place.name))

    def _pair_alike(self, found: Iterable[tuple[float, int, int]]) -> None:
        """Pair what is alike, the most alike first, then the nearest by place."""
        for _, index, left in sorted(found, key=lambda one: (-one[0], one[1] + one[2], min(one[1:]))):
            if index not in self.pairs and left in self.free:
                self._pair(index, left)

    def _alike(
        self, old: Sequence[int], new: Sequence[int], least: float, told: Callable[[Place], str]
    ) -> Iterator[tuple[float, int, int]]:
        """(likeness, index after, index before) of places whose texts are alike by `least`.

        One is held against those near its rank, so that the work grows with the items only.
        """
        matchers: dict[str, SequenceMatcher[str]] = {}
        for rank, index in enumerate(new):
            for left in old[max(0, rank - NEAREST) : rank + NEAREST + 1]:
                texts = told(self.after[index]), told(self.before[left])
                if (ratio := _likeness(*texts, least, matchers)) >= least:
                    yield ratio, index, left

    def _unpaired(self) -> Iterator[tuple[int, Place]]:
        return ((index, place) for index, place in enumerate(self.after) if index not in self.pairs)

    def _pair(self, index: int, left: int) -> None:
        self.pairs[index] = left
        del self.free[left]


def _level(place: Place) -> tuple[str, int]:
    return place.section, len(place.path)


def _by_key(
    found: Iterable[tuple[int, Place]], key: Callable[[Place], Hashable | None]
) -> dict[Hashable, list[int]]:
    """The indices of places by their key, without those that have none."""
    listed: dict[Hashable, list[int]] = {}
    for index, place in found:
        listed.setdefault(key(place), []).append(index)
    listed.pop(None, None)
    return listed


def _likeness(one: str, other: str, least: float, matchers: dict[str, SequenceMatcher[str]]) -> float:
    """The likeness of two texts, or 0 where an upper bound that costs little already falls short of `least`.

    difflib's ratio depends on the order of the texts, so they are put in order first. `matchers` keeps
    what is known of the second text.
    """
    one, other = sorted((one, other))
    if other not in matchers:
        matchers[other] = SequenceMatcher(None, "", other, autojunk=False)
    matcher = matchers[other]
    matcher.set_seq1(one)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
