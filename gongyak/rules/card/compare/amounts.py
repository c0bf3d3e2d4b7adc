"""The tables of money of two cards, cell by cell, in won."""

from collections.abc import Iterable, Iterator

from gongyak.rules.budget import BLOCKS, FundingRow
from gongyak.rules.card.compare.model import CellChange
from gongyak.rules.card.model import Investment
from gongyak.rules.money import Amount

_UNKNOWN = Amount(None)


def compare_amounts(before: Investment | None, after: Investment | None) -> tuple[CellChange, ...]:
    """Every cell that either table has, in the order of the form; one without a table knows no amount."""
    old, new = (side.amounts() if side else {} for side in (before, after))
    return tuple(
        cell
        for block in BLOCKS
        for source in _either(old.get(block, {}), new.get(block, {}))
        for cell in _cells(block, source, old.get(block, {}).get(source), new.get(block, {}).get(source))
    )


def _cells(
    block: str, source: str, before: FundingRow | None, after: FundingRow | None
) -> Iterator[CellChange]:
    old, new = _amounts(before), _amounts(after)
    years = sorted({place for place in (*old, *new) if place.isdigit()})
    for place in ("total", "before", *years, "after"):
        yield CellChange(block, source, place, old.get(place, _UNKNOWN), new.get(place, _UNKNOWN))


def _amounts(row: FundingRow | None) -> dict[str, Amount]:
    if row is None:
        return {}
    return {place: Amount(won, row.undecided and won is None) for place, won in row.cells().items()}


def _either(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The names of both, those that only the later one has behind the rest."""
    return list(dict.fromkeys((*one, *other)))
