"""집행: what the projects of a year may spend and have spent, by field and department."""

from collections.abc import Callable, Iterable
from datetime import date

from gongyak.rules.data import load
from gongyak.rules.portfolio.words import ENDED
from gongyak.rules.records import Project
from gongyak.rules.situation.model import Money

#: So many %p behind the share of the year that has passed is much less: the same as a card's draft says.
POINTS_BEHIND: int = load("achievements.toml")["problems"]["points_behind"]


def sums_of(project: Project, year: int) -> tuple[int, int]:
    """계획 and 집행 of a year in won."""
    costs = [cost for cost in project.costs if cost.year == year]
    return sum(cost.planned for cost in costs), sum(cost.executed for cost in costs)


def money_of(
    projects: Iterable[Project], year: int, by: Callable[[Project], str] = lambda _: "계"
) -> tuple[Money, ...]:
    """The money of a year by a name (field, department …), in the order in which the names first come."""
    sums: dict[str, list[int]] = {}
    for project in projects:
        row = sums.setdefault(by(project), [0, 0, 0])
        planned, executed = sums_of(project, year)
        row[0] += 1
        row[1] += planned
        row[2] += executed
    return tuple(Money(name, *row) for name, row in sums.items())


def elapsed_of(day: date) -> int:
    """How much of the year has passed with the day, in tenths of a percent, half up."""
    days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
    passed = (day - date(day.year, 1, 1)).days + 1
    return (2000 * passed + days) // (2 * days)


def is_underspent(project: Project, day: date) -> bool:
    """Whether a running project has spent much less than the share of the year that has passed.

    How much less, in %p, is `POINTS_BEHIND`.
    """
    begun = project.span.start is None or project.span.start <= day
    planned, executed = sums_of(project, day.year)
    rate = Money("", 1, planned, executed).rate
    if project.status in ENDED or not begun or rate is None:
        return False
    return rate <= elapsed_of(day) - 10 * POINTS_BEHIND
