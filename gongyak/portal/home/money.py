"""The money of a set: by year as bars and as a table, by funding source as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.pledges.published import Amount, PublishedSet, counted
from gongyak.portal.cards.chart import Chart, make_chart_of
from gongyak.portal.words import hundred_million, million
from gongyak.rules.budget import SHORT, TOTAL, column_name
from gongyak.rules.totals import place_key, source_key

#: Tables of sums are told exactly in this unit.
UNIT = "백만원"
#: Bars are told in this one, rounded to a tenth, for there is no room for more.
ROUND_UNIT = "억원"


@dataclass(frozen=True, slots=True)
class SumRow:
    """The sums of one year or funding source by block, in 백만원; empty where no card has the block."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """The sums of a set. `shared` pledges share another's budget, `unknown` ones say no amount."""

    chart: Chart | None
    blocks: tuple[str, ...]
    years: tuple[SumRow, ...]
    sources: tuple[SumRow, ...]
    shared: int
    unknown: int
    unit: str = UNIT


def make_money(found: PublishedSet, sums: Sequence[Amount]) -> Money:
    """The money of a set, from its sums; 총계 comes last."""
    won = {(one.block, one.source, one.place): one.won for one in sums}
    blocks = [name for name in SHORT if (name, TOTAL, "total") in won]
    places = sorted({place for _, source, place in won if source == TOTAL}, key=place_key)
    years = [place for place in places if place.isdigit()]
    sources = sorted({source for _, source, _ in won}, key=lambda one: (one == TOTAL, source_key(one)))
    return Money(
        chart=make_chart_of(
            {name: {int(year): won.get((name, TOTAL, year)) for year in years} for name in blocks},
            ROUND_UNIT,
            hundred_million,
        ),
        blocks=tuple(SHORT[name] for name in blocks),
        years=tuple(
            SumRow(column_name(place), tuple(_cell(won.get((name, TOTAL, place))) for name in blocks))
            for place in places
        ),
        sources=tuple(
            SumRow(source, tuple(_cell(won.get((name, source, "total"))) for name in blocks))
            for source in sources
        ),
        shared=len(found.rows) - len(counted(found)),
        unknown=sum(row.plan_won is None for row in found.rows),
    )


def _cell(won: int | None) -> str:
    return "" if won is None else million(won)
