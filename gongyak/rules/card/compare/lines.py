"""The lines of two cards side by side: what stayed, changed, came, went or moved."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongyak.rules.card.alignment import Place, aligned, places
from gongyak.rules.card.compare.model import Kind, Line, LineChange, Move, SectionChange
from gongyak.rules.card.compare.words import compare_words, same_words
from gongyak.rules.card.model import TREES, Card

#: The places below one place (by index) or at the top of a section (by its name), in order.
_Below = dict[int | str | None, list[int]]


def compare_lines(before: Card, after: Card) -> tuple[SectionChange, ...]:
    """Every section of the two cards; each line of either stands in one of them exactly once."""
    old, new = places(before), places(after)
    left_of = aligned(old, new)
    sides = _Sides(old, new, left_of, _below(old), _below(new), _moved(old, new, left_of))
    return tuple(SectionChange(name, tuple(_changes(sides, name, name, 0))) for name in TREES)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The lines of two cards: `left_of` pairs them (after to before), `moved` are those (after) that moved."""

    old: Sequence[Place]
    new: Sequence[Place]
    left_of: dict[int, int]
    old_below: _Below
    new_below: _Below
    moved: dict[int, Move]


def _below(listed: Sequence[Place]) -> _Below:
    found: _Below = {}
    for index, place in enumerate(listed):
        found.setdefault(place.section if place.above is None else place.above, []).append(index)
    return found


def _changes(
    sides: _Sides, left: int | str | None, right: int | str | None, depth: int
) -> Iterator[LineChange]:
    """The lines below one line, which is at `left` before and at `right` after, and those below them."""
    for old, new in _merged(sides, sides.old_below.get(left, []), sides.new_below.get(right, [])):
        yield _change(sides, old, new, depth)
        yield from _changes(sides, old, new, depth + 1)


def _merged(
    sides: _Sides, olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int | None, int | None]]:
    """The new lines in their order, each line that went behind the one that it stood behind."""
    here = {sides.left_of.get(new) for new in news}
    stayed = set(sides.left_of.values())
    behind: dict[int | None, list[int]] = {}
    last = None
    for old in olds:
        if old in here:
            last = old
        elif old not in stayed:
            behind.setdefault(last, []).append(old)
    yield from ((old, None) for old in behind.pop(None, []))
    for new in news:
        left = sides.left_of.get(new)
        yield left, new
        yield from ((old, None) for old in behind.get(left, []))


def _change(sides: _Sides, old: int | None, new: int | None, depth: int) -> LineChange:
    before = None if old is None else _line(sides.old[old])
    after = None if new is None else _line(sides.new[new])
    if before is None or after is None:
        return LineChange(Kind.ADDED if after else Kind.REMOVED, depth, before, after)
    moved = sides.moved.get(new) if new is not None else None
    if same_words(before.text, after.text):
        return LineChange(Kind.MOVED if moved else Kind.SAME, depth, before, after, moved)
    return LineChange(Kind.CHANGED, depth, before, after, moved, compare_words(before.text, after.text))


def _line(place: Place) -> Line:
    return Line(place.section, place.indices, place.item.text, place.item.mark, place.item.id)


def _moved(old: Sequence[Place], new: Sequence[Place], left_of: dict[int, int]) -> dict[int, Move]:
    """The lines (by index after) under another line or section than before, or past their neighbours."""
    moved: dict[int, Move] = {}
    beside: dict[int | str, list[tuple[int, int]]] = {}
    for right, left in left_of.items():
        above = new[right].above
        if _under(old[left]) == (_under(new[right]) if above is None else left_of.get(above)):
            beside.setdefault(_under(new[right]), []).append((left, right))
        else:
            moved[right] = Move.ABOVE if old[left].section == new[right].section else Move.SECTION
    for pairs in beside.values():
        passed = {right for _, right in pairs} - _unmoved(pairs, old, new)
        moved.update(dict.fromkeys(passed, Move.ORDER))
    return moved


def _under(place: Place) -> int | str:
    return place.section if place.above is None else place.above


def _unmoved(pairs: list[tuple[int, int]], old: Sequence[Place], new: Sequence[Place]) -> set[int]:
    """Of the pairs below one line those (by index after) that kept their order: as many as can be.

    Where several sets are as large it is the same one for whoever swaps the cards.
    """
    by_left, by_right = sorted(pairs), sorted(pairs, key=lambda pair: pair[1])
    if [_key(old[left]) for left, _ in by_left] <= [_key(new[right]) for _, right in by_right]:
        kept = _rising([left for left, _ in by_right])
        return {right for left, right in pairs if left in kept}
    return _rising([right for _, right in by_left])


def _key(place: Place) -> tuple[str, str]:
    return place.text, place.item.id or ""


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest rising run of different numbers, others between them left out."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    run, number_or_none = set(), ends[-1] if ends else None
    while number_or_none is not None:
        run.add(number_or_none)
        number_or_none = before[number_or_none]
    return run
