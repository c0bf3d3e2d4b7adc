"""The headquarters' records as values: what the card is compiled from, and what a figure is counted from."""

from gongyak.rules.records.jsonform import from_json, to_json
from gongyak.rules.records.model import (
    KINDS,
    Achievement,
    AchievementStatus,
    ActionItem,
    Basis,
    Cost,
    Grade,
    Line,
    Metric,
    Paper,
    PlannedActivity,
    PlannedStatus,
    Project,
    Proof,
    Record,
    SourceRow,
    Span,
    YearPlan,
)
from gongyak.rules.records.proofs import ProofKind, best, grade_of
from gongyak.rules.records.ready import unready

__all__ = [
    "KINDS",
    "Achievement",
    "AchievementStatus",
    "ActionItem",
    "Basis",
    "Cost",
    "Grade",
    "Line",
    "Metric",
    "Paper",
    "PlannedActivity",
    "PlannedStatus",
    "Project",
    "Proof",
    "ProofKind",
    "Record",
    "SourceRow",
    "Span",
    "YearPlan",
    "best",
    "from_json",
    "grade_of",
    "to_json",
    "unready",
]
