"""The money of a set: by year as bars and as a table, by funding source as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.pledges.published import Amount, PublishedRow
from gongyak.portal.cards.chart import SERIES, Chart, make_chart_of
from gongyak.portal.words import hundred_million, million
from gongyak.rules.budget import TOTAL, column_name
from gongyak.rules.card.layout import layouts

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


def make_money(rows: Sequence[PublishedRow], sums: Sequence[Amount]) -> Money:
    """The money of a set's rows, from its sums."""
    won = {(one.block, one.source, one.place): one.won for one in sums}
    blocks = [name for name in SERIES if (name, TOTAL, "total") in won]
    places = sorted({place for _, source, place in won if source == TOTAL}, key=_place)
    years = [place for place in places if place.isdigit()]
    numbers = {row.number for row in rows}
    return Money(
        chart=make_chart_of(
            {name: {int(year): won.get((name, TOTAL, year)) for year in years} for name in blocks},
            ROUND_UNIT,
            hundred_million,
        ),
        blocks=tuple(SERIES[name] for name in blocks),
        years=tuple(
            SumRow(column_name(place), tuple(_cell(won.get((name, TOTAL, place))) for name in blocks))
            for place in places
        ),
        sources=tuple(
            SumRow(source, tuple(_cell(won.get((name, source, "total"))) for name in blocks))
            for source in _sources(won)
        ),
        shared=sum(row.shares_budget_of in numbers for row in rows),
        unknown=sum(row.plan_won is None for row in rows),
    )


def _place(place: str) -> tuple[int, str]:
    """기투자, the years, 임기후, 계."""
    return ({"before": 0, "after": 2, "total": 3}.get(place, 1), place)


def _sources(won: dict[tuple[str, str, str], int]) -> list[str]:
    """The funding sources in the order of the form, 총계 last."""
    order = layouts()["standard"].rows
    named = {source for _, source, _ in won} - {TOTAL}
    listed = sorted(named, key=lambda one: (order.index(one) if one in order else len(order), one))
    return [*listed, TOTAL] if won else []


def _cell(won: int | None) -> str:
    return "" if won is None else million(won)
