"""What changed between two published sets of one officeholder's cards."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gongyak.pledges.content import read_content
from gongyak.pledges.published.corrections import corrections
from gongyak.pledges.published.record import PublishedPublication, publications
from gongyak.pledges.published.rows import PublishedRow, PublishedSet, listed
from gongyak.rules.card import Card
from gongyak.rules.card.compare import Comparison, compare
from gongyak.snapshots.models import Blob, KnownAt


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """One pledge in two sets; a side is None where that set does not hold it.

    `comparison` is None where a side is missing, where both are the same version, or where texts were not
    asked for.
    """

    number: str
    order: str
    before: PublishedRow | None
    after: PublishedRow | None
    comparison: Comparison | None = None

    @property
    def row(self) -> PublishedRow:
        """The later of the two."""
        row = self.after or self.before
        assert row  # noqa: S101 (a change has a side)
        return row


@dataclass(frozen=True, slots=True)
class PublishedCorrection:
    """A card of a 기준일 that was corrected after it had been published: when, and why it was published again."""

    number: str
    as_of: date
    published_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PublishedChanges:
    """Two sets and every pledge of either in the order of 관리번호, those that stayed the same included.

    `days` are the 기준일 for which the officeholder's cards are published, the latest first. `before` is None
    where the officeholder had no cards then. `corrections` are those of the 기준일 from `before` to `after`.
    """

    days: tuple[date, ...]
    before: PublishedSet | None
    after: PublishedSet
    changes: tuple[PublishedChange, ...]
    corrections: tuple[PublishedCorrection, ...]


def changes(
    before: date | None = None,
    after: date | None = None,
    known_at: KnownAt = None,
    holder: str | None = None,
    *,
    texts: bool = True,
    corrected: bool = True,
    later: PublishedSet | None = None,
) -> PublishedChanges | None:
    """What the set for one day has otherwise than that for another; None where there is no later set.

    Without `after` it is the latest 기준일, without `before` the one before that. Cards are read (one query)
    and compared line by line only where their hashes differ, and only with `texts`; corrections are looked for
    only with `corrected`. `later` is the later set where it has been read. Fourteen queries at most.
    """
    later = later or listed(after, known_at, holder)
    if later is None:
        return None
    known = publications(known_at, later.holder.key)
    days = tuple(dict.fromkeys(sorted((one.as_of for one in known), reverse=True)))
    below = before or next((day for day in days if day < later.as_of), None)
    earlier = listed(below, known_at, later.holder.key) if below else None
    pairs = list(_pairs(earlier.rows if earlier else (), later.rows))
    cards = _cards(pairs) if texts else {}
    return PublishedChanges(
        days=days,
        before=earlier,
        after=later,
        changes=tuple(_change(old, new, cards) for old, new in pairs),
        corrections=_corrections(earlier, later, known, known_at) if corrected else (),
    )


_Pair = tuple[PublishedRow | None, PublishedRow | None]


def _pairs(before: Iterable[PublishedRow], after: Iterable[PublishedRow]) -> Iterator[_Pair]:
    old, new = ({row.order: row for row in rows} for rows in (before, after))
    for order in sorted({*old, *new}):
        yield old.get(order), new.get(order)


def _cards(pairs: Iterable[_Pair]) -> dict[str, Card]:
    """The cards that differ, by the hash of their public form."""
    hashes = {row.hash for old, new in pairs if old and new and old.hash != new.hash for row in (old, new)}
    blobs = Blob.objects.filter(pk__in=hashes) if hashes else ()
    return {blob.pk: read_content(json.loads(bytes(blob.body))).card for blob in blobs}


def _change(old: PublishedRow | None, new: PublishedRow | None, cards: Mapping[str, Card]) -> PublishedChange:
    row = new or old
    assert row  # noqa: S101 (a pair has a side)
    compared = None
    if old and new and old.hash in cards:
        compared = compare(cards[old.hash], cards[new.hash])
    return PublishedChange(row.number, row.order, old, new, compared)


def _corrections(
    earlier: PublishedSet | None,
    later: PublishedSet,
    known: Iterable[PublishedPublication],
    known_at: KnownAt,
) -> tuple[PublishedCorrection, ...]:
    """The corrections of the later set's officeholder's cards, the latest first."""
    first = earlier.as_of if earlier else later.as_of
    by_seq = {one.seq: one for one in known}
    return tuple(
        PublishedCorrection(
            one.number, one.day, by_seq[one.publication].published_at, by_seq[one.publication].reason
        )
        for one in corrections(known_at)
        if not one.is_late and one.holder == later.holder.key and first <= one.day <= later.as_of
    )
