"""The tables of pledges, by subject."""

from gongyak.pledges.models.cards import (
    Answer,
    BudgetLine,
    CardImport,
    CardLine,
    ImportedFile,
    SearchText,
)
from gongyak.pledges.models.registry import (
    KIND,
    Field,
    Officeholder,
    OfficeholderQuerySet,
    Origin,
    Pledge,
    Role,
    Term,
)
from gongyak.pledges.models.rounds import (
    DEADLINES,
    Draft,
    DraftEvent,
    DraftText,
    FollowUp,
    Outcome,
    Round,
    Saving,
    Status,
)

__all__ = [
    "DEADLINES",
    "KIND",
    "Answer",
    "BudgetLine",
    "CardImport",
    "CardLine",
    "Draft",
    "DraftEvent",
    "DraftText",
    "Field",
    "FollowUp",
    "ImportedFile",
    "Officeholder",
    "OfficeholderQuerySet",
    "Origin",
    "Outcome",
    "Pledge",
    "Role",
    "Round",
    "Saving",
    "SearchText",
    "Status",
    "Term",
]
