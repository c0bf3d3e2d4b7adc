"""Plan and spending by year as bars: a real table whose cells are drawn to size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongyak.portal.terms import told
from gongyak.rules import money
from gongyak.rules.budget import SHORT, TOTAL, FundingBlock
from gongyak.rules.card.model import Investment


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars: the name of its block and the word for it."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount: whose, its size in whole percent of the largest, and its words."""

    name: str
    size: int
    words: str


@dataclass(frozen=True, slots=True)
class Year:
    """The bars of one year, one for each series."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Series (계획, 투입 …) by year, in the unit of the card."""

    series: tuple[Series, ...]
    years: tuple[Year, ...]
    unit: str


def make_chart(investment: Investment) -> Chart | None:
    """The sums of each block by year; None while no block is known or there is nothing to draw."""
    sums = {name: block[TOTAL].years for name, block in investment.amounts().items() if TOTAL in block}
    unit = investment.unit
    return make_chart_of(sums, unit, lambda won: money.format_cell(won, unit) or _("미상"))


def make_chart_of(
    sums: Mapping[str, Mapping[int, int | None]], unit: str, words: Callable[[int | None], str]
) -> Chart | None:
    """Won by block and year as bars, each told by `words` in `unit`; None where there is nothing to draw."""
    years = sorted({year for row in sums.values() for year in row})
    largest = max((row.get(year) or 0 for row in sums.values() for year in years), default=0)
    if largest <= 0:
        return None
    listed = tuple(
        Year(
            told(f"{year}년"),
            tuple(_bar(name, row.get(year), largest, words(row.get(year))) for name, row in sums.items()),
        )
        for year in years
    )
    return Chart(tuple(Series(name, told(SHORT[name])) for name in sums), listed, told(unit))


def _bar(name: str, won: int | None, largest: int, words: str) -> Bar:
    return Bar(name, max(0, round(100 * (won or 0) / largest)), words)


def make_rate(investment: Investment) -> str:
    """The share of the plan that was put in, with its formula; empty where either sum is unknown."""
    plan, spent = (_sum(block) for block in (investment.plan, investment.spent))
    if not plan or spent is None:
        return ""
    unit = investment.unit
    tenths = (2000 * spent + plan) // (2 * plan)
    return _("투입률 %(rate)s%% (투입 %(spent)s ÷ 계획 %(plan)s%(unit)s)") % {
        "rate": f"{tenths // 10}.{tenths % 10}",
        "spent": money.format_number(spent, unit),
        "plan": money.format_number(plan, unit),
        "unit": told(unit),
    }


def _sum(block: FundingBlock | None) -> int | None:
    return block[TOTAL].total if block and TOTAL in block else None
