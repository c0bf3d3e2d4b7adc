"""공약가계부: what the money comes from (세입, by source) and what it goes to (세출, by field), year by year.

Both sides are sums of the same cells, so that they are equal to the won; beside them stands what the cards
state as 총계, which is not where a card does not add up or leaves a cell open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.budget import BLOCKS
from gongyak.rules.totals.axes import Group
from gongyak.rules.totals.sums import ALL, IN_TERM, Sum, Sums

#: By block and place: 총계 in won of the cards that state it, and the sum of the cells of those same cards.
Stated = Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a side: a source, or a field by its number (None: of no field), with its name."""

    value: str | None
    label: str
    sum: Sum


@dataclass(frozen=True, slots=True)
class Account:
    """The two sides of one block and place.

    `stated` is 총계 as the cards state it, `difference` what that is above (or below) the cells of those same
    cards; both None where no card states it.
    """

    block: str
    place: str
    income: tuple[Entry, ...]
    spending: tuple[Entry, ...]
    stated: int | None
    difference: int | None

    @property
    def income_won(self) -> int:
        """세입: the sum over the sources."""
        return sum(entry.sum.won for entry in self.income)

    @property
    def spending_won(self) -> int:
        """세출: the sum over the fields."""
        return sum(entry.sum.won for entry in self.spending)

    @property
    def is_balanced(self) -> bool:
        """Whether both sides are equal."""
        return self.income_won == self.spending_won


def accounts(money: Sums, stated: Stated, fields: Sequence[Group]) -> tuple[Account, ...]:
    """An account for every block and place: 기투자, the years, 임기후, 임기내 and 계."""
    return tuple(
        _account(block, place, money, stated, fields) for block in BLOCKS for place in _places(money, block)
    )


def _places(money: Sums, block: str) -> Iterator[str]:
    places = money.places(block)
    yield from places
    if any(place.isdigit() for place in places):
        yield IN_TERM
    if places:
        yield ALL


def _account(block: str, place: str, money: Sums, stated: Stated, fields: Sequence[Group]) -> Account:
    income = ((source, money.at(block, source=source, place=place)) for source in money.sources(block))
    spending = ((one, one.money.at(block, place=place)) for one in fields)
    return Account(
        block,
        place,
        tuple(Entry(source, source, found) for source, found in income if found),
        tuple(Entry(one.value, one.label, found) for one, found in spending if found),
        *_compared(stated.get((block, place))),
    )


def _compared(sums: tuple[int, int] | None) -> tuple[int | None, int | None]:
    return (None, None) if sums is None else (sums[0], sums[0] - sums[1])
