"""What there is to say about a draft: its checks and the linter, as the district has set it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from gongyak.district.linting import linter
from gongyak.pledges.actions import content_of
from gongyak.pledges.models import Draft, Filling, RecordLink
from gongyak.pledges.rounds.cards import card_of
from gongyak.records.reading import known
from gongyak.rules.card import Card
from gongyak.rules.card.typed import examined
from gongyak.rules.findings import Finding
from gongyak.rules.linting import Around, lint


def linted(
    card: Card, draft: Draft, before: Card | None, found: Iterable[Finding] | None = None
) -> tuple[Finding, ...]:
    """Everything that is to be said of a draft whose text is `card`, the blocking first; `before` is last quarter's.

    `found` is what its reader said, where one has just read it. Six queries at most.
    """
    said = examined(card) if found is None else found
    won = before.budget.won if before and before.budget else None
    all = lint(card, said, linter(), replace(_around([draft])[draft.pk], before_won=won))
    return tuple(sorted(all, key=lambda finding: not finding.blocks))


def base_of(draft: Draft) -> Card | None:
    """Last quarter's card of a draft, None where the pledge had none."""
    return content_of(draft.base).card if draft.base else None


@dataclass(frozen=True, slots=True)
class Looked:
    """One draft of a round with its card and everything to say about it."""

    draft: Draft
    card: Card
    findings: tuple[Finding, ...]


def linted_drafts(drafts: Sequence[Draft]) -> list[Looked]:
    """Drafts of one round, which come with `round` and `base__internal`, each as it is to be said of it. Six queries
    at most."""
    today, around = linter(), _around(drafts)
    made = []
    for draft in drafts:
        card = card_of(draft)
        near = replace(around[draft.pk], before_won=_before_won(draft))
        made.append(Looked(draft, card, tuple(lint(card, examined(card), today, near))))
    return made


def _before_won(draft: Draft) -> int | None:
    """Last quarter's 소요예산, straight from the frozen form: names and the rest are not asked for."""
    if draft.base is None:
        return None
    budget = json.loads(bytes(draft.base.internal.body))["card"].get("budget")
    return budget["won"] if budget else None


def _around(drafts: Sequence[Draft]) -> dict[int, Around]:
    """What the records tell beside each draft: whose projects serve its pledge, which of its lines have evidence."""
    pledges = {draft.pledge_id for draft in drafts}
    served = _departments(pledges)
    proven = _proven(drafts, pledges)
    return {
        draft.pk: Around(
            departments=tuple(sorted(served[draft.pledge_id])), proven=frozenset(proven[draft.pledge_id])
        )
        for draft in drafts
    }


def _departments(pledges: Collection[int]) -> dict[int, set[str]]:
    """The departments of the projects that are linked to pledges."""
    links = RecordLink.objects.known().filter(pledge__in=pledges, record__startswith="project/")
    rows = list(links.values_list("pledge", "record"))
    projects = known("project", keys={record for _, record in rows}) if rows else {}
    made: dict[int, set[str]] = defaultdict(set)
    for pledge, record in rows:
        if record in projects:
            project = projects[record].record
            made[pledge] |= {project.department, *project.cooperating} - {""}
    return made


def _proven(drafts: Sequence[Draft], pledges: Collection[int]) -> dict[int, set[str]]:
    """The ids of lines behind which there was evidence when the card of the pledge was filled last."""
    day = max((draft.round.as_of for draft in drafts), default=None)
    made: dict[int, set[str]] = defaultdict(set)
    if day is None:
        return made
    rows = Filling.objects.filter(draft__pledge__in=pledges, draft__round__as_of__lte=day)
    ordered = rows.order_by("draft__round__as_of", "pk").values_list("draft__pledge", "lineage")
    for pledge, lineage in dict(ordered).items():
        made[pledge] = {place for place, trace in json.loads(lineage).items() if trace["evidence"]}
    return made
