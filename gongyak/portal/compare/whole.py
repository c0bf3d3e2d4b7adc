"""The page of what changed in the whole published set, and its short form for the first page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongyak.pledges.published import PublishedChange, PublishedChanges, PublishedCorrection
from gongyak.portal.asking import Span
from gongyak.portal.compare.chooser import Chooser, Day, make_chooser, make_day
from gongyak.portal.compare.facts import OUTCOMES, Fact, facts
from gongyak.portal.compare.page import Way
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pledges something happened to, and the way to them."""

    outcome: str
    label: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One pledge with what happened to it, and the way to its two versions side by side."""

    number: str
    title: str
    department: str
    address: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A card that was corrected for a 기준일: when and why, and the way to both versions."""

    number: str
    day: Day
    published: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """What changed between two sets; `way` says why there is nothing to compare.

    `count` are all pledges of either set, `all` is the way back from one outcome to all of them.
    """

    chooser: Chooser
    before: Day | None
    after: Day
    count: int
    changed: int
    tallies: tuple[Tally, ...]
    listed: tuple[Listed, ...]
    same: tuple[Listed, ...]
    corrections: tuple[Again, ...]
    all: str
    way: Way | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed in short: tallies, and the pledges that tell most, the weightiest first."""

    before: Day
    after: Day
    address: str
    changed: int
    tallies: tuple[Tally, ...]
    telling: tuple[Listed, ...]


def make_page(found: PublishedChanges, span: Span, only: str = "") -> Page:
    """The page over two sets; `only` chooses the pledges to which one thing happened."""
    before, after = found.before, found.after
    way = _way(found, span)
    listed = [_listed(change, span, found) for change in found.changes] if before and not way else []
    changed = [one for one in listed if one.facts]
    is_chosen = only in OUTCOMES
    return Page(
        chooser=make_chooser(found.days, before and before.as_of, after.as_of, span),
        before=make_day(before.as_of) if before else None,
        after=make_day(after.as_of),
        count=len(listed),
        changed=len(changed),
        tallies=tuple(_tallies(changed, _query(found, span), only)),
        listed=tuple(one for one in changed if not is_chosen or _has(one, only)),
        same=() if is_chosen else tuple(one for one in listed if not one.facts),
        corrections=tuple(_again(one, span) for one in found.corrections) if not way else (),
        all=reverse("changes") + _query(found, span) if is_chosen else "",
        way=way,
    )


def make_summary(found: PublishedChanges, span: Span, most: int = 5) -> Summary | None:
    """What changed in short, with the way to all of it; None where there is nothing to compare.

    For the first page: `published.changes(…, texts=False, corrected=False)` is enough, and reads no card.
    """
    if found.before is None or _way(found, span):
        return None
    changed = [one for change in found.changes if (one := _listed(change, span, found)).facts]
    telling = sorted(changed, key=lambda one: _weight(one.facts[0]))[:most]
    query = _query(found, span)
    return Summary(
        before=make_day(found.before.as_of),
        after=make_day(found.after.as_of),
        address=reverse("changes") + query,
        changed=len(changed),
        tallies=tuple(_tallies(changed, query, "")),
        telling=tuple(telling),
    )


def _weight(fact: Fact) -> tuple[int, int]:
    return list(OUTCOMES).index(fact.outcome), -int(100 * fact.weight)


def _query(found: PublishedChanges, span: Span) -> str:
    return span.query(found.before.as_of, found.after.as_of) if found.before else ""


def _listed(change: PublishedChange, span: Span, found: PublishedChanges) -> Listed:
    address = reverse("card-compare", args=[change.number]) + _query(found, span)
    if change.before is None:
        address = reverse("card", args=[change.number]) + span.asked.query
    row = change.row
    return Listed(change.number, row.title, row.department or "", address, tuple(facts(change)))


def _has(one: Listed, outcome: str) -> bool:
    return any(fact.outcome == outcome for fact in one.facts)


def _tallies(listed: Iterable[Listed], query: str, only: str) -> Iterator[Tally]:
    held = list(listed)
    for outcome, label in OUTCOMES.items():
        count = sum(_has(one, outcome) for one in held)
        if count:
            address = f"{reverse('changes')}{query}&{urlencode({'show': outcome})}"
            yield Tally(outcome, str(label), count, address, outcome == only)


def _again(one: PublishedCorrection, span: Span) -> Again:
    address = reverse("card-compare", args=[one.number]) + span.query(one.as_of, one.as_of)
    return Again(one.number, make_day(one.as_of), moment_words(one.published_at), one.reason, address)


def _way(found: PublishedChanges, span: Span) -> Way | None:
    """Why there are no two sets, or why they stand in the wrong order, and where to go on."""
    before, after, days = found.before, found.after, found.days
    if before is None and (span.before is None or len(days) == 1):
        said = _("%(day)s 기준이 이 단체장의 첫 공개라서 견줄 앞 기준일이 없습니다.")
        return Way(said % {"day": format_day(after.as_of)}, reverse("cards"), _("공약 목록 보기"))
    if before is None:
        said = _(
            "%(day)s에는 이 단체장의 공약이 공개되어 있지 않았습니다. 처음 공개된 기준일은 %(first)s입니다."
        )
        told = said % {"day": format_day(span.before or days[-1]), "first": format_day(days[-1])}
        return Way(told, reverse("changes") + span.query(days[-1], days[0]), _("처음과 마지막 견주기"))
    if before.as_of > after.as_of:
        said = _("앞 기준일(%(before)s)이 뒤 기준일(%(after)s)보다 늦습니다.")
        told = said % {"before": format_day(before.as_of), "after": format_day(after.as_of)}
        return Way(
            told, reverse("changes") + span.query(after.as_of, before.as_of), _("두 날을 바꾸어 견주기")
        )
    if before.as_of == after.as_of and not found.corrections:
        said = _("고르신 두 날은 같은 기준일(%(day)s)의 공개를 가리키고, 그 뒤로 고쳐진 카드가 없습니다.")
        told = said % {"day": format_day(after.as_of)}
        return Way(told, reverse("changes"), _("마지막 두 기준일 견주기"))
    return None
