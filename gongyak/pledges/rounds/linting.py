"""What there is to say about a draft: its checks and the linter, as the district has set it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.district.linting import linter
from gongyak.pledges.actions import content_of
from gongyak.pledges.models import Draft
from gongyak.pledges.rounds.cards import card_of
from gongyak.rules.card import Card
from gongyak.rules.card.typed import examined
from gongyak.rules.findings import Finding
from gongyak.rules.linting import Around, Linter, lint


def linted(
    card: Card, before: Card | None, found: Iterable[Finding] | None = None, by: Linter | None = None
) -> tuple[Finding, ...]:
    """Everything that is to be said of a card, the blocking first; `before` is last quarter's.

    `found` is what its reader said, where one has just read it; `by` the linter of today, where it is at hand.
    """
    said = examined(card) if found is None else found
    all = lint(card, said, by or linter(), around(before))
    return tuple(sorted(all, key=lambda finding: not finding.blocks))


def around(before: Card | None) -> Around:
    """What lies around a card whose last quarter's is `before`."""
    return Around(before_won=before.budget.won if before and before.budget else None)


def base_of(draft: Draft) -> Card | None:
    """Last quarter's card of a draft, None where the pledge had none."""
    return content_of(draft.base).card if draft.base else None


@dataclass(frozen=True, slots=True)
class Looked:
    """One draft of a round with its card and everything to say about it."""

    draft: Draft
    card: Card
    findings: tuple[Finding, ...]


def linted_drafts(drafts: Iterable[Draft]) -> list[Looked]:
    """Drafts, which come with `base__internal`, each as it is to be said of it. Three queries."""
    today = linter()
    made = []
    for draft in drafts:
        card = card_of(draft)
        said = lint(card, examined(card), today, Around(before_won=_before_won(draft)))
        made.append(Looked(draft, card, tuple(said)))
    return made


def _before_won(draft: Draft) -> int | None:
    """Last quarter's 소요예산, straight from the frozen form: names and the rest are not asked for."""
    if draft.base is None:
        return None
    budget = json.loads(bytes(draft.base.internal.body))["card"].get("budget")
    return budget["won"] if budget else None
