"""The merge of two edits of one card."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from gongyak.rules.card.alignment import places
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.merge.header import merge_header
from gongyak.rules.card.merge.lines import merge_lines
from gongyak.rules.card.merge.model import Judge, Merged, Side
from gongyak.rules.card.merge.money import merge_money
from gongyak.rules.card.model import Card, Item


def merge(
    base: Card, mine: Card, theirs: Card, *, scope: str, choices: Mapping[str, Side] | None = None
) -> Merged:
    """The card that holds the changes of both sides since `base`; `mine` stands where both changed one thing.

    Fields and cells are compared by name, items by their stable id, which a side without ids gets from `base`
    (`scope` as in `with_ids`). A line that one side dropped and the other changed, or wrote something under,
    stays and is a conflict. Where both put lines in another order, mine holds. `choices` answers conflicts by
    their key; one that is no conflict is passed over.
    """
    judge = Judge(choices or {})
    base = with_ids(base, base, scope=scope)
    sides = (base, with_ids(mine, base, scope=scope), with_ids(theirs, base, scope=scope))
    header = merge_header(judge, sides)
    table = merge_money(judge, (base.investment, mine.investment, theirs.investment))
    own = _own_ids(base, (theirs, sides[2]), (mine, sides[1]))
    trees: dict[str, Any] = {
        name: tuple(_renamed(items, own)) for name, items in merge_lines(judge, sides).items()
    }
    return Merged(Card(**header, investment=table, **trees), tuple(judge.conflicts))


def _own_ids(base: Card, *sides: tuple[Card, Card]) -> dict[str | None, str]:
    """The ids that the sides had given to lines that `base` does not have, by the ids they go under here."""
    known = {place.item.id for place in places(base)}
    new = {
        before.item.id: after.item.id
        for given, told in sides
        for before, after in zip(places(given), places(told), strict=True)
        if before.item.id not in known and after.item.id not in known
    }
    return {here: own for own, here in new.items() if own}


def _renamed(items: Sequence[Item], own: Mapping[str | None, str]) -> Iterator[Item]:
    for item in items:
        yield replace(item, id=own.get(item.id, item.id), children=tuple(_renamed(item.children, own)))
