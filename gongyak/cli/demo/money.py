"""The money of a story: a plan as a small table in 백만원, and what of it was spent by a 기준일.

    plan = '''                          spent = '''
          2023 2024 2025 2026 임기후   2023  0 0 40 95
    시비    -   30   30    -    -     2024 10 30 70 98
    구비    5   30   30    -    -     '''
    '''

Of the plan of a year each number of `spent` is the share in % that was spent by the end of a quarter; a year
that is not told of is spent as usual.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from gongyak.rules.budget import TOTAL, FundingRow
from gongyak.rules.term import quarter_of, term_number

SOURCES = ("국비", "시비", "구비", "기타")
YEARS = term_number(8).years
UNDECIDED = "미정"
_WON = 10**6
_USUAL = (12, 38, 64, 96)
_PLACES = ("기투자", *map(str, YEARS), "임기후")
Amounts = dict[str, int | None]
Block = dict[str, FundingRow]


def plan_of(table: str) -> Block:
    """The whole block of a plan: each source, blank ones too, and 총계."""
    head, *rows = (line.split() for line in table.splitlines() if line.strip())
    told = {row[0]: dict(zip(head, map(_won, row[1:]), strict=True)) for row in rows}
    return _block({source: told.get(source, {}) for source in SOURCES})


def spent_of(plan: Mapping[str, FundingRow], shares: str, day: date) -> Block:
    """The block of what was spent by a day: 기투자 wholly, of each year its share, of later years nothing."""
    told = {
        int(year): tuple(map(int, rest))
        for year, *rest in map(str.split, filter(str.strip, shares.splitlines()))
    }
    quarter = quarter_of(day)
    reached = {year: 4 if year < quarter.year else quarter.number for year in YEARS if year <= quarter.year}
    share = {year: told.get(year, _USUAL)[number - 1] for year, number in reached.items()}
    return _block({source: _spent(plan[source], share) for source in SOURCES})


def _won(text: str) -> int | None:
    if text == UNDECIDED:
        return None
    return 0 if text == "-" else int(Decimal(text.replace(",", "")) * _WON)


def _spent(row: FundingRow, share: Mapping[int, int]) -> Amounts:
    spent: Amounts = {
        str(year): _rounded((row.years[year] or 0) * percent // 100) for year, percent in share.items()
    }
    return {"기투자": row.before, **spent}


def _rounded(won: int) -> int:
    """Down to whole 백만원; a small amount to a tenth of one."""
    unit = _WON if won >= 10 * _WON else _WON // 10
    return won // unit * unit


def _block(told: Mapping[str, Amounts]) -> Block:
    sources = {
        source: {place: amounts.get(place, 0) for place in _PLACES} for source, amounts in told.items()
    }
    total = {place: _sum(amounts[place] for amounts in sources.values()) for place in _PLACES}
    return {source: _row(amounts) for source, amounts in {TOTAL: total, **sources}.items()}


def _row(amounts: Amounts) -> FundingRow:
    total = _sum(amounts.values())
    years = {year: amounts[str(year)] for year in YEARS}
    return FundingRow(total, amounts["기투자"], years, amounts["임기후"], undecided=total is None)


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = list(amounts)
    return None if None in known else sum(won or 0 for won in known)
