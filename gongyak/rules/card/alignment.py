"""Which item of one card is which item of another: by id, by place and text, by text, by likeness of texts.

The answer is the same in both directions: whoever swaps the cards gets the same pairs.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongyak.rules.card.model import TREES, Card, Item

#: From this likeness of two texts (0 to 1) one counts as the other reworded.
REWORDED = 0.6
#: How many of the unpaired items before and after its own place an item is compared with: more than a
#: section of a real card has.
NEAREST = 30


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
    same text anywhere, else (in its section and depth, best first) a text alike by `REWORDED`.
    """
    pairing = _Pairing(before, after)
    pairing.by(lambda place: place.item.id)
    pairing.by(lambda place: (place.section, place.path))
    pairing.by(lambda place: (place.section, place.text))
    pairing.by(lambda place: place.text)
    pairing.by_likeness()
    return pairing.pairs


class _Pairing:
    """Pairs found so far, and which places of the old card are still free."""

    def __init__(self, before: Sequence[Place], after: Sequence[Place]):
        self.before, self.after = before, after
        self.free = dict(enumerate(before))
        self.pairs: dict[int, int] = {}

    def by(self, key: Callable[[Place], Hashable | None]) -> None:
        """Pair what is still unpaired and has the same key, in order; None is no key."""
        waiting: dict[Hashable, list[int]] = {}
        for index, place in reversed(self.free.items()):
            waiting.setdefault(key(place), []).append(index)
        waiting.pop(None, None)
        for index, place in self._unpaired():
            if left := waiting.get(key(place)):
                self._pair(index, left.pop())

    def by_likeness(self) -> None:
        """Pair what is alike, the most alike first, then the nearest by place."""
        likely = sorted(self._alike(), key=lambda found: (-found[0], found[1] + found[2], min(found[1:])))
        for _, index, left in likely:
            if index not in self.pairs and left in self.free:
                self._pair(index, left)

    def _alike(self) -> Iterator[tuple[float, int, int]]:
        """(likeness, index after, index before) of unpaired items of one section and depth.

        An item is held against those near its rank among the unpaired, so that the work grows with the
        items only.
        """
        old, new = _by_level(self.free.items()), _by_level(self._unpaired())
        matchers: dict[str, SequenceMatcher[str]] = {}
        for level, indices in new.items():
            possible = old.get(level, [])
            for rank, index in enumerate(indices):
                for left in possible[max(0, rank - NEAREST) : rank + NEAREST + 1]:
                    ratio = _likeness(self.after[index].text, self.before[left].text, matchers)
                    if ratio >= REWORDED:
                        yield ratio, index, left

    def _unpaired(self) -> Iterator[tuple[int, Place]]:
        return ((index, place) for index, place in enumerate(self.after) if index not in self.pairs)

    def _pair(self, index: int, left: int) -> None:
        self.pairs[index] = left
        del self.free[left]


def _by_level(found: Iterable[tuple[int, Place]]) -> dict[tuple[str, int], list[int]]:
    levels: dict[tuple[str, int], list[int]] = {}
    for index, place in found:
        levels.setdefault((place.section, len(place.path)), []).append(index)
    return levels


def _likeness(one: str, other: str, matchers: dict[str, SequenceMatcher[str]]) -> float:
    """The likeness of two texts, or 0 where an upper bound that costs little already falls short.

    difflib's ratio depends on the order of the texts, so they are put in order first. `matchers` keeps
    what is known of the second text.
    """
    one, other = sorted((one, other))
    if other not in matchers:
        matchers[other] = SequenceMatcher(None, "", other, autojunk=False)
    matcher = matchers[other]
    matcher.set_seq1(one)
    if matcher.real_quick_ratio() < REWORDED or matcher.quick_ratio() < REWORDED:
        return 0.0
    return matcher.ratio()
