"""Which set of pledges is asked for: a publication, and whose pledges of those that it holds."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongyak.pledges.models import Officeholder, Pledge
from gongyak.pledges.places import order_key
from gongyak.snapshots.models import KnownAt, Publication


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose pledges: `key` such as `8-2`, the 민선 term, name (empty where not entered), days in office."""

    key: str
    term: int
    name: str
    began_on: date
    ended_on: date | None


def publication_of(as_of: date | None, known_at: KnownAt) -> Publication | None:
    """The publication that the public saw for a day at `known_at`. One query."""
    return Publication.objects.in_force(as_of, known_at)


def days(known_at: KnownAt = None, holder: str | None = None) -> tuple[date, ...]:
    """Every 기준일 that was published by `known_at`, the latest first; with `holder` those for which there are
    pledges of that officeholder. One query.
    """
    asked = Publication.objects.published_by(known_at).order_by("-as_of")
    if holder is not None:
        asked = asked.filter(pk__in=publications_with(holder))
    return tuple(asked.values_list("as_of", flat=True).distinct())


def officeholders_in(publication: Publication) -> list[Officeholder]:
    """Those whose pledges a publication holds, the latest to begin first. One query."""
    held = Officeholder.objects.filter(pledges__document__versions__publication=publication)
    return list(held.select_related("term").distinct().order_by("-began_on", "-pk"))


def chosen(officeholders: list[Officeholder], holder: str | None) -> Officeholder | None:
    """The officeholder whose key is asked for; the latest where none is; None where there is no such one."""
    if holder is None:
        return officeholders[0] if officeholders else None
    return next((one for one in officeholders if one.key == holder), None)


def holder_of(one: Officeholder) -> Holder:
    """An officeholder as the public reads one."""
    return Holder(one.key, one.term.number, one.name, one.began_on, one.ended_on)


def pledges_in(publication: Publication, holder: str | None = None) -> QuerySet[Pledge]:
    """The pledges whose cards a publication holds, those of the later officeholder first."""
    held = Pledge.objects.filter(document__versions__publication=publication)
    held = held.select_related("officeholder__term")
    if holder is not None:
        held = held.filter(officeholder__in=_with_key(holder))
    return held.order_by("-officeholder__began_on", "order", "pk")


def publications_with(holder: str) -> QuerySet[Officeholder, int]:
    """The keys of the publications that hold pledges of an officeholder."""
    return _with_key(holder).values("pledges__document__versions__publication")


def _with_key(holder: str) -> QuerySet[Officeholder]:
    """The officeholder of a key such as `8-2`; nobody where it is none."""
    term, _, sequence = holder.partition("-")
    if not (term.isdecimal() and sequence.isdecimal() and len(holder) < 10):
        return Officeholder.objects.none()
    return Officeholder.objects.filter(term__number=int(term), sequence=int(sequence))


def pledge_in(publication: Publication | None, number: str, holder: str | None = None) -> Pledge | None:
    """The pledge of a 관리번호 in a publication, the later officeholder's where two bear it. One query."""
    if publication is None:
        return None
    return pledges_in(publication, holder).filter(order=order_key(number)).first()
