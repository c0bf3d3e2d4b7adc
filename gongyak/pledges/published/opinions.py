"""What the public reads of residents' opinions: masked texts with the department's answer, never who wrote."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet

from gongyak.pledges.models import Opinion
from gongyak.pledges.places import order_key
from gongyak.rules.moments import day_of, known_until
from gongyak.snapshots.models import KnownAt

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class PublishedOpinion:
    """One opinion with its answer, the pledge that it is on, and whose pledge that is (`8-2`)."""

    key: int
    pledge: str
    title: str
    holder: str
    text: str
    received_on: date
    department: str
    answer: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class PublishedOpinions:
    """A page of them, the latest answer first; `page` of `pages`, `count` in all."""

    count: int
    page: int
    pages: int
    opinions: tuple[PublishedOpinion, ...]


def opinions(page: int | str = 1) -> PublishedOpinions:
    """A page of all answered opinions; one that is not there is the nearest that is, and no number the first.
    Two queries."""
    found = Paginator(_all(), PER_PAGE).get_page(page)
    return PublishedOpinions(
        found.paginator.count, found.number, found.paginator.num_pages, tuple(map(_shown, found))
    )


def opinions_on(number: str, holder: str, known_at: KnownAt = None) -> tuple[PublishedOpinion, ...]:
    """The answered opinions on a pledge of an officeholder (`8-2`), those answered by a moment. One query."""
    term, _, sequence = holder.partition("-")
    rows = _all().filter(
        pledge__order=order_key(number),
        pledge__officeholder__term__number=int(term),
        pledge__officeholder__sequence=int(sequence),
    )
    if known_at is not None:
        rows = rows.filter(answered_at__lte=known_until(known_at))
    return tuple(map(_shown, rows))


def _all() -> QuerySet[Opinion]:
    asked = Opinion.objects.public().select_related("pledge__officeholder__term", "department")
    return asked.order_by("-answered_at", "-pk")


def _shown(row: Opinion) -> PublishedOpinion:
    if row.answered_at is None:
        raise ValueError(f"{row.key} is public without an answer")
    return PublishedOpinion(
        key=row.pk,
        pledge=row.pledge.number,
        title=row.pledge.title,
        holder=row.pledge.officeholder.key,
        text=row.public_text,
        received_on=day_of(row.received_at),
        department=str(row.department),
        answer=row.answer,
        answered_at=row.answered_at,
    )
