"""No confirmed matter changes but through a change: asked before a card is handed in, and of all cards so far."""

import json
from collections.abc import Iterable

from gongyak.pledges.changes.cards import decided, shown
from gongyak.pledges.content import read_content
from gongyak.pledges.models import Draft, Pledge
from gongyak.pledges.rounds.cards import card_of
from gongyak.rules.card import Card
from gongyak.rules.changes import Shown, check_chain, confirmed, silent
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted


def undecided(pledge: Pledge, before: Card, card: Card) -> tuple[Finding, ...]:
    """The confirmed matters that a card says otherwise than the one before although no change was decided.

    Errors that block: the way is a change, not an edit. Nothing is asked of the first card of a pledge.
    """
    if before.as_of is None or card.as_of is None:
        return ()
    old, new = Shown(before.as_of, confirmed(before)), Shown(card.as_of, confirmed(card))
    return tuple(
        Finding(
            "change-undecided",
            Severity.ERROR,
            f"confirmed.{kind}",
            f"{kind}: 확정된 {quoted(old.matters[kind], '이가')} {quoted(new.matters[kind], '으로로')} 달라졌습니다. "
            "확정된 것은 공약 변경 "
            "절차로만 바꿉니다. 카드를 되돌리거나 공약 변경을 시작하십시오.",
        )
        for kind in silent(old, new, decided(pledge))
    )


def undecided_in(draft: Draft) -> tuple[Finding, ...]:
    """The same of a draft beside last quarter's card. Two queries."""
    if draft.base is None:
        return ()
    before = read_content(json.loads(bytes(draft.base.public.body))).card
    return undecided(draft.pledge, before, card_of(draft))


def chains(pledges: Iterable[Pledge]) -> list[Finding]:
    """What breaks the chain of changes of pledges, in their order. Two queries for each."""
    return [
        found for pledge in pledges for found in check_chain(pledge.number, decided(pledge), shown(pledge))
    ]
