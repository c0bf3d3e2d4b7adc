"""The only writers of frozen rows: record a version, keep a rendered file, publish a complete set.

`by` names a role or an account (총괄부서), never a person: it stands in hashed rows that cannot be erased.
`now` is an aware moment.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Prefetch

from gongyak.audit.actions import head, record_act
from gongyak.district.models import SiteRevision
from gongyak.district.roles import ROLES, is_role
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.snapshots.chain import manifest, manifest_items, version_record
from gongyak.snapshots.models import (
    Blob,
    Document,
    Publication,
    PublicationItem,
    RenderedFile,
    Version,
    VersionQuerySet,
)
from gongyak.snapshots.sealing import known_values, seal


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists show of a version, without its content: money in won, 진도 in 0.01 %. None is unknown."""

    title: str | None = None
    status: str | None = None
    progress_hundredths: int | None = None
    plan_won: int | None = None
    spent_won: int | None = None


@transaction.atomic
def record_version(
    *,
    document: Document,
    effective_on: date,
    internal: Any,
    public: Any,
    summary: Summary,
    by: str,
    now: datetime,
    reason: str,
    retroactive: bool = False,
    actor: str = "",
) -> Version:
    """Freeze one more version of a document and return it.

    `actor` is the key of the person in the chain of acts, where one is known; `by` is the role.

    `internal` may hold `Personal` values, which are sealed; `public` may not (TypeError). Writers of one
    document wait for each other. Refused: no reason, no role, a clock that runs behind the last version.
    """
    _named(by, reason)
    last = _last_behind_the_lock(document, now)
    known = known_values(json.loads(bytes(last.internal.body))) if last else {}
    version = Version(
        document=document,
        seq=last.seq + 1 if last else 1,
        effective_on=effective_on,
        recorded_at=now,
        **asdict(summary),
        internal=Blob.objects.keep(seal(internal, known)),
        public=Blob.objects.keep(public),
        previous_hash=last.hash if last else "",
        author=by,
        reason=reason,
        retroactive=retroactive,
    )
    version.hash = sha256(canonical(version_record(version)))
    version.save(force_insert=True)
    record_act(
        by=actor or by,
        action="확정",
        object=str(document),
        now=now,
        reason=reason,
        before=version.previous_hash,
        after=version.hash,
    )
    return version


def _last_behind_the_lock(document: Document, now: datetime) -> Version | None:
    """The document's last version, while other writers of it wait."""
    Document.objects.select_for_update().get(pk=document.pk)
    last = document.versions.select_related("internal").order_by("-seq").first()
    if last and now < last.recorded_at:
        raise Refusal("마지막 확정본보다 앞선 시각으로는 기록할 수 없습니다. 서버의 시계를 확인하십시오.")
    return last


@transaction.atomic
def keep_file(*, version: Version, format: str, media_type: str, body: bytes) -> RenderedFile:
    """Keep a rendered file of a public form; one that is already there stays, and is returned."""
    made = {"media_type": media_type, "body": body, "sha256": sha256(body)}
    return RenderedFile.objects.get_or_create(version=version, format=format, defaults=made)[0]


def publish(
    *,
    as_of: date,
    by: str,
    now: datetime,
    reason: str,
    prepared: Iterable[Version] | None = None,
    actor: str = "",
    documents: models.QuerySet[Document] | None = None,
) -> Publication:
    """Publish every document's version as of a day as one complete set, and return the publication.

    `documents` limits the set to some; None publishes them all. `actor` is as in `record_version`. `prepared` are the versions whose files were made for it; None publishes whatever is in force.
    Safe to repeat: where the publication in force for that very day holds the same set, it comes back.
    Refused: nothing to publish, a day still to come, no reason, no role, a clock that runs behind, another
    publication meanwhile, and versions in force that are not the prepared ones.
    """
    _named(by, reason)
    refuse_future(as_of, now)
    try:
        with transaction.atomic():
            versions = _complete(Version.objects.as_of(as_of, now, documents=documents))
            if prepared is not None and {each.pk for each in prepared} != {each.pk for each in versions}:
                raise Refusal("공개를 준비하는 사이에 새 확정본이 기록되었습니다. 다시 공개하십시오.")
            return _publish(versions, as_of, by, now, reason, actor or by)
    except IntegrityError as error:
        raise Refusal("다른 사람이 먼저 공개했습니다. 공개된 내용을 확인한 뒤 다시 하십시오.") from error


def refuse_future(as_of: date, now: datetime) -> None:
    """Refuse a 기준일 that has not come yet in Seoul at `now`."""
    if as_of > day_of(now):
        raise Refusal(
            f"기준일 {format_day(as_of)}은 아직 오지 않은 날입니다. 오늘({format_day(day_of(now))})까지의 날이어야 합니다."
        )


def _publish(
    versions: list[Version], as_of: date, by: str, now: datetime, reason: str, actor: str
) -> Publication:
    if not versions:
        raise Refusal(f"{as_of} 기준으로 공개할 확정본이 없습니다. 먼저 카드를 들여오십시오.")
    last = Publication.objects.order_by("-seq").first()
    if last and now < last.published_at:
        raise Refusal("마지막 공개보다 앞선 시각으로는 공개할 수 없습니다. 서버의 시계를 확인하십시오.")
    items = manifest_items(versions)
    in_force = Publication.objects.select_related("manifest").in_force(as_of)
    if in_force and in_force.as_of == as_of and json.loads(bytes(in_force.manifest.body))["items"] == items:
        return in_force
    made = Publication(
        seq=last.seq + 1 if last else 1,
        as_of=as_of,
        published_at=now,
        by=by,
        reason=reason,
        previous_hash=last.hash if last else "",
    )
    made.manifest = Blob.objects.keep(manifest(made, items, head()))
    made.save(force_insert=True)
    PublicationItem.objects.bulk_create(PublicationItem(publication=made, version=each) for each in versions)
    SiteRevision.objects.bump()
    record_act(
        by=actor,
        action="공개",
        object=f"publication/{made.seq}",
        now=now,
        reason=reason,
        before=made.previous_hash,
        after=made.hash,
    )
    return made


def _complete(versions: VersionQuerySet) -> list[Version]:
    files = RenderedFile.objects.defer("body")
    return list(versions.select_related("document").prefetch_related(Prefetch("files", files)))


def refuse_person(by: str) -> None:
    """Refuse an actor that is no known role: it could be a person's name."""
    if not is_role(by):
        raise Refusal(f"누가 하는지는 사람 이름이 아니라 역할로 적으십시오. 쓸 수 있는 말: {ROLES}.")


def _named(by: str, reason: str) -> None:
    refuse_person(by)
    if not reason.strip():
        raise Refusal("사유를 적으십시오.")
