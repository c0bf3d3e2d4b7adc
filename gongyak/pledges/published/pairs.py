"""Two published versions of one card, for two days."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from gongyak.pledges.content import read_content
from gongyak.pledges.models import Pledge
from gongyak.pledges.published.sets import Holder, holder_of, pledge_in
from gongyak.rules.card import Card
from gongyak.snapshots.models import KnownAt, Publication, PublicationItem, Version


@dataclass(frozen=True, slots=True)
class PublishedSide:
    """The card as the public saw it for a day: `as_of` is the 기준일 of the set, `card.as_of` the card's own."""

    card: Card
    as_of: date
    seq: int
    hash: str
    published_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PublishedPair:
    """One card for two days; `days` are all the 기준일 for which the public sees it, the latest first.

    A side is None where the public saw no such card. Where both days lead to one 기준일 that was corrected,
    `before` is the card as it was first published and `is_correction` says so.
    """

    number: str
    title: str
    holder: Holder
    days: tuple[date, ...]
    before: PublishedSide | None
    after: PublishedSide | None
    is_correction: bool = False


def pair(
    number: str,
    before: date | None = None,
    after: date | None = None,
    known_at: KnownAt = None,
    holder: str | None = None,
) -> PublishedPair | None:
    """The card of a 관리번호 as the public saw it for two days, as known at `known_at`; None where there is
    no such card.

    Without `after` it is the latest, without `before` the one published before that. Six queries at most.
    """
    listed = list(Publication.objects.published_by(known_at).order_by("-as_of", "-seq"))
    asked = [_in_force(listed, after), _in_force(listed, before), _in_force(listed, None)]
    found = (pledge_in(one, number, holder) for one in dict.fromkeys(asked))
    pledge = next((one for one in found if one), None)
    if pledge is None:
        return None
    held = _held(pledge, listed)
    days = tuple(one.as_of for one in _latest_of_each_day(listed) if one.pk in held)
    later = _in_force(listed, after or days[0])
    below = [day for day in days if later and day < later.as_of]
    earlier = _in_force(listed, before or below[0]) if before or below else None
    corrected = _first_of_its_day(earlier, listed, held) if earlier == later else None
    sides = _sides([corrected or earlier, later], held)
    return PublishedPair(
        pledge.number, pledge.title, holder_of(pledge.officeholder), days, *sides, bool(corrected)
    )


def _in_force(listed: Sequence[Publication], day: date | None) -> Publication | None:
    """As `Publication.objects.in_force`, of publications in its order."""
    return next((one for one in listed if day is None or one.as_of <= day), None)


def _latest_of_each_day(listed: Sequence[Publication]) -> list[Publication]:
    return [next(same) for _, same in groupby(listed, key=lambda one: one.as_of)]


def _held(pledge: Pledge, listed: Sequence[Publication]) -> dict[int, int]:
    """The version of a pledge's card in each publication that holds one, both by key."""
    items = PublicationItem.objects.filter(version__document=pledge.document_id)
    pairs = dict(items.values_list("publication", "version"))
    return {one.pk: pairs[one.pk] for one in listed if one.pk in pairs}


def _first_of_its_day(
    later: Publication | None, listed: Sequence[Publication], held: Mapping[int, int]
) -> Publication | None:
    """The first publication of the same 기준일, where it held another version of the card."""
    if later is None:
        return None
    same = [one for one in listed if one.as_of == later.as_of and one.pk in held]
    return same[-1] if same and held[same[-1].pk] != held.get(later.pk) else None


def _sides(asked: Sequence[Publication | None], held: Mapping[int, int]) -> list[PublishedSide | None]:
    keys = {held[one.pk] for one in asked if one and one.pk in held}
    versions = Version.objects.filter(pk__in=keys).select_related("public").in_bulk()
    return [_side(one, versions.get(held.get(one.pk, 0))) if one else None for one in asked]


def _side(publication: Publication, version: Version | None) -> PublishedSide | None:
    if version is None:
        return None
    return PublishedSide(
        card=read_content(json.loads(bytes(version.public.body))).card,
        as_of=publication.as_of,
        seq=version.seq,
        hash=version.public_hash,
        published_at=publication.published_at,
        reason=publication.reason,
    )
