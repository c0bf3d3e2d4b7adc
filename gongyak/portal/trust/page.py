"""Everything that the trust page shows, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.district.published import statuses
from gongyak.pledges.published import Correction, PublishedPublication
from gongyak.portal.asking import Asked, Span
from gongyak.portal.trust import onefile
from gongyak.portal.trust.measures import Measures, make_measures
from gongyak.portal.words import size
from gongyak.rules.canonical import sha256
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@dataclass(frozen=True, slots=True)
class ListedPublication:
    """One row of the public list; `hash` in groups of 8, `cards` the address of the cards as they were then."""

    id: str
    seq: int
    as_of: str
    as_of_iso: str
    published_at: str
    by: str
    reason: str
    count: int
    hash: tuple[str, ...]
    manifest: str
    cards: str


@dataclass(frozen=True, slots=True)
class CorrectedCard:
    """One card of a correction: what it is, from which version to which, and where both can be seen, alone and
    side by side (`compared` is empty where there was none before)."""

    number: str
    title: str
    what: str
    before: str
    before_address: str
    after: str
    after_address: str
    compared: str


@dataclass(frozen=True, slots=True)
class CorrectedSet:
    """What one publication corrected: the publication, and the cards."""

    publication: ListedPublication
    cards: tuple[CorrectedCard, ...]


@dataclass(frozen=True, slots=True)
class CheckerFile:
    """The checker to download: address, name, size, its own hash."""

    address: str
    name: str
    size: str
    hash: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The trust page: publications and corrections, the latest first, measures and the checker.

    `head` is the latest publication; None while nothing is published. `known_at` is empty unless asked, `here`
    the whole address of the site.
    """

    publications: tuple[ListedPublication, ...]
    head: ListedPublication | None
    corrections: tuple[CorrectedSet, ...]
    corrected: int
    measures: Measures
    checker: CheckerFile
    lists: str
    known_at: str
    here: str


def make_page(
    publications: Sequence[PublishedPublication],
    corrections: Sequence[Correction],
    asked: Asked,
    *,
    here: str,
) -> Page:
    """The page of what was published by the moment that is asked for."""
    listed = tuple(_listed(one) for one in publications)
    by_seq = {one.seq: one for one in publications}
    known_at = Asked(known_at=asked.known_at)
    return Page(
        publications=listed,
        head=listed[0] if listed else None,
        corrections=_sets(corrections, {one.seq: one for one in listed}, by_seq),
        corrected=len(corrections),
        measures=make_measures(statuses()),
        checker=_checker(),
        lists=reverse("publications") + known_at.query,
        known_at=moment_words(asked.known_at) if asked.known_at else "",
        here=here,
    )


def _listed(one: PublishedPublication) -> ListedPublication:
    return ListedPublication(
        id=f"p{one.seq}",
        seq=one.seq,
        as_of=format_day(one.as_of),
        as_of_iso=one.as_of.isoformat(),
        published_at=moment_words(one.published_at),
        by=one.by,
        reason=one.reason,
        count=one.count,
        hash=grouped(one.hash),
        manifest=reverse("publication", args=[one.seq]),
        cards=reverse("cards") + Asked(one.as_of, one.published_at).query,
    )


def grouped(hash: str) -> tuple[str, ...]:
    """A hash in groups of 8 digits, for eyes."""
    return tuple(hash[start : start + 8] for start in range(0, len(hash), 8))


def _sets(
    corrections: Sequence[Correction],
    listed: Mapping[int, ListedPublication],
    by_seq: Mapping[int, PublishedPublication],
) -> tuple[CorrectedSet, ...]:
    return tuple(
        CorrectedSet(listed[seq], tuple(_corrected(one, by_seq) for one in ones))
        for seq, ones in groupby(corrections, lambda one: one.publication)
    )


def _corrected(one: Correction, by_seq: Mapping[int, PublishedPublication]) -> CorrectedCard:
    def seen_in(publication: int) -> str:
        asked = Asked(by_seq[publication].as_of, by_seq[publication].published_at, one.holder)
        return reverse("card", args=[one.number]) + asked.query

    was_there = one.replaced is not None and one.replaced_in is not None
    return CorrectedCard(
        number=one.number,
        title=one.title,
        what=_("뒤늦게 공개") if one.is_late else _("정정"),
        before=_version(one.replaced) if was_there else _("없음"),
        before_address=seen_in(one.replaced_in) if was_there else "",
        after=_version(one.seq),
        after_address=seen_in(one.publication),
        compared=_compared(one, by_seq) if was_there and not one.is_late else "",
    )


def _compared(one: Correction, by_seq: Mapping[int, PublishedPublication]) -> str:
    """The card as it was published before beside the correction, as was known when that was published."""
    made = by_seq[one.publication]
    before = min(made.as_of, by_seq[one.replaced_in].as_of)
    span = Span(asked=Asked(known_at=made.published_at, holder=one.holder))
    return reverse("card-compare", args=[one.number]) + span.query(before, made.as_of)


def _version(seq: int) -> str:
    return _("확정본 %(seq)s차") % {"seq": seq}


def _checker() -> CheckerFile:
    body = onefile.one_file()
    return CheckerFile(reverse("checker"), onefile.NAME, size(len(body)), grouped(sha256(body)))
