"""작은 수 가림: which counts of a breakdown are told so that none that is small can be had by subtraction.

A count from 1 to 4 is hidden. Whoever knows the whole could subtract what is told from it: so the hidden counts
together must be no small number either, and leave room for more than one answer. Where they do not, the two
smallest of the others are hidden as well, and whatever equals them; what is none is hidden together with the small.
The tests try every table of up to five counts: even who knows this rule learns no hidden count.
"""

from collections.abc import Sequence

from gongyak.rules.compiling.lineage import SMALLEST

_MORE = 2


def is_small(count: int) -> bool:
    """Whether a count is one that is not told."""
    return 0 < count < SMALLEST


def told(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The counts of a breakdown whose whole is known, None for each that is hidden."""
    small = [count for count in counts if is_small(count)]
    if not small:
        return tuple(counts)
    large = sorted(count for count in counts if count >= SMALLEST)
    most = (SMALLEST - 1) * (len(counts) - len(large))
    enough = SMALLEST <= sum(small) <= most - _MORE
    also = 0 if enough or not large else large[:_MORE][-1]
    return tuple(count if count >= SMALLEST and count > also else None for count in counts)
