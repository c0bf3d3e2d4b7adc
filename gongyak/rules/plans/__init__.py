"""실천계획: how a pledge will be kept, as a value: its money, its yearly targets, what became of them. Pure."""

from gongyak.rules.plans.attainment import Attained, attained, target_of
from gongyak.rules.plans.cards import first_card
from gongyak.rules.plans.checks import check
from gongyak.rules.plans.jsonform import from_json, to_json
from gongyak.rules.plans.model import Indicator, Plan, blank_rows, summed
from gongyak.rules.plans.typed import Typed, form_of, typed

__all__ = [
    "Attained",
    "Indicator",
    "Plan",
    "Typed",
    "attained",
    "blank_rows",
    "check",
    "first_card",
    "form_of",
    "from_json",
    "summed",
    "target_of",
    "to_json",
    "typed",
]
