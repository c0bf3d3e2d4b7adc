"""기업애로: what is true of every case without a table: sorts, kinds of petition, outcomes, letters, rates."""

from gongyak.rules.cases.letters import Contact, Letter, blocks, missing
from gongyak.rules.cases.outcomes import AFTER_DAYS, OutcomeRow, outcome_of, outcomes, unmet
from gongyak.rules.cases.petitions import PLAIN, basis_of, kind_words, notes_of
from gongyak.rules.cases.rates import Rates, Told, rates
from gongyak.rules.cases.routing import Proposal, Rule, propose
from gongyak.rules.cases.sorts import (
    Channel,
    Group,
    Sort,
    authorities,
    channel_of,
    channels,
    exclusions,
    groups,
    sort_of,
    sort_typed,
    upstream_places,
    upstream_results,
)

__all__ = [
    "AFTER_DAYS",
    "PLAIN",
    "Channel",
    "Contact",
    "Group",
    "Letter",
    "OutcomeRow",
    "Proposal",
    "Rates",
    "Rule",
    "Sort",
    "Told",
    "authorities",
    "basis_of",
    "blocks",
    "channel_of",
    "channels",
    "exclusions",
    "groups",
    "kind_words",
    "missing",
    "notes_of",
    "outcome_of",
    "outcomes",
    "propose",
    "rates",
    "sort_of",
    "sort_typed",
    "unmet",
    "upstream_places",
    "upstream_results",
]
