"""The first card of pledges that have a confirmed plan and no card yet: what a round begins with."""

from collections.abc import Collection, Iterator
from datetime import date

from gongyak.pledges.models import ActionPlan, Officeholder
from gongyak.pledges.plans.contents import frozen, grid_of
from gongyak.rules.card import Card
from gongyak.rules.card.identity import with_ids
from gongyak.rules.plans import first_card


def first_cards(
    officeholder: Officeholder, as_of: date, there: Collection[int]
) -> Iterator[tuple[ActionPlan, Card]]:
    """Each plan of the officeholder whose pledge's document is not `there`, with the card made of it. One query."""
    rows = ActionPlan.objects.filter(pledge__officeholder=officeholder, version__isnull=False)
    grid = grid_of(officeholder)
    for row in rows.exclude(pledge__document__in=there).select_related(
        "pledge__document", "department", "version__public"
    ):
        if row.version:
            card = first_card(frozen(row.version), as_of, grid.years)
            yield row, with_ids(card, None, scope=str(row.pledge.document))
