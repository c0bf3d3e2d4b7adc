"""The first card of a pledge, made from its plan: what is confirmed stands in it, the rest is still to be written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gongyak.rules.budget import TOTAL
from gongyak.rules.card import header, outline
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.card.typed import with_table
from gongyak.rules.money import format_won
from gongyak.rules.plans.model import Plan, blank_rows, summed

LAYOUT = "standard"


def first_card(plan: Plan, as_of: date, years: Sequence[int]) -> Card:
    """The card of a plan on a 기준일; `years` are those of the term, for a plan without money of its own."""
    period = f"{plan.period} [{plan.completion}]" if plan.completion else plan.period
    card = Card(
        as_of=as_of,
        number=plan.number,
        title=plan.title,
        lead_department=plan.lead_department or None,
        related_departments=plan.related_departments,
        period=header.read_period(period),
        budget=header.read_budget(_budget(plan)),
        goals=outline.read(plan.goals, marks=outline.CELL_MARKS, year=as_of.year),
        tasks=outline.read(plan.tasks, marks=outline.CELL_MARKS, year=as_of.year),
        overview=outline.read(plan.overview, year=as_of.year),
        layout=LAYOUT,
    )
    rows = plan.budget or (blank_rows(layouts()[LAYOUT].rows, years) if plan.kind == "비예산" else {})
    money = Investment(unit=layouts()[LAYOUT].unit, kind=plan.kind, plan=summed(rows) or None)
    return with_table(replace(card, investment=money), years)


def _budget(plan: Plan) -> str:
    """소요예산 as the card prints it: `9.6백만원(구비)`."""
    block = summed(plan.budget)
    total = block[TOTAL].total if block else None
    if total is None:
        return "미정" if plan.kind == "예산" else plan.kind
    sources = "·".join(source for source, row in plan.budget.items() if row.total)
    return f"{format_won(total, layouts()[LAYOUT].unit)}({sources})"
