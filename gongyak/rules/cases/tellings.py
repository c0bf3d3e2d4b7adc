"""The public figures as rows, one figure each: what the page, its files and the API tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongyak.rules.cases.figures import MonthFigures, Part, Results, Share

RATES = ("replied", "in_time", "solved", "confirmed")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a `period` (`2026-09`, `2026-Q3`): of which table, whose, how much, of how many.

    `value` is None where it is hidden (`is_hidden`) or where there is nothing to tell; days and satisfaction are in
    tenths as numbers with one decimal. `words` is how a rate reads: a percentage, or a bound where it is hidden.
    """

    period: str
    table: str
    code: str
    label: str
    unit: str
    value: float | int | None
    whole: int | None = None
    words: str = ""
    is_hidden: bool = False


def figures(month: MonthFigures) -> Iterator[Figure]:
    """Every figure of a month, and of the quarters that it tells of."""
    plain = (("received", "접수", month.received), ("replied", "회신", month.replied))
    for code, label, count in plain:
        yield Figure(month.month, "month", code, label, "건", count)
    yield _count(month.month, "month", Part("solved", "해결", month.solved))
    if month.sorts:
        for part in month.sorts.parts:
            yield _count(month.sorts.quarter, "sort", part, month.sorts.received)
    if month.results:
        yield from _results(month.results)


def _results(told: Results) -> Iterator[Figure]:
    quarter = told.quarter
    yield Figure(quarter, "quarter", "received", "접수", "건", told.received)
    yield Figure(quarter, "quarter", "out", "우리 구의 답 없이 끝남", "건", told.out, told.received)
    for code, rate in zip(RATES, told.rates, strict=True):
        yield _rate(quarter, code, rate)
    for part in told.outcomes:
        yield _count(quarter, "outcome", part, told.received - told.out)
    yield _tenths(quarter, "days", "회신까지 걸린 근무일의 중앙값", "일", told.days)
    yield _tenths(quarter, "satisfaction", "만족도의 평균(5점)", "점", told.satisfaction, told.scores)


def _count(period: str, table: str, part: Part, whole: int | None = None) -> Figure:
    hidden = part.count is None
    return Figure(period, table, part.code, part.label, "건", part.count, whole, is_hidden=hidden)


def _rate(period: str, code: str, rate: Share) -> Figure:
    hidden = rate.part is None
    return Figure(period, "rate", code, rate.label, "건", rate.part, rate.whole, rate.words, hidden)


def _tenths(
    period: str, code: str, label: str, unit: str, value: int | None, whole: int | None = None
) -> Figure:
    told = None if value is None else value / 10
    return Figure(period, "quarter", code, label, unit, told, whole, is_hidden=value is None)
