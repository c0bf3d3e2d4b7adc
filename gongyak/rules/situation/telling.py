"""The whole situation of a day from its records."""

from datetime import date

from gongyak.rules.situation.delays import delays_of
from gongyak.rules.situation.figures import figures_of
from gongyak.rules.situation.model import Money, Situation, Told
from gongyak.rules.situation.money import elapsed_of, money_of
from gongyak.rules.situation.states import projects_of


def tell(told: Told, day: date) -> Situation:
    """Everything of a day, from the records as they were known."""
    projects = projects_of(told, day)
    whole = money_of(projects, day.year) or (Money("계", 0, 0, 0),)
    return Situation(
        day=day,
        delays=delays_of(told, day),
        figures=figures_of(told, day),
        fields=money_of(projects, day.year, lambda one: one.field),
        departments=money_of(projects, day.year, lambda one: one.department),
        whole=whole[0],
        elapsed=elapsed_of(day),
    )
