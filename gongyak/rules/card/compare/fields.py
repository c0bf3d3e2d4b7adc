"""The header of two cards, field by field."""

from collections.abc import Callable, Iterator

from gongyak.rules.card.compare.model import FieldChange
from gongyak.rules.card.compare.words import compare_words, same_words
from gongyak.rules.card.model import Card, Person

#: The fields as texts, in the order of the form. 진도 is a number and compared apart.
_TOLD: dict[str, Callable[[Card], str | None]] = {
    "form_title": lambda card: card.form_title,
    "notice": lambda card: card.notice,
    "title": lambda card: card.title,
    "number": lambda card: card.number,
    "lead_department": lambda card: card.lead_department,
    "department_phone": lambda card: card.department_phone,
    "team_lead": lambda card: _person(card.team_lead),
    "officer": lambda card: _person(card.officer),
    "related_departments": lambda card: _departments(card.related_departments),
    "period": lambda card: card.period.raw if card.period else None,
    "budget": lambda card: card.budget.raw if card.budget else None,
    "status": lambda card: card.status,
    "status_national": lambda card: card.status_national,
    "investment_kind": lambda card: card.investment.kind if card.investment else None,
    "spent_meaning": lambda card: card.investment.spent_meaning if card.investment else None,
}


def compare_fields(before: Card, after: Card) -> Iterator[FieldChange]:
    """The fields that say something else; blanks alone make no difference."""
    for name, told in _TOLD.items():
        old, new = told(before), told(after)
        if old is None or new is None:
            if old is not new:
                yield FieldChange(name, old, new)
        elif not same_words(old, new):
            yield FieldChange(name, old, new, compare_words(old, new))


def _person(person: Person | None) -> str | None:
    """What is shown of an officer, None where it is nothing."""
    if person is None:
        return None
    return " ".join(part for part in (person.rank, person.name, person.phone) if part) or None


def _departments(departments: tuple[str, ...] | None) -> str | None:
    """The departments in a row; none at all is said, not left out."""
    if departments is None:
        return None
    return ", ".join(departments) or "없음"
