"""Verify: recompute everything that is frozen, and name what does not hold.

It finds what an owner of the database changed with the guards down, unless the owner rewrote every hash
after it as well: against that only a head that was kept elsewhere helps.
"""

import json
from collections.abc import Iterator, Mapping

from django.db.models import Prefetch

from gongyak.audit.actions import Head
from gongyak.audit.models import Act
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.findings import Finding, Severity
from gongyak.snapshots.chain import manifest, manifest_items, version_record
from gongyak.snapshots.models import Blob, PersonalValue, Publication, RenderedFile, Version
from gongyak.snapshots.sealing import commitment_of

_CHUNK = 500


def verify() -> list[Finding]:
    """Every broken promise of the frozen tables as a finding of severity error; none where all holds."""
    return [*_blobs(), *_missing_blobs(), *_personal_values(), *_files(), *_versions(), *_publications()]


def is_of(body: object, hash: str) -> bool:
    """Whether bytes as the database gives them are those of a SHA-256; what is no bytes any more is not."""
    return isinstance(body, bytes | memoryview) and sha256(bytes(body)) == hash


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)


def _blobs() -> Iterator[Finding]:
    for blob in Blob.objects.order_by("pk").iterator(_CHUNK):
        if not is_of(blob.body, blob.hash):
            yield _error(
                "blob-changed", f"blob.{blob.hash}", "내용이 해시와 다릅니다. 확정 뒤에 바뀌었습니다."
            )


def _missing_blobs() -> Iterator[Finding]:
    """Contents that rows name and that are not there: the tables say they cannot be, the file can be cut."""
    there = Blob.objects.values("pk")
    lost = {
        *Version.objects.exclude(internal_id__in=there).values_list("internal_id", flat=True),
        *Version.objects.exclude(public_id__in=there).values_list("public_id", flat=True),
        *Publication.objects.exclude(manifest_id__in=there).values_list("manifest_id", flat=True),
    }
    for hash in sorted(lost):
        yield _error("blob-missing", f"blob.{hash}", "확정된 내용이 사라졌습니다.")


def _personal_values() -> Iterator[Finding]:
    for row in PersonalValue.objects.order_by("pk").iterator(_CHUNK):
        if commitment_of(row.salt, row.value) != row.commitment:
            yield _error("personal-changed", f"personal.{row.commitment}", "개인정보가 약속값과 다릅니다.")


def _files() -> Iterator[Finding]:
    for file in RenderedFile.objects.order_by("pk").iterator(_CHUNK):
        if not is_of(file.body, file.sha256):
            where = f"file.{file.version_id}.{file.format}"
            yield _error("file-changed", where, "공개 파일이 해시와 다릅니다. 공개 뒤에 바뀌었습니다.")


def _versions() -> Iterator[Finding]:
    previous: Version | None = None
    rows = Version.objects.select_related("document").order_by("document", "seq")
    for version in rows.iterator(_CHUNK):
        before = previous if previous and previous.document_id == version.document_id else None
        yield from _link(version, f"version.{version}", version.seq, before)
        if sha256(canonical(version_record(version))) != version.hash:
            yield _error("version-changed", f"version.{version}", "확정본의 기록이 해시와 다릅니다.")
        if before and version.recorded_at < before.recorded_at:
            yield _error(
                "version-clock", f"version.{version}", "앞 확정본보다 먼저 기록된 것으로 되어 있습니다."
            )
        previous = version


def _link(
    row: Version | Publication, where: str, seq: int, before: Version | Publication | None
) -> Iterator[Finding]:
    if seq != (before.seq + 1 if before else 1):
        yield _error("chain-gap", where, "차수가 이어지지 않습니다. 앞의 기록이 사라졌습니다.")
    elif row.previous_hash != (before.hash if before else ""):
        yield _error("chain-broken", where, "앞 기록의 해시와 이어지지 않습니다.")


def _publications() -> Iterator[Finding]:
    files = Prefetch("versions__files", RenderedFile.objects.defer("body"))
    rows = Publication.objects.select_related("manifest").prefetch_related("versions__document", files)
    before: Publication | None = None
    named: dict[int, Head] = {}
    for publication in rows.order_by("seq").iterator(_CHUNK):
        where = f"publication.{publication.seq}"
        yield from _link(publication, where, publication.seq, before)
        if not _is_listed(publication):
            yield _error("publication-changed", where, "공개된 항목이 공개 목록과 다릅니다.")
        else:
            named[publication.seq] = Head(**json.loads(bytes(publication.manifest.body))["acts"])
        before = publication
    yield from _acts(named)


def _acts(named: Mapping[int, Head]) -> Iterator[Finding]:
    """The heads of the record of acts that public lists name, by publication, must be in the record."""
    wanted = [head.seq for head in named.values()]
    there = dict(Act.objects.filter(seq__in=wanted).values_list("seq", "hash"))
    for seq, head in named.items():
        if head != Head() and there.get(head.seq) != head.hash:
            message = "공개 목록이 말하는 행위의 기록이 없거나 다릅니다."
            yield _error("acts-differ", f"publication.{seq}", message)


def _is_listed(publication: Publication) -> bool:
    """Whether the rows are those of the list; a format first rendered after it was made is not in it."""
    try:
        listed = json.loads(bytes(publication.manifest.body))
        told = {line["document"]: set(line["files"]) for line in listed["items"]}
        acts = Head(**listed["acts"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
    found = manifest_items(publication.versions.all())
    for line in found:
        kept = told.get(line["document"], set())
        line["files"] = {name: hash for name, hash in line["files"].items() if name in kept}
    return bool(manifest(publication, found, acts) == listed)
