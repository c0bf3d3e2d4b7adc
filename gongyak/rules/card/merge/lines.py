"""The items of a card from two sides, each by its stable id: its text, whether it is there, and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongyak.rules.card.alignment import places
from gongyak.rules.card.merge.model import Conflict, Judge, Side, Three
from gongyak.rules.card.merge.order import ordered
from gongyak.rules.card.merge.standing import Lines, standing, told
from gongyak.rules.card.model import TREES, Card, Item


def merge_lines(judge: Judge, sides: Three[Card]) -> dict[str, tuple[Item, ...]]:
    """The six sections of the merged card. Every item of the sides has an id; see `merge`."""
    lines = (_lines(sides[0]), _lines(sides[1]), _lines(sides[2]))
    before = len(judge.conflicts)
    items = _items(judge, lines)
    above = standing(judge, lines, items)
    below = _below(lines, above)
    kept = {item_id: item for item_id, item in items.items() if item}
    trees = {name: tuple(_built(name, below, kept)) for name in TREES}
    where = {item_id: place for name in TREES for item_id, place in _places(trees[name], name)}
    judge.conflicts[before:] = [_placed(one, where, lines) for one in judge.conflicts[before:]]
    return trees


def _lines(card: Card) -> Lines:
    found = places(card)
    ids = [str(place.item.id) for place in found]
    above = {
        ids[at]: place.section if place.above is None else ids[place.above] for at, place in enumerate(found)
    }
    below: dict[str, list[str]] = {}
    for item_id, parent in above.items():
        below.setdefault(parent, []).append(item_id)
    items = {ids[at]: replace(place.item, children=()) for at, place in enumerate(found)}
    return Lines(items, above, below)


def _items(judge: Judge, lines: Three[Lines]) -> dict[str, Item | None]:
    """Every line of either side as it stands, None where it goes; one dropped here and changed there stays."""
    base, mine, theirs = (each.items for each in lines)
    return {
        item_id: judge.value(
            f"item/{item_id}",
            (base.get(item_id), mine.get(item_id), theirs.get(item_id)),
            told(lines, item_id),
            Side.MINE if item_id in mine else Side.THEIRS,
        )
        for item_id in dict.fromkeys((*mine, *theirs))
    }


def _below(lines: Three[Lines], above: Mapping[str, str]) -> dict[str, list[str]]:
    """The lines under each line or section in their order."""
    under: dict[str, list[str]] = {}
    for item_id, parent in above.items():
        under.setdefault(parent, []).append(item_id)
    ranked = {}
    for parent, ids in under.items():
        base, mine, theirs = ([*_there(parent, side, above)] for side in lines)
        ranked[parent] = ordered(base, mine, theirs, ids)
    return ranked


def _there(parent: str, side: Lines, above: Mapping[str, str]) -> Iterator[str]:
    """What a side has under a line; in the place of a line that is gone what stood under that."""
    for item_id in side.below.get(parent, ()):
        if item_id in above:
            yield item_id
        else:
            yield from _there(item_id, side, above)


def _built(parent: str, below: Mapping[str, Sequence[str]], items: Mapping[str, Item]) -> Iterator[Item]:
    for item_id in below.get(parent, ()):
        yield replace(items[item_id], id=item_id, children=tuple(_built(item_id, below, items)))


# Where a person finds it


def _places(items: Sequence[Item], where: str) -> Iterator[tuple[str, str]]:
    for index, item in enumerate(items):
        yield str(item.id), f"{where}.{index}"
        yield from _places(item.children, f"{where}.{index}")


def _placed(conflict: Conflict, where: Mapping[str, str], lines: Three[Lines]) -> Conflict:
    """The conflict with the place of its line; of one that is gone the section in which it stood."""
    item_id = conflict.key.partition("/")[2]
    place = where.get(item_id) or next(each.section(item_id) for each in lines if item_id in each.above)
    return replace(conflict, where=place)
