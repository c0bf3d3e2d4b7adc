"""집행 month by month: what cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongyak.rules.findings import Finding, Severity
from gongyak.rules.money import format_number


@dataclass(frozen=True, slots=True)
class Month:
    """What was spent in a month from a source, in won; less than nothing where money came back (반납)."""

    year: int
    month: int
    source: str
    won: int


def check_months(months: Iterable[Month], today: date) -> list[Finding]:
    """Months to come, and sums from January on that fall below nothing; `where` is `spent.2024.3.구비`."""
    told = sorted(months, key=lambda one: (one.year, one.month, one.source))
    return [*_to_come(told, today), *_below(told)]


def _to_come(months: Iterable[Month], today: date) -> Iterator[Finding]:
    for one in months:
        if one.won and (one.year, one.month) > (today.year, today.month):
            message = f"{one.year}년 {one.month}월은 아직 오지 않았습니다. 집행한 달을 확인하십시오."
            yield _error("project-spent-early", one, message)


def _below(months: Iterable[Month]) -> Iterator[Finding]:
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for one in months:
        sums[one.year, one.source] += one.won
        if sums[one.year, one.source] < 0:
            message = (
                f"{one.year}년 {one.source}: {one.month}월까지의 누계가 "
                f"{format_number(sums[one.year, one.source], '원')}원입니다. 반납은 그때까지 집행한 만큼만 됩니다."
            )
            yield _error("project-spent-below", one, message)


def _error(code: str, one: Month, message: str) -> Finding:
    return Finding(code, Severity.ERROR, f"spent.{one.year}.{one.month}.{one.source}", message)
