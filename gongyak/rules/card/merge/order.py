"""The order of the lines under one line, from two sides."""

from collections.abc import Collection, Sequence


def ordered(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], kept: Collection[str]
) -> list[str]:
    """The ids `kept`, in my order or, where only they changed it, in theirs; what the other has stands behind what
    it stood behind there.
    """
    lead, other = (
        (theirs, mine) if _same_order(base, mine) and not _same_order(base, theirs) else (mine, theirs)
    )
    result = [item_id for item_id in lead if item_id in kept]
    for item_id in [one for one in other if one in kept and one not in result]:
        result.insert(_behind(item_id, other, result, base), item_id)
    return result


def _same_order(base: Sequence[str], side: Sequence[str]) -> bool:
    """Whether the lines that both have stand in one order."""
    return [one for one in base if one in side] == [one for one in side if one in base]


def _behind(item_id: str, other: Sequence[str], result: Sequence[str], base: Sequence[str]) -> int:
    """The index behind the nearest line that stands before it on its own side, and behind what is new there."""
    before = [one for one in other[: other.index(item_id)] if one in result]
    at = result.index(before[-1]) + 1 if before else 0
    while at < len(result) and result[at] not in base and result[at] not in other:
        at += 1
    return at
