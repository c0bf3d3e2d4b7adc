"""Everything that the first page shows, ready to print."""

from dataclasses import dataclass

from django.urls import reverse

from gongyak.pledges.published import PublishedRow, PublishedSet
from gongyak.portal.asking import Asked
from gongyak.portal.words import UNSAID, percent, tone
from gongyak.rules.dates import format_day
from gongyak.rules.term import term_on


@dataclass(frozen=True, slots=True)
class ListedCard:
    """One card of the list."""

    address: str
    number: str
    title: str
    department: str
    status: str
    tone: str
    percent: str
    as_of: str
    as_of_iso: str


@dataclass(frozen=True, slots=True)
class Page:
    """The list of one publication: its 기준일 and 민선 기수, empty texts where nothing is published."""

    as_of: str
    term: str
    cards: tuple[ListedCard, ...]


def make_page(found: PublishedSet | None, asked: Asked) -> Page:
    """The first page over the published cards; links keep what was asked."""
    if found is None:
        return Page("", "", ())
    term = term_on(found.as_of)
    cards = tuple(_listed(one, asked) for one in found.rows)
    return Page(format_day(found.as_of), term.label if term else "", cards)


def _listed(published: PublishedRow, asked: Asked) -> ListedCard:
    return ListedCard(
        address=reverse("card", args=[published.number]) + asked.query,
        number=published.number,
        title=published.title,
        department=published.department or UNSAID,
        status=published.status or UNSAID,
        tone=tone(published.status),
        percent=percent(published.progress_percent),
        as_of=format_day(published.as_of),
        as_of_iso=published.as_of.isoformat(),
    )
