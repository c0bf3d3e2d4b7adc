"""What totals ask of one pledge, and the cells of its money that no other cell sums up."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongyak.rules.budget import TOTAL, FundingBlock

#: The source or the place of money that a card does not part further.
UNSPLIT = "미구분"
NO_BUDGET = "비예산"
#: A cell of money: block (plan, secured, spent, executed), source such as 구비, place (before, a year, after).
Leaf = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One published card as totals read it. Money in won; None is unknown or not said.

    `field` is the number of the first branch, `completion` the words of the card, `money` its blocks as they
    stand there; `shares_budget_of` is the number of the pledge whose budget this one shares.
    """

    number: str
    field: str | None = None
    field_name: str = ""
    department: str | None = None
    status: str | None = None
    status_national: str | None = None
    progress_percent: Decimal | None = None
    completion: str | None = None
    origin: str | None = None
    kind: str | None = None
    shares_budget_of: str | None = None
    money: Mapping[str, FundingBlock] = dataclasses.field(default_factory=dict)
    title: str = ""

    def total(self, block: str, in_term: bool = False) -> int | None:
        """계 (or 임기내) of 총계 of a block as the card states it; None where it does not."""
        rows = self.money.get(block, {})
        if TOTAL not in rows or (in_term and not rows[TOTAL].years):
            return None
        return rows[TOTAL].in_term if in_term else rows[TOTAL].total


def leaves(line: Line) -> Iterator[tuple[Leaf, int | None]]:
    """The amounts of a card that together are all of its money, each once; None is unknown.

    They are the cells of sources and years. Where a card has but 총계, or but 계, that cell is the leaf, and
    what it does not part is `UNSPLIT`. A card that has no plan although it has a budget has an unknown one.
    """
    for block, rows in line.money.items():
        places = places_of(rows)
        for source in [name for name in rows if name != TOTAL] or list(rows):
            cells = rows[source].cells()
            named = UNSPLIT if source == TOTAL else source
            for place in places:
                yield (block, named, UNSPLIT if place == "total" else place), cells.get(place)
    if not line.money.get("plan") and line.kind != NO_BUDGET:
        yield ("plan", UNSPLIT, UNSPLIT), None


def places_of(rows: FundingBlock) -> list[str]:
    """The places that a block parts its money by; `total` where it does not.

    A column 기투자 or 임기후 in which no row says anything is one that the form does not have.
    """
    cells = [row.cells() for row in rows.values()]
    places = dict.fromkeys(place for row in cells for place in row if place != "total")
    there = [p for p in places if p.isdigit() or any(row.get(p) is not None for row in cells)]
    return there or ["total"]


def counted(lines: tuple[Line, ...]) -> frozenset[str]:
    """The numbers of the pledges whose money is counted: not of those whose budget another one here bears."""
    numbers = {line.number for line in lines}
    return frozenset(line.number for line in lines if line.shares_budget_of not in numbers)


def in_circles(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The pledges that share in a circle, so that nobody's money of theirs would be counted."""
    bears = {line.number: line.shares_budget_of for line in lines}
    return tuple(number for number in bears if _ends_nowhere(number, bears))


def _ends_nowhere(number: str, bears: Mapping[str, str | None]) -> bool:
    seen = {number}
    above = bears[number]
    while above is not None and above in bears and above not in seen:
        seen.add(above)
        above = bears[above]
    return above in seen
