"""Published cards and their files, whole."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch
from django.db.models.functions import Length

from gongyak.pledges.content import Source, read_content
from gongyak.pledges.models import Pledge
from gongyak.pledges.published.sets import Holder, holder_of, pledge_in, pledges_in, publication_of
from gongyak.rules.card import Answer, Card
from gongyak.rules.findings import Finding
from gongyak.snapshots.models import Blob, KnownAt, Publication, RenderedFile, Version


@dataclass(frozen=True, slots=True)
class Download:
    """One file of a published card: its format, media type, size in bytes and SHA-256."""

    format: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file's bytes, with a name to save it under."""

    name: str
    media_type: str
    sha256: str
    body: bytes


@dataclass(frozen=True, slots=True)
class PublishedCard:
    """One published card: its public form, where it stands in the record, and how it came about.

    `as_of` is the 기준일 of the card, `recorded_at` and `published_at` when it was recorded and published,
    `seq` its version, `hash` that of its public form, `publication` and `publication_hash` the public list
    that it stands in. `questions` are all that its file raised, `answers` those that were given, by role.
    `lineage` says what its figures were counted from, in aggregates (`rules.compiling.lineage.public`); empty where
    nothing was counted from records.
    """

    card: Card
    holder: Holder
    number: str
    title: str
    as_of: date
    seq: int
    recorded_at: datetime
    retroactive: bool
    hash: str
    publication: int
    publication_as_of: date
    published_at: datetime
    publication_hash: str
    questions: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    source: Source
    downloads: tuple[Download, ...]
    lineage: Mapping[str, Any]


def cards(
    as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> tuple[PublishedCard, ...]:
    """Every card that the public sees for a day, as it saw them at `known_at`; in the order of 관리번호.

    None leaves a bound out: the latest, and everybody's. Four queries, however many cards.
    """
    publication = publication_of(as_of, known_at)
    return tuple(_published(publication, pledges_in(publication, holder))) if publication else ()


def card(
    number: str, as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> PublishedCard | None:
    """The card of a 관리번호 that the public sees for a day, as it saw it at `known_at`; None where none is.

    Where two officeholders' pledges bear the number it is the later one's unless `holder` (`8-1`) says
    whose. Four queries at most.
    """
    publication = publication_of(as_of, known_at)
    pledge = pledge_in(publication, number, holder)
    return next(_published(publication, [pledge])) if publication and pledge else None


def file(
    number: str, format: str, as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> PublishedFile | None:
    """A file of a published card; None where there is no such card or format. Three queries at most."""
    publication = publication_of(as_of, known_at)
    pledge = pledge_in(publication, number, holder)
    if pledge is None:
        return None
    kept = RenderedFile.objects.filter(
        version__publication=publication, version__document=pledge.document_id, format=format
    ).select_related("version").first()  # fmt: skip
    if kept is None:
        return None
    name = f"공약사항관리카드-{pledge.number}-{kept.version.effective_on}.{kept.format}"
    return PublishedFile(name, kept.media_type, kept.sha256, bytes(kept.body))


def form(
    number: str, as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> PublishedFile | None:
    """The whole public form of a card (card, questions, answers, source), the bytes that `hash` is of."""
    found = card(number, as_of, known_at, holder)
    if found is None:
        return None
    body = bytes(Blob.objects.get(pk=found.hash).body)
    return PublishedFile(f"공개본-{found.number}-{found.as_of}.json", "application/json", found.hash, body)


def public_list(as_of: date | None = None, known_at: KnownAt = None) -> PublishedFile | None:
    """The public list in force: canonical JSON with the hash of every form and file, and of the list before.

    Its own SHA-256 is `publication_hash`. One query.
    """
    return _list_file(Publication.objects.select_related("manifest").in_force(as_of, known_at))


def public_list_of(publication: int) -> PublishedFile | None:
    """The public list of the publication of that seq; None where there is none. One query."""
    return _list_file(Publication.objects.select_related("manifest").filter(seq=publication).first())


def _list_file(publication: Publication | None) -> PublishedFile | None:
    if publication is None:
        return None
    name = f"공개목록-{publication.seq}-{publication.as_of}.json"
    return PublishedFile(name, "application/json", publication.hash, bytes(publication.manifest.body))


def _published(publication: Publication, pledges: Iterable[Pledge]) -> Iterator[PublishedCard]:
    listed = list(pledges)
    files = RenderedFile.objects.defer("body").annotate(size=Length("body")).order_by("pk")
    rows = (
        Version.objects.filter(publication=publication, document__in=[each.document_id for each in listed])
        .select_related("public")
        .prefetch_related(Prefetch("files", files))
    )
    versions = {version.document_id: version for version in rows}
    for pledge in listed:
        yield _card(publication, pledge, versions[pledge.document_id])


def _card(publication: Publication, pledge: Pledge, version: Version) -> PublishedCard:
    content = read_content(json.loads(bytes(version.public.body)))
    return PublishedCard(
        card=content.card,
        holder=holder_of(pledge.officeholder),
        number=pledge.number,
        title=content.card.title or pledge.title,
        as_of=version.effective_on,
        seq=version.seq,
        recorded_at=version.recorded_at,
        retroactive=version.retroactive,
        hash=version.public_hash,
        publication=publication.seq,
        publication_as_of=publication.as_of,
        published_at=publication.published_at,
        publication_hash=publication.hash,
        questions=content.questions,
        answers=content.answers,
        source=content.source,
        downloads=tuple(
            Download(file.format, file.media_type, file.size, file.sha256) for file in version.files.all()
        ),
        lineage=content.lineage,
    )
