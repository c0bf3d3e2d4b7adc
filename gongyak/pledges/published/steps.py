"""What each publication changed: cards that came, cards with a new version, cards that went."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongyak.pledges.published.record import PublishedPublication, publications
from gongyak.snapshots.models import KnownAt, PublicationItem

#: The version of each document that a publication holds.
_Versions = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class PublishedStep:
    """A publication and how many cards it has otherwise than the one that the public saw for its day before:
    `before` is the seq of that one, None for the first. `corrects` where that very 기준일 had been published.
    """

    publication: PublishedPublication
    before: int | None
    corrects: bool
    added: int
    changed: int
    removed: int


def steps(known_at: KnownAt = None, latest: int | None = None) -> tuple[PublishedStep, ...]:
    """The publications by `known_at`, the latest first and so many of them at most, with what each changed.

    Two queries.
    """
    listed = publications(known_at)
    before = {one.seq: _before(one, listed[at + 1 :]) for at, one in enumerate(listed)}
    shown = listed[:latest]
    held = _held({one.seq for one in shown} | {seq for one in shown if (seq := _seq(before[one.seq]))})
    return tuple(_step(one, before[one.seq], held) for one in shown)


def _before(
    one: PublishedPublication, earlier: Sequence[PublishedPublication]
) -> PublishedPublication | None:
    """The publication that the public saw for the day of this one until then."""
    seen = [each for each in earlier if each.as_of <= one.as_of]
    return max(seen, key=lambda each: (each.as_of, each.seq), default=None)


def _seq(one: PublishedPublication | None) -> int | None:
    return one.seq if one else None


def _held(seqs: Iterable[int]) -> Mapping[int, _Versions]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    items = PublicationItem.objects.filter(publication__seq__in=seqs).order_by("pk")
    for seq, document, version in items.values_list("publication__seq", "version__document", "version"):
        found[seq][document] = version
    return found


def _step(
    one: PublishedPublication, before: PublishedPublication | None, held: Mapping[int, _Versions]
) -> PublishedStep:
    new, old = held[one.seq], held[before.seq] if before else {}
    return PublishedStep(
        publication=one,
        before=_seq(before),
        corrects=before is not None and before.as_of == one.as_of,
        added=len(new.keys() - old.keys()),
        changed=sum(old.get(document, version) != version for document, version in new.items()),
        removed=len(old.keys() - new.keys()),
    )
