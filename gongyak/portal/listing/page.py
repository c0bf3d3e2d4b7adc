"""Everything that the list shows, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.pledges import published
from gongyak.pledges.published import UNSAID, Found, Hit, Passage, PublishedRow, PublishedSet, choose, ordered
from gongyak.portal.asking import Asked
from gongyak.portal.listing.choice import (
    FACETS,
    ORDERS,
    PAGE_SIZE,
    Choice,
    Facet,
    counts,
)
from gongyak.portal.terms import told
from gongyak.portal.words import UNSAID as NOT_SAID
from gongyak.portal.words import field_label, million, percent, tone
from gongyak.rules.card.layout import layouts
from gongyak.rules.dates import format_day

_LAST = 1_000_000
#: A piece of a text, and whether it is what was looked for.
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose: as the address names it, as people read it, how many cards have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """One thing to choose by with its options."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen value, what it is of (empty for words to find), and the address without it."""

    facet: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A piece of a card that says what was looked for: the name of its place, its text in pieces."""

    label: str
    text: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ListedCard:
    """One card of the list."""

    address: str
    number: str
    title: tuple[Piece, ...]
    passages: tuple[ShownPassage, ...]
    field: str
    department: str
    status: str
    national: str
    tone: str
    percent: str
    plan: str
    kind: str
    as_of: str
    as_of_iso: str
    is_older: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One address and its word; the one that is here has no need to be followed."""

    address: str
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The list: its 기준일, how many cards there are and are shown, what can be and what is chosen."""

    as_of: str
    total: int
    found: int
    note: str
    cards: tuple[ListedCard, ...]
    facets: tuple[ShownFacet, ...]
    chosen: tuple[Chosen, ...]
    orders: tuple[Link, ...]
    pages: tuple[Link, ...]
    everything: str
    choice: Choice
    hidden: Mapping[str, str]


def make_page(
    found: PublishedSet, choice: Choice, asked: Asked, departments: Mapping[str, str], said: Found | None
) -> Page:
    """The list of a set; links keep what was asked.

    `departments` are in the order of the 직제, `said` is what the words to find have found.
    """
    hits = said.hits if said else {}
    among = [row for row in found.rows if row.version in hits] if said else found.rows
    ranks = {version: hit.rank for version, hit in hits.items()}
    rows = ordered(choose(among, choice.values), choice.sort, departments, ranks)
    last = max(1, -(-len(rows) // PAGE_SIZE))
    here = min(choice.page, last)
    shown = rows[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    return Page(
        as_of=format_day(found.as_of),
        total=len(found.rows),
        found=len(rows),
        note=said.note if said else "",
        cards=tuple(_listed(row, found, asked, hits.get(row.version)) for row in shown),
        facets=tuple(_facet(facet, among, choice) for facet in FACETS),
        chosen=tuple(_chosen(choice, found.rows, asked)),
        orders=tuple(
            Link(choice.query(asked.named, sort=name), str(label), name == choice.sort)
            for name, label in ORDERS.items()
            if choice.q or name != "rank"
        ),
        pages=tuple(
            Link(choice.query(asked.named, page=number), str(number), number == here)
            for number in range(1, last + 1)
        )
        if last > 1
        else (),
        everything=Choice().query(asked.named),
        choice=choice,
        hidden=asked.named | ({} if choice.sort in ("number", "rank") else {"sort": choice.sort}),
    )


def _listed(row: PublishedRow, found: PublishedSet, asked: Asked, hit: Hit | None) -> ListedCard:
    passages = hit.passages if hit else ()
    return ListedCard(
        address=reverse("card", args=[row.number]) + asked.query,
        number=row.number,
        title=next((_parts(one) for one in passages if one.text == row.title), ((row.title, False),)),
        passages=tuple(
            ShownPassage(field_label(one.field), _parts(one)) for one in passages if one.field != "title"
        ),
        field=_field(row),
        department=row.department or str(NOT_SAID),
        status=row.status or str(NOT_SAID),
        national=row.status_national if row.status_national and row.status_national != row.status else "",
        tone=tone(row.status),
        percent=percent(row.progress_percent),
        plan="" if row.plan_won is None else million(row.plan_won),
        kind=row.kind or "",
        as_of=format_day(row.as_of),
        as_of_iso=row.as_of.isoformat(),
        is_older=row.as_of != found.as_of,
    )


def _parts(passage: Passage) -> tuple[Piece, ...]:
    """A passage's text cut where it is marked."""
    pieces: list[Piece] = []
    end = 0
    for start, stop in passage.marks:
        pieces += [(passage.text[end:start], False), (passage.text[start:stop], True)]
        end = stop
    return tuple(piece for piece in [*pieces, (passage.text[end:], False)] if piece[0])


def _field(row: PublishedRow) -> str:
    return (row.field.name or row.field.number) if row.field else ""


def _facet(facet: Facet, rows: Sequence[PublishedRow], choice: Choice) -> ShownFacet:
    labels = _labels(facet, rows)
    options = (
        Option(value, labels[value], count, value in choice.values.get(facet.name, ()))
        for value, count in sorted(counts(facet, rows, choice).items())
    )
    listed = sorted(options, key=lambda one: (one.value == UNSAID, _place(one.value)))
    return ShownFacet(facet.name, str(facet.label), tuple(listed))


def _labels(facet: Facet, rows: Sequence[PublishedRow]) -> dict[str, str]:
    """What each value is called, as the last row with it says: the rows are many, the values few."""
    return {
        value: _label(facet, row)
        for value, row in {published.said(facet.name, row): row for row in rows}.items()
    }


def _label(facet: Facet, row: PublishedRow) -> str:
    if facet.name == "field" and row.field:
        return f"{row.field.number}. {row.field.name}" if row.field.name else row.field.number
    value = published.FACETS[facet.name](row)
    return told(value) if value else str(facet.unsaid)


def _place(value: str) -> tuple[int, str]:
    """Numbers and national statuses in their order, before words."""
    national = layouts()["standard"].national
    if value in national:
        return national.index(value), ""
    return (int(value), "") if value.isdecimal() else (_LAST, value)


def _chosen(choice: Choice, rows: Sequence[PublishedRow], asked: Asked) -> list[Chosen]:
    """What is chosen, each with the address that takes it back; a value that no card has is said to be none."""
    found = [Chosen("", f"‘{choice.q}’", choice.query(asked.named, q=""))] if choice.q else []
    for facet in (facet for facet in FACETS if facet.name in choice.values):
        labels = _labels(facet, rows)
        for value in choice.values[facet.name]:
            label = labels.get(value) or _("‘%(value)s’(이 목록에 없는 값)") % {"value": value}
            address = choice.query(asked.named, values=choice.without(facet.name, value))
            found.append(Chosen(str(facet.label), label, address))
    return found
