"""Rows that tell of acts, held against the acts that stand in the chain."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

_Row, _Act = TypeVar("_Row"), TypeVar("_Act", bound=tuple[str, ...])


def unmatched(rows: Iterable[tuple[_Row, _Act]], acts: Iterable[_Act]) -> tuple[list[_Row], list[_Act]]:
    """The rows, each with what its act has to say, that no act says; and the acts of which no row is left, in order.

    One act stands for one row: of two rows that tell the same, one act leaves the second.
    """
    left = Counter(acts)
    alone = []
    for row, act in rows:
        if left[act]:
            left[act] -= 1
        else:
            alone.append(row)
    return alone, sorted(left.elements())
