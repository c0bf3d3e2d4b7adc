"""The figures of a draft or of what was frozen of it, with every row behind each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from gongyak.desk.whence.records import Records, Then
from gongyak.pledges.compiling.freezing import lineage_of
from gongyak.pledges.models import Draft, Status
from gongyak.pledges.rounds.cards import WRITTEN_HERE, card_of
from gongyak.rules.card import Card
from gongyak.rules.compiling.lineage import Trace, thawed
from gongyak.rules.compiling.model import Figure
from gongyak.rules.dates import format_day
from gongyak.rules.whence import Inside, inside
from gongyak.rules.whence.document import proof_words

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its kind, number and what it adds, its hash then, its record then and now."""

    kind: str
    number: str
    contribution: str
    hash: str
    then: Then


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with its rows; rows that add nothing are only counted in `others`."""

    text: str
    basis: str
    day: str
    query: str
    rows: tuple[Row, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Behind:
    """One place of the card: its figures, the records that its line tells of, its evidence."""

    anchor: str
    section: str
    words: str
    edited: str
    figures: tuple[Counted, ...]
    records: tuple[Row, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The card's figures; `note` says why there may be none, `is_frozen` that nothing here changes any more."""

    places: tuple[Behind, ...]
    is_frozen: bool
    note: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """A draft's card with the traces behind it, frozen or as it was filled last."""

    card: Card
    found: tuple[Inside, ...]
    is_frozen: bool

    @property
    def traces(self) -> tuple[Trace, ...]:
        """The traces, in the order of the card."""
        return tuple(one.trace for one in self.found)


def lineage(draft: Draft) -> Lineage:
    """What stands behind a draft's card; the draft comes with `version__internal`."""
    card = card_of(draft)
    is_frozen = draft.status in (Status.CONFIRMED, Status.PUBLISHED)
    traces: Mapping[str, Trace] = (
        thawed(json.loads(bytes(draft.version.internal.body)).get("lineage", {}))
        if is_frozen and draft.version
        else lineage_of(draft, card)
    )
    return Lineage(card, inside(traces, card), is_frozen)


def anchor_of(key: str) -> str:
    """The id on the page of a place's figures."""
    return f"at-{key.replace('.', '-')}"


def addresses(draft: Draft) -> dict[str, str]:
    """Where the figures of each place of a draft's card are, by the words that stand there."""
    base = reverse("draft-figures", args=[draft.pk])
    return {one.place.words: f"{base}#{anchor_of(one.place.key)}" for one in lineage(draft).found}


def make_page(draft: Draft) -> Page:
    """The page of a draft's figures."""
    made = lineage(draft)
    records = Records(made.traces)
    places = tuple(_behind(one, records) for one in made.found)
    return Page(places, made.is_frozen, "" if places else note_of(draft))


def note_of(draft: Draft) -> str:
    """Why a card has no figures that were counted."""
    base = json.loads(bytes(draft.base.internal.body)) if draft.base else None
    if draft.revision == 0 and base and base["source"]["format"] != WRITTEN_HERE:
        return "파일에서 들여온 카드를 그대로 이어 쓰고 있어, 무엇을 세었는지의 기록이 없습니다."
    return "기록에서 채운 것이 없는 카드입니다. 수치는 부서가 직접 적었습니다."


def _behind(one: Inside, records: Records) -> Behind:
    trace = one.trace
    return Behind(
        anchor=anchor_of(one.place.key),
        section=one.place.section,
        words=one.place.words,
        edited=trace.text if trace.edited else "",
        figures=tuple(_counted(figure, one, records) for figure in trace.figures),
        records=tuple(
            Row("", each.number or each.key, "", each.hash[:_SHORT], records.then(each.key, each.hash))
            for each in trace.records
        ),
        evidence=tuple(map(proof_words, one.evidence)),
    )


def _counted(figure: Figure, one: Inside, records: Records) -> Counted:
    adding = [row for row in figure.rows if row.contribution]
    return Counted(
        text=one.told(figure),
        basis=figure.basis or "",
        day=format_day(figure.as_of or one.trace.day),
        query=figure.query,
        rows=tuple(
            Row(
                row.kind,
                row.number,
                f"{row.contribution:,}",
                row.hash[:_SHORT],
                records.then(row.number, row.hash),
            )
            for row in adding
        ),
        others=len(figure.rows) - len(adding),
    )
