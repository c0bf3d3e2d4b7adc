"""Generated pledges in the store, published as one set, and asked for by 관리번호."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from gongyak.pledges import search
from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.card import to_json
from gongyak.snapshots.models import Blob, Document, Version
from tests.pledges.search.corpus import DAY, Made

NOW = datetime(2026, 7, 10, 1, tzinfo=UTC)
_BATCH = 500


def shelve(made: Sequence[Made]) -> Callable[[str], list[str]]:
    """Store the pledges as frozen versions and take them in; gives a search that answers with 관리번호."""
    bodies = [canonical({"card": to_json(each.card)}) for each in made]
    Blob.objects.bulk_create((Blob(hash=sha256(body), body=body) for body in bodies), _BATCH)
    documents = Document.objects.bulk_create(
        (Document(kind="pledge", key=f"8-1/{each.card.number}") for each in made), _BATCH
    )
    rows = zip(documents, bodies, strict=True)
    versions = Version.objects.bulk_create((_version(*row) for row in rows), _BATCH)
    search.keep(versions)
    numbers = {version.pk: str(each.card.number) for version, each in zip(versions, made, strict=True)}
    return lambda ask: [numbers[hit.version] for hit in search.find(ask, Version.objects.all())]


def _version(document: Document, body: bytes) -> Version:
    return Version(
        document=document, seq=1, effective_on=DAY, recorded_at=NOW,
        internal_id=sha256(body), public_id=sha256(body), hash=sha256(body),
        author="총괄부서", reason="분기 확정",
    )  # fmt: skip
