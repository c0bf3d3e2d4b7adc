"""Generated histories: 16 quarters of a card and four corrections, and a publication for each quarter."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction

from gongyak.snapshots.models import Blob, Document, Publication, PublicationItem, Version

CARDS = 100
VERSIONS = 20
QUARTERS = [date(year, *end) for year in range(2022, 2026) for end in ((3, 31), (6, 30), (9, 30), (12, 31))]
#: What is asked: the 기준일 in the middle of the history, as known when it was published.
DAY = QUARTERS[9]
_PUBLISHED_AFTER = timedelta(days=20)
_BATCH = 2_000


def published_at(quarter: date) -> datetime:
    """When the cards of a quarter went out."""
    return datetime.combine(quarter, time(9), UTC) + _PUBLISHED_AFTER


KNOWN_AT = published_at(DAY)


def make(districts: int) -> int:
    """Fill the empty store; returns the number of versions."""
    cards = districts * CARDS
    with transaction.atomic():
        Blob.objects.create(hash="0" * 64, body=b"{}")
        names = (Document(pk=n, kind="pledge", key=f"{n // CARDS}/{n}") for n in range(1, cards + 1))
        Document.objects.bulk_create(names, _BATCH)
        told = (version for card in range(1, cards + 1) for version in _history(card))
        _in_batches(Version, told)
        for seq, quarter in enumerate(QUARTERS, start=1):
            _publish(seq, quarter)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as its autovacuum would have done by then
    return cards * VERSIONS


def _history(card: int) -> Iterator[Version]:
    """Versions in the order in which they were recorded; each correction tells of the quarter before."""
    dice = random.Random(card)
    corrected = set(dice.sample(range(1, len(QUARTERS)), VERSIONS - len(QUARTERS)))
    seq = 0
    for number, quarter in enumerate(QUARTERS):
        at = published_at(quarter) - timedelta(days=5)
        for effective_on in [quarter, *([QUARTERS[number - 1]] if number in corrected else [])]:
            seq += 1
            at += timedelta(hours=1)
            yield _version(card, seq, effective_on, at, dice.randrange(1, 10_000) * 100_000)


def _version(card: int, seq: int, effective_on: date, at: datetime, won: int) -> Version:
    return Version(
        document_id=card, seq=seq, effective_on=effective_on, recorded_at=at, title=f"공약 {card}",
        status="추진중", progress_hundredths=500 * seq, plan_won=won, spent_won=won // 2,
        internal_id="0" * 64, public_id="0" * 64, hash=f"{card:032x}{seq:032x}",
        previous_hash=f"{card:032x}{seq - 1:032x}" if seq > 1 else "",
        author="총괄부서", reason="분기 확정",
    )  # fmt: skip


def _publish(seq: int, quarter: date) -> None:
    at = published_at(quarter)
    publication = Publication.objects.create(
        seq=seq, as_of=quarter, published_at=at, by="총괄부서", reason="분기 공개",
        previous_hash="f" * 64 if seq > 1 else "",
        manifest=Blob.objects.create(hash=f"{seq:064x}", body=b"{}"),
    )  # fmt: skip
    versions = Version.objects.as_of(quarter, at).values_list("pk", flat=True)
    _in_batches(PublicationItem, (PublicationItem(publication=publication, version_id=pk) for pk in versions))


def _in_batches(table: type, rows: Iterator) -> None:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            table.objects.bulk_create(batch)
            batch = []
    table.objects.bulk_create(batch)
