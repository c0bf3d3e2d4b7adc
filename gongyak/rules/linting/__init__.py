"""The linter: rules as data over a card and over the headquarters' records.

`lint(card, found, linter)` gathers what readers and checks `found` and adds its own, as the district has set it;
`lint_ledger(ledger, linter)` does so over records. Neither raises on anything an official wrote.
"""

from gongyak.rules.linting.card import ALONE, Around, lint
from gongyak.rules.linting.ledger import Ledger, lint_ledger
from gongyak.rules.linting.rule import (
    CARD,
    LEDGER,
    SEVERITIES,
    Linter,
    Rule,
    Setting,
    Slip,
    Window,
    groups,
    rules,
)

__all__ = [
    "ALONE",
    "CARD",
    "LEDGER",
    "SEVERITIES",
    "Around",
    "Ledger",
    "Linter",
    "Rule",
    "Setting",
    "Slip",
    "Window",
    "groups",
    "lint",
    "lint_ledger",
    "rules",
]
