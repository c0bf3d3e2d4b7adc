"""The record of what was published: every publication, and every published version of one card."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count

from gongyak.pledges.content import OWN_REASONS
from gongyak.pledges.published.sets import pledge_in, publication_of, publications_with
from gongyak.snapshots.models import KnownAt, Publication, PublicationItem


@dataclass(frozen=True, slots=True)
class PublishedPublication:
    """One publication: its place in the chain, 기준일, when, by which role and why, and how many cards."""

    seq: int
    as_of: date
    published_at: datetime
    by: str
    reason: str
    hash: str
    previous_hash: str
    count: int


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """One published version of a card and the first publication that held it.

    `corrects` says that an earlier version of the same 기준일 had been published before.
    """

    seq: int
    as_of: date
    status: str | None
    progress_percent: Decimal | None
    plan_won: int | None
    spent_won: int | None
    recorded_at: datetime
    retroactive: bool
    reason: str
    hash: str
    publication: int
    publication_as_of: date
    published_at: datetime
    publication_reason: str
    corrects: bool

    @property
    def written_reason(self) -> str:
        """Why a person said that this version was made, such as that of a correction; empty where nobody did."""
        return "" if self.reason in OWN_REASONS else self.reason


def publications(known_at: KnownAt = None, holder: str | None = None) -> tuple[PublishedPublication, ...]:
    """Every publication by `known_at`, or those that hold pledges of `holder`; the latest first. One query."""
    found = Publication.objects.published_by(known_at).annotate(count=Count("items")).order_by("-seq")
    if holder is not None:
        found = found.filter(pk__in=publications_with(holder))
    return tuple(
        PublishedPublication(
            seq=one.seq,
            as_of=one.as_of,
            published_at=one.published_at,
            by=one.by,
            reason=one.reason,
            hash=one.hash,
            previous_hash=one.previous_hash,
            count=one.count,
        )
        for one in found
    )


def history(
    number: str, known_at: KnownAt = None, holder: str | None = None, as_of: date | None = None
) -> tuple[PublishedVersion, ...]:
    """Every published version of a card by `known_at`, the latest first; none where there is no such card.

    `as_of` asks for the card that the public saw for that day, up to that day. Three queries.
    """
    pledge = pledge_in(publication_of(as_of, known_at), number, holder)
    if pledge is None:
        return ()
    items = (
        PublicationItem.objects.filter(
            version__document=pledge.document_id,
            publication__in=Publication.objects.published_by(known_at),
        )
        .select_related("version", "publication")
        .order_by("publication__seq")
    )
    if as_of is not None:
        items = items.filter(version__effective_on__lte=as_of)
    first: dict[int, PublicationItem] = {}
    for item in items:
        first.setdefault(item.version_id, item)
    made: list[PublishedVersion] = []
    for item in first.values():
        made.append(_version(item, corrects=any(one.as_of == item.version.effective_on for one in made)))
    return tuple(sorted(made, key=lambda one: (one.as_of, one.seq), reverse=True))


def _version(item: PublicationItem, *, corrects: bool) -> PublishedVersion:
    version, publication = item.version, item.publication
    hundredths = version.progress_hundredths
    return PublishedVersion(
        seq=version.seq,
        as_of=version.effective_on,
        status=version.status,
        progress_percent=None if hundredths is None else Decimal(hundredths) / 100,
        plan_won=version.plan_won,
        spent_won=version.spent_won,
        recorded_at=version.recorded_at,
        retroactive=version.retroactive,
        reason=version.reason,
        hash=version.public_hash,
        publication=publication.seq,
        publication_as_of=publication.as_of,
        published_at=publication.published_at,
        publication_reason=publication.reason,
        corrects=corrects,
    )
