"""The acts on pledge cards: take one in from a file, publish those of a quarter.

`by` names a role or an account (총괄부서), never a person. `now` is an aware moment; days are Seoul's.
"""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from gongyak.district.published import PublishedDistrict, district
from gongyak.pledges import models, search
from gongyak.pledges.content import IMPORTED, REMASKED, Content, read_content, said
from gongyak.pledges.forms import summary_of
from gongyak.pledges.lines import keep_lines
from gongyak.pledges.places import officeholder_on, order_key, pledge_of
from gongyak.pledges.reading import ReadFile, read_file
from gongyak.pledges.rendering import MEDIA_TYPES, Wanted, files_of_all
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import Answer, Card
from gongyak.rules.card.identity import with_ids
from gongyak.rules.findings import Finding
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.rules.term import is_overtaken
from gongyak.snapshots.actions import Summary, keep_file, publish, record_version, refuse_future
from gongyak.snapshots.models import Document, Publication, RenderedFile, Version
from gongyak.snapshots.sealing import opened

__all__ = ["ImportReport", "Refusal", "import_card", "publish_quarter"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import: the version, whether it is new, and the findings that did not stand in its way.

    `replaces` is the earlier version of the same 기준일 that the new one corrects, None where there was none.
    """

    name: str
    sha256: str
    number: str
    title: str
    as_of: date
    seq: int
    is_new: bool
    retroactive: bool
    replaces: int | None
    findings: tuple[Finding, ...]


def import_card(*, name: str, data: bytes, answers: Iterable[Answer], by: str, now: datetime) -> ImportReport:
    """Take a card in from a file: a new version of its pledge as of the 기준일 in the file, recorded now.

    All or nothing, and safe to repeat: a file that was taken in before with the same answers, or that says
    what the version in force says, makes no version. Before the day of recording is 소급 입력. Raises
    Refusal (with findings): see `read_file`, `officeholder_on` and `pledge_of`.
    """
    read = read_file(name, data, answers, by=by, now=now)
    refuse_future(read.as_of, now)
    ahead = _ahead(read)  # before anybody has to wait
    with transaction.atomic():
        pledge = pledge_of(officeholder_on(read.as_of), read.number, read.title)
        document = Document.objects.select_for_update().get(pk=pledge.document_id)
        before = _before(document, read.as_of)
        card = ahead.card if ahead and ahead.before == before else _numbered(document, read, before)
        read = replace(read, content=replace(read.content, card=card))
        version = _same(document, read, before)
        is_new = version is None
        if version is None:
            version = _record(document, read, by=by, now=now)
            _keep_lineage(version, read, data, by=by, now=now)
    return ImportReport(
        name=name,
        sha256=read.content.source.sha256,
        number=read.number,
        title=read.title,
        as_of=read.as_of,
        seq=version.seq,
        is_new=is_new,
        retroactive=version.retroactive,
        replaces=before.seq if is_new and before and before.effective_on == read.as_of else None,
        findings=read.findings,
    )


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A card with ids as they follow from the version `before`."""

    before: Version | None
    card: Card


def _ahead(read: ReadFile) -> _Ahead | None:
    """The card with its ids, while nothing is locked: comparing texts takes its time. None for a new pledge."""
    holder = models.Officeholder.objects.keeping_pledges_on(read.as_of)
    asked = models.Pledge.objects.filter(officeholder=holder, order=order_key(read.number))
    pledge = asked.select_related("document").first()
    if pledge is None:
        return None
    before = _before(pledge.document, read.as_of)
    return _Ahead(before, _numbered(pledge.document, read, before))


def _numbered(document: Document, read: ReadFile, before: Version | None) -> Card:
    """The card with the ids that its items had in the version before."""
    earlier = content_of(before).card if before else None
    return with_ids(read.content.card, earlier, scope=str(document))


def _before(document: Document, day: date) -> Version | None:
    """The version in force on a day, or else the latest."""
    latest = document.versions.select_related("internal").order_by("-seq")
    return _in_force(document, day) or latest.first()


def _same(document: Document, read: ReadFile, before: Version | None) -> Version | None:
    """The version that this very import already made, or that says the same for the same 기준일."""
    content = read.content
    earlier = models.CardImport.objects.filter(
        version__document=document, file__sha256=content.source.sha256
    ).select_related("version")
    for each in earlier.order_by("-version__seq"):
        rows = models.Answer.objects.filter(version=each.version)
        if set(rows.values_list("code", "value")) == said(content.answers):
            return each.version
    if before is None or before.effective_on != read.as_of:
        return None
    return before if content.adds_nothing_to(content_of(before)) else None


def _in_force(document: Document, day: date, known_at: datetime | None = None) -> Version | None:
    asked = Document.objects.filter(pk=document.pk)
    return Version.objects.as_of(day, known_at, documents=asked).select_related("internal").first()


def content_of(version: Version) -> Content:
    """The content of a version's internal form; erased names are tombstones."""
    return read_content(opened(json.loads(bytes(version.internal.body))))


def _record(document: Document, read: ReadFile, *, by: str, now: datetime) -> Version:
    """Freeze what was read."""
    content = read.content
    return record_version(
        document=document,
        effective_on=read.as_of,
        internal=content.internal(),
        public=content.public(district()),
        summary=summary_of(content.card),
        by=by,
        now=now,
        reason=IMPORTED,
        retroactive=is_overtaken(read.as_of, day_of(now)),
    )


def _keep_lineage(version: Version, read: ReadFile, data: bytes, *, by: str, now: datetime) -> None:
    """The original bytes, which version came of them, and the answers as rows."""
    source = read.content.source
    made = {"name": source.name or "", "format": source.format, "body": data, "imported_at": now, "by": by}
    file = models.ImportedFile.objects.get_or_create(sha256=source.sha256, defaults=made)[0]
    models.CardImport.objects.create(version=version, file=file)
    where = {question.code: question.where for question in read.content.questions}
    models.Answer.objects.bulk_create(
        models.Answer(
            version=version, code=each.code, where=where[each.code], value=each.value,
            by=each.by, at=each.at, why=each.why,
        )
        for each in read.content.answers
    )  # fmt: skip


def publish_quarter(
    *, as_of: date, by: str, now: datetime, reason: str, workers: Executor | None = None, actor: str = ""
) -> Publication:
    """Publish every pledge's card as of a 기준일, with the mask and the files of today, as one complete set.

    Where the district's settings changed since a version was frozen, a version with the new public form
    comes first. Each step is whole by itself, and all of it is safe to repeat. Who publishes several sets
    hands the same `workers` (see `rendering.renderers`) to each; `actor` is as in `snapshots.publish`. Raises Refusal: see `publish`.
    """
    refuse_future(as_of, now)
    settings = district()
    asked = Document.objects.filter(kind=models.KIND)
    gone = withdrawn(Version.objects.as_of(as_of, now, documents=asked))
    asked = asked.exclude(pk__in=gone)
    found = Version.objects.as_of(as_of, now, documents=asked).select_related("document")
    prepared = [_with_todays_mask(version, as_of, settings, by=by, now=now) for version in found]
    render_missing(prepared, workers)
    keep_lines(prepared)
    search.keep(prepared)
    return publish(
        as_of=as_of, by=by, now=now, reason=reason, prepared=prepared, actor=actor, documents=asked
    )


def withdrawn(versions: Iterable[Version]) -> list[int]:
    """The documents whose version in force was taken down; what was confirmed after that stands again."""
    rows = models.Withdrawal.objects.select_related("version")
    taken = {(row.version.document_id, row.version.internal_hash): row.at for row in rows}
    return [
        version.document_id
        for version in versions
        if (at := taken.get((version.document_id, version.internal_hash)))
        and (version.recorded_at <= at or version.reason == REMASKED)
    ]


@transaction.atomic
def _with_todays_mask(
    found: Version, as_of: date, settings: PublishedDistrict, *, by: str, now: datetime
) -> Version:
    """The document's version in force with the public form of today.

    It is read again behind the lock: what was recorded since it was found must not be undone.
    """
    document = Document.objects.select_for_update().get(pk=found.document_id)
    version = _in_force(document, as_of, now) or found
    public = content_of(version).public(settings)
    if sha256(canonical(public)) == version.public_hash:
        return version
    return record_version(
        document=document,
        effective_on=version.effective_on,
        internal=json.loads(bytes(version.internal.body)),
        public=public,
        summary=Summary(
            title=version.title,
            status=version.status,
            progress_hundredths=version.progress_hundredths,
            plan_won=version.plan_won,
            spent_won=version.spent_won,
        ),
        by=by,
        now=now,
        reason=REMASKED,
        retroactive=version.retroactive,
    )


def render_missing(versions: Sequence[Version], workers: Executor | None = None) -> None:
    """Keep the files that versions do not have yet; they are made outside of any transaction."""
    kept: set[tuple[int, str]] = set()
    kept.update(RenderedFile.objects.filter(version__in=versions).values_list("version", "format"))
    missing = {v: tuple(f for f in MEDIA_TYPES if (v.pk, f) not in kept) for v in versions}
    waiting = [version for version in versions if missing[version]]
    wanted = [Wanted(bytes(version.public.body), missing[version]) for version in waiting]
    for version, files in zip(waiting, files_of_all(wanted, workers), strict=True):
        with transaction.atomic():  # one wait for the disk, not one for each file
            for format, body in files.items():
                keep_file(version=version, format=format, media_type=MEDIA_TYPES[format], body=body)
