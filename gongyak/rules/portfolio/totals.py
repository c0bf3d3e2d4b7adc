"""Money of a plan's projects added up in won, by field, department, source and month; projects in force only."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gongyak.rules.portfolio.model import Fund
from gongyak.rules.portfolio.spending import Month
from gongyak.rules.portfolio.words import DROPPED

RATE_FORMULA = "집행액 ÷ 최종 예산(당초 + 추경 증감) × 100"
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many projects, and their money in won; `projects` of a source are those with money from it."""

    projects: int = 0
    initial: int = 0
    supplement: int = 0
    executed: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.projects + other.projects,
            self.initial + other.initial,
            self.supplement + other.supplement,
            self.executed + other.executed,
        )

    @property
    def final(self) -> int:
        """최종 in won."""
        return self.initial + self.supplement

    @property
    def left(self) -> int:
        """What may still be spent, in won."""
        return self.final - self.executed

    @property
    def percent(self) -> Decimal | None:
        """집행률 in percent to one decimal, half up (`RATE_FORMULA`); None where there is nothing to spend."""
        if not self.final:
            return None
        return (Decimal(100 * self.executed) / self.final).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """What totals ask of a project: where it belongs, how it goes, its money."""

    field: str
    department: str
    status: str
    funds: tuple[Fund, ...] = ()
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of one year up to a month: of everything, and by what it is parted; each part adds up to `total`.

    `by_month` is what was spent in each month, from 1 to 12. `dropped` are the projects that are given up (폐지):
    in no other sum. `elsewhere` is the money of other years of the projects in force.
    """

    total: Sum = Sum()  # frozen
    by_field: Mapping[str, Sum] = field(default_factory=dict)
    by_department: Mapping[str, Sum] = field(default_factory=dict)
    by_source: Mapping[str, Sum] = field(default_factory=dict)
    by_month: Mapping[int, int] = field(default_factory=dict)
    by_status: Mapping[str, int] = field(default_factory=dict)
    dropped: Sum = Sum()
    elsewhere: Sum = Sum()


def through(year: int, day: date) -> int:
    """Up to which month of a year a day looks: 12 for a year that is past, 0 for one that is to come."""
    return 12 if day.year > year else day.month if day.year == year else 0


def totals(projects: Iterable[ProjectMoney], year: int, day: date) -> Totals:
    """The sums of a year as of a day: money as it stands, execution of the months up to that of the day."""
    rows = list(projects)
    force = [one for one in rows if one.status != DROPPED]
    parts = [(one, _sum(one, year, day)) for one in force]
    statuses: dict[str, int] = defaultdict(int)
    for one in rows:
        statuses[one.status] += 1
    return Totals(
        total=sum((part for _, part in parts), Sum()),
        by_field=_by(parts, lambda one: one.field),
        by_department=_by(parts, lambda one: one.department),
        by_source=_by_source(force, year, day),
        by_month=_by_month(force, year, day),
        by_status=dict(statuses),
        dropped=sum((_sum(one, year, day) for one in rows if one.status == DROPPED), Sum()),
        elsewhere=_elsewhere(force, year, day),
    )


def _sum(one: ProjectMoney, year: int, day: date) -> Sum:
    funds = [fund for fund in one.funds if fund.year == year]
    spent = sum(month.won for month in one.months if _counts(month, year, day))
    return Sum(1, sum(fund.initial for fund in funds), sum(fund.supplement for fund in funds), spent)


def _counts(month: Month, year: int, day: date) -> bool:
    return month.year == year and month.month <= through(year, day)


def _by(parts: Iterable[tuple[ProjectMoney, Sum]], key: Callable[[ProjectMoney], str]) -> dict[str, Sum]:
    sums: dict[str, Sum] = defaultdict(Sum)
    for one, part in parts:
        sums[key(one)] += part
    return dict(sums)


def _by_source(projects: Iterable[ProjectMoney], year: int, day: date) -> dict[str, Sum]:
    sums: dict[str, Sum] = defaultdict(Sum)
    for one in projects:
        for fund in one.funds:
            if fund.year == year:
                sums[fund.source] += Sum(1, fund.initial, fund.supplement)
        for month in one.months:
            if _counts(month, year, day):
                sums[month.source] += Sum(executed=month.won)
    return dict(sums)


def _by_month(projects: Iterable[ProjectMoney], year: int, day: date) -> dict[int, int]:
    spent = dict.fromkeys(range(1, 13), 0)
    for one in projects:
        for month in one.months:
            if _counts(month, year, day):
                spent[month.month] += month.won
    return spent


def _elsewhere(projects: Iterable[ProjectMoney], year: int, day: date) -> Sum:
    """Money of other years; a month to come is not spent yet."""
    total = Sum()
    for one in projects:
        for fund in one.funds:
            if fund.year != year:
                total += Sum(0, fund.initial, fund.supplement)
        for month in one.months:
            if month.year != year and month.month <= through(month.year, day):
                total += Sum(executed=month.won)
    return total
