"""A draft filled from the records: its text put together with what is compiled, and the traces of that kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.pledges.compiling.reading import Source, source_of
from gongyak.pledges.models import Draft, Filling, Saving
from gongyak.pledges.rounds.cards import card_of, hash_of, text_of
from gongyak.pledges.rounds.writing import save_draft
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import Card, from_json
from gongyak.rules.card.model import Investment
from gongyak.rules.compiling import Compiled, walk
from gongyak.rules.compiling.cards import investment
from gongyak.rules.compiling.lineage import PROGRESS, Trace, frozen, rate_trace, thawed, traces
from gongyak.rules.compiling.merging import SECTIONS, Beside, Decision, beside, taken
from gongyak.staff.actors import Actor


@dataclass(frozen=True, slots=True)
class Offer:
    """What the records offer a draft: the compile, and it beside the draft's text."""

    draft: Draft
    source: Source
    compiled: Compiled
    beside: Beside
    last: Card | None

    @property
    def seen(self) -> str:
        """A name for what is offered, so that nobody takes another text than the page showed."""
        lines = [line for listed in self.compiled.sections.values() for line in walk(listed)]
        cells = self.compiled.money.figures.items() if self.compiled.money else ()
        told = [[line.key, line.text] for line in lines] + [[place, one.value] for place, one in cells]
        return sha256(canonical(told))

    @property
    def table(self) -> Investment | None:
        """Section 2 as the records have it; None where no money of the pledge's own is linked."""
        if self.compiled.money is None:
            return None
        return investment(self.compiled.money, self.source.pledge, self.beside.mine.investment)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose: line by line, whether to take the table, from which formula to take 진도 (its code)."""

    lines: Mapping[str, Decision]
    takes_table: bool = False
    rate: str = ""


def offer_for(draft: Draft, card: Card | None = None) -> Offer:
    """What the records, as they are known now, offer a draft for its 기준일; `card` is a text other than the kept."""
    mine = card or card_of(draft)
    department = draft.department.name if draft.department else mine.lead_department or ""
    source = source_of(draft.pledge, department=department, layout=mine.layout)
    compiled = source.on(draft.round.as_of)
    last = last_filling(draft)
    before = from_json(json.loads(last.card)) if last else None
    return Offer(draft, source, compiled, beside(mine, compiled, before, _ids(last)), before)


def last_filling(draft: Draft) -> Filling | None:
    """The last time that a card of this pledge was filled, in this round or before."""
    rows = Filling.objects.filter(draft__pledge=draft.pledge_id, draft__round__as_of__lte=draft.round.as_of)
    return rows.order_by("-draft__round__as_of", "-pk").first()


def traces_of(filling: Filling | None) -> dict[str, Trace]:
    """The traces that a filling kept."""
    return thawed(json.loads(filling.lineage)) if filling else {}


def _ids(last: Filling | None) -> dict[str, str]:
    """The ids that compiled lines got, by their keys."""
    return {trace.line: place for place, trace in traces_of(last).items() if "." not in place}


def put_together(offer: Offer, choices: Choices) -> Card:
    """The draft's card with what was chosen."""
    card = taken(offer.beside, choices.lines)
    if choices.takes_table and offer.table:
        card = replace(card, investment=offer.table)
    rate = next((one for one in offer.compiled.rates if one.code == choices.rate), None)
    if rate and rate.percent is not None:
        card = replace(card, progress_percent=rate.percent, raw={**card.raw, PROGRESS: f"{rate.percent}%"})
    return card


@transaction.atomic
def fill(*, offer: Offer, choices: Choices, revision: int, by: Actor, now: datetime) -> Draft:
    """Keep the draft with what was chosen of an offer, over the text that was read as `revision`.

    What was compiled is kept beside it, so that the next filling tells what changed. Raises Conflict and Refusal as
    `save_draft`.
    """
    card = put_together(offer, choices)
    saved = save_draft(draft=offer.draft, card=card, revision=revision, by=by, now=now, saving=Saving.FILLED)
    text = text_of(_compiled_alone(offer))
    Filling.objects.create(
        draft=saved, at=now, by_id=by.id, hash=hash_of(text), card=text, lineage=_lineage(offer, choices)
    )
    record_act(by=by.key, action="기록에서 채움", object=saved.key, now=now, after=hash_of(text))
    return saved


def _compiled_alone(offer: Offer) -> Card:
    """What was compiled, without the header: it names people, and this row is never removed."""
    theirs = offer.beside.theirs
    sections: dict[str, Any] = {name: getattr(theirs, name) for name in SECTIONS}
    return Card(as_of=offer.compiled.day, investment=offer.table, **sections)


def _lineage(offer: Offer, choices: Choices) -> str:
    """The traces of everything that was compiled; of 진도 only where it was taken from a formula."""
    found = traces(offer.compiled, offer.beside.ids)
    before = traces_of(last_filling(offer.draft)).get(PROGRESS)
    rate = next((one for one in offer.compiled.rates if one.code == choices.rate), None)
    if rate and rate.percent is not None:
        found[PROGRESS] = rate_trace(rate, offer.compiled.day)
    elif before and before.day == offer.compiled.day:
        found[PROGRESS] = before
    return canonical(frozen(found)).decode()
