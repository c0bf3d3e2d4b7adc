"""Sums of money in which what is unknown stays beside what is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongyak.rules.budget import BLOCKS
from gongyak.rules.card.layout import layouts
from gongyak.rules.totals.lines import UNSPLIT, Leaf

BEFORE, AFTER, IN_TERM, ALL = "before", "after", "in_term", "total"


@dataclass(frozen=True, slots=True)
class Sum:
    """Won that are known, and the numbers of the pledges that have an amount in it that is not."""

    won: int = 0
    unknown: frozenset[str] = frozenset()

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.won + other.won, self.unknown | other.unknown)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums by cell: block, source, place. Any part of them adds up from the same cells, to the won."""

    leaves: Mapping[Leaf, Sum] = field(default_factory=dict)

    def __add__(self, other: "Sums") -> "Sums":
        return added([*self.leaves.items(), *other.leaves.items()])

    def at(self, block: str, *, source: str | None = None, place: str = ALL) -> Sum | None:
        """The sum of a block, of one source or all, of one place or several (`total`, `in_term`).

        None where no card has such a cell.
        """
        held = [
            amount
            for (name, whose, where), amount in self.leaves.items()
            if name == block and source in (None, whose) and is_within(where, place)
        ]
        return sum(held, Sum()) if held else None

    def sources(self, block: str) -> tuple[str, ...]:
        """The sources of a block in the order of the form."""
        return tuple(sorted({source for name, source, _ in self.leaves if name == block}, key=source_key))

    def places(self, block: str) -> tuple[str, ...]:
        """The places of a block from left to right."""
        return tuple(sorted({place for name, _, place in self.leaves if name == block}, key=place_key))


def added(amounts: Iterable[tuple[Leaf, Sum]]) -> Sums:
    """Sums of amounts, however often a cell comes, in the order of the form."""
    sums: dict[Leaf, Sum] = defaultdict(Sum)
    for leaf, amount in amounts:
        sums[leaf] += amount
    return Sums({leaf: sums[leaf] for leaf in sorted(sums, key=_leaf_key)})


def is_within(place: str, asked: str) -> bool:
    """Whether a cell's place is in one that is asked for: `total` holds all, `in_term` the years."""
    return asked in (ALL, place) or (asked == IN_TERM and place.isdigit())


def place_key(place: str) -> tuple[int, str]:
    """기투자, the years, 임기후, then what is not parted, and 계."""
    return ({BEFORE: 0, AFTER: 2, UNSPLIT: 3, ALL: 4}.get(place, 1), place)


def source_key(source: str) -> tuple[int, str]:
    """The sources of the official form in its order, then others, then what is not parted."""
    order = layouts()["standard"].rows
    last = len(order) + (source == UNSPLIT)
    return (order.index(source) if source in order else last, source)


def _leaf_key(leaf: Leaf) -> tuple[int, tuple[int, str], tuple[int, str]]:
    block, source, place = leaf
    return list(BLOCKS).index(block), source_key(source), place_key(place)
