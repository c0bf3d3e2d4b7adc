"""The plan (실천계획) as a value: whole won, exact targets, texts as they were written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from gongyak.rules.budget import TOTAL, FundingBlock, FundingRow


@dataclass(frozen=True, slots=True)
class Indicator:
    """지표: one measure of a pledge, how it is measured, and its target for each year; None is no target."""

    name: str
    unit: str = ""
    measured: str = ""
    targets: Mapping[int, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """How one pledge will be kept.

    `goals`, `tasks` and `overview` are outlines as typed, `period` such as `2026. 7. ~ 2030. 6.`, `completion`
    a 완료시기. `kind` is 예산, 비예산 or 미정; `budget` a row of money for each source, without 총계, which
    follows from them (`summed`), and empty unless the kind is 예산.
    """

    number: str
    title: str
    lead_department: str = ""
    related_departments: tuple[str, ...] = ()
    period: str = ""
    completion: str = ""
    goals: str = ""
    tasks: str = ""
    overview: str = ""
    kind: str = "예산"
    budget: FundingBlock = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()


def blank_rows(sources: Iterable[str], years: Sequence[int]) -> FundingBlock:
    """A row of nothing (0 won) for each source."""
    return {source: row_of(0, dict.fromkeys(years, 0), 0) for source in sources}


def row_of(
    before: int | None, years: Mapping[int, int | None], after: int | None, *, undecided: bool = False
) -> FundingRow:
    """A row of money whose 계 is the sum of its cells; unknown where one of them is."""
    return FundingRow(_sum((before, *years.values(), after)), before, years, after, undecided)


def summed(rows: FundingBlock) -> FundingBlock:
    """The rows under their 총계, each column the sum of the sources; unknown where one of them is."""
    if not rows:
        return {}
    listed = list(rows.values())
    years = {year: _sum(row.years.get(year) for row in listed) for year in listed[0].years}
    before, after = _sum(row.before for row in listed), _sum(row.after for row in listed)
    return {TOTAL: row_of(before, years, after, undecided=any(row.undecided for row in listed)), **rows}


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
