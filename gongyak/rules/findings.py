"""Findings: what a reader or a check has to say about an official's text.

Readers return `(value, findings)` and never raise on a text; every code is explained in
`docs/reference/findings.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs; an open question that may not be put off weighs like an error."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: `value` names it, `also` lists equal answers, `detail` shows its outcome."""

    value: str
    label: str
    also: tuple[str, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)

    def answers_to(self, value: str) -> bool:
        """Whether `value` names this choice."""
        return value == self.value or value in self.also


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: a code, its severity, a place such as `investment.plan.구비.2024`, a Korean sentence.

    A question lists its `choices`; a `deferrable` one does not hold the card up.
    """

    code: str
    severity: Severity
    where: str
    message: str
    choices: tuple[Choice, ...] = ()
    deferrable: bool = False

    @property
    def blocks(self) -> bool:
        """Whether a card with this finding cannot go on: an error, or a question that must be answered."""
        return self.severity is Severity.ERROR or (self.severity is Severity.QUESTION and not self.deferrable)

    def to_json(self) -> dict[str, Any]:
        """The public form: `{code, severity, where, message, deferrable, choices[{value, label, …}]}`."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message,
            "deferrable": self.deferrable,
            "choices": [
                {"value": c.value, "label": c.label, "also": list(c.also), **c.detail} for c in self.choices
            ],
        }
