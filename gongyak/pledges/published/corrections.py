"""What changed of a 기준일 after it had been published: which versions took the place of which."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongyak.pledges.models import Pledge
from gongyak.snapshots.models import KnownAt, Publication, PublicationItem


@dataclass(frozen=True, slots=True)
class Correction:
    """A card that publication `publication` corrected, or brought in late where `is_late`.

    `number` and `holder` say whose pledge, `seq` its version, `day` that version's own 기준일, `reason` what was
    written when it was recorded. `replaced` is the version whose place it took, `replaced_in` the latest
    publication that held that one, of the same 기준일 where there is one; both None where no card of the pledge
    was there.
    """

    publication: int
    number: str
    holder: str
    title: str
    seq: int
    day: date
    reason: str
    is_late: bool
    replaced: int | None
    replaced_in: int | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A version in a publication, no more of it than the walk needs."""

    publication: int
    as_of: date
    document: int
    seq: int
    day: date
    reason: str


def corrections(known_at: KnownAt = None) -> tuple[Correction, ...]:
    """Every correction that was published by `known_at`, the latest first, then by 관리번호. Two queries.

    Corrected is a card whose 기준일 had been published with another version. Late is one that an earlier
    publication of the very same 기준일 did not hold, or held with an older 기준일 of the card's own.
    """
    found = list(_walk(_held(known_at)))
    pledges = {
        pledge.document_id: pledge
        for pledge in Pledge.objects.select_related("officeholder__term").filter(
            document__in={held.document for held, _, _ in found}
        )
    }
    found.sort(key=lambda each: (-each[0].publication, pledges[each[0].document].order))
    return tuple(_told(pledges[held.document], held, before, is_late) for held, before, is_late in found)


def _held(known_at: KnownAt) -> Iterator[_Held]:
    items = PublicationItem.objects.filter(publication__in=Publication.objects.published_by(known_at))
    columns = (
        "publication__seq",
        "publication__as_of",
        "version__document",
        "version__seq",
        "version__effective_on",
        "version__reason",
    )
    for row in items.order_by("publication__seq", "pk").values_list(*columns):
        yield _Held(*row)


def _walk(items: Iterator[_Held]) -> Iterator[tuple[_Held, _Held | None, bool]]:
    """Each version that corrected another or came late, with that other; publications in their order."""
    latest: dict[tuple[int, date], _Held] = {}  # by document and the card's own day
    first: dict[date, int] = {}  # the first publication of each 기준일
    stood: dict[tuple[date, int], _Held] = {}  # by 기준일 of the set, and document
    for held in items:
        before = latest.get((held.document, held.day))
        there = stood.get((held.as_of, held.document))
        is_again = first.setdefault(held.as_of, held.publication) < held.publication
        if before and before.seq < held.seq:
            same_set = there if there and there.seq == before.seq else before
            yield held, same_set, False
        elif is_again and (there is None or there.day < held.day):
            yield held, there, True
        if before is None or before.seq <= held.seq:
            latest[held.document, held.day] = held
        stood[held.as_of, held.document] = held


def _told(pledge: Pledge, held: _Held, before: _Held | None, is_late: bool) -> Correction:
    return Correction(
        publication=held.publication,
        number=pledge.number,
        holder=pledge.officeholder.key,
        title=pledge.title,
        seq=held.seq,
        day=held.day,
        reason=held.reason,
        is_late=is_late,
        replaced=before.seq if before else None,
        replaced_in=before.publication if before else None,
    )
