"""공약 변경 as the public reads it: 당초, 변경, reason, grounds, how the panel voted and what became of its advice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gongyak.pledges.models import Advice, Change, ChangeEvent, ChangeItem, ChangeStatus, Deliberation
from gongyak.pledges.published.sets import Holder, holder_of
from gongyak.rules.moments import day_of, known_until
from gongyak.snapshots.models import KnownAt


@dataclass(frozen=True, slots=True)
class DecidedItem:
    """One matter of a change: 명칭, 사업비 …, as it was and as it is; "" is "not said"."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PublishedVote:
    """How a session of the panel voted on a change."""

    session: str
    held_on: date
    members: int
    present: int
    ayes: int
    nays: int
    abstained: int
    carried: bool


@dataclass(frozen=True, slots=True)
class PublishedAdvice:
    """What the panel advised and what became of it; `outcome` is None where it has not been answered yet.

    `number` is the pledge's, empty where the advice is of none.
    """

    session: str
    number: str
    text: str
    outcome: str | None
    reply: str


@dataclass(frozen=True, slots=True)
class PublishedDecision:
    """One change of a pledge that was decided and published.

    `all_the_same` is why it was pursued although the panel voted it down (empty where it did not),
    `paper_number` that of the document that decided on it, where one was recorded; `is_past` one that was decided
    before the office worked here and taken in from that document.
    """

    key: int
    number: str
    title: str
    holder: Holder
    department: str
    items: tuple[DecidedItem, ...]
    reason: str
    grounds: str
    decided_on: date
    published_at: datetime
    votes: tuple[PublishedVote, ...]
    advices: tuple[PublishedAdvice, ...]
    all_the_same: str
    paper_number: str
    is_past: bool = False


def decisions(
    known_at: KnownAt = None, holder: str | None = None, number: str | None = None
) -> tuple[PublishedDecision, ...]:
    """The changes that were published by `known_at`, the latest decision first; of one officeholder's pledges
    (`8-2`), of one 관리번호. Five queries at most, however many."""
    asked = Change.objects.filter(status=ChangeStatus.PUBLISHED)
    if known_at is not None:
        asked = asked.filter(published_at__lte=known_until(known_at))
    if number is not None:
        asked = asked.filter(pledge__number=number)
    rows = list(
        asked.select_related("pledge__officeholder__term", "department", "approval").order_by(
            "-decided_at", "-pk"
        )
    )
    rows = [row for row in rows if holder in (None, row.pledge.officeholder.key)]
    return _told(rows) if rows else ()


def _told(rows: list[Change]) -> tuple[PublishedDecision, ...]:
    keys = [row.pk for row in rows]
    items = _by_change(ChangeItem.objects.filter(change__in=keys))
    votes = _by_change(Deliberation.objects.filter(change__in=keys).select_related("session"))
    advices = _by_change(Advice.objects.filter(change__in=keys).select_related("session", "change__pledge"))
    reasons = dict(
        ChangeEvent.objects.filter(change__in=keys, act="기안").order_by("pk").values_list("change", "memo")
    )
    return tuple(
        PublishedDecision(
            key=row.pk,
            number=row.pledge.number,
            title=row.pledge.title,
            holder=holder_of(row.pledge.officeholder),
            department=row.department.name if row.department else "",
            items=tuple(DecidedItem(one.kind, one.before, one.after) for one in items[row.pk]),
            reason=row.reason,
            grounds=row.grounds,
            decided_on=day_of(row.decided_at),
            published_at=row.published_at,
            votes=tuple(map(_vote, votes[row.pk])),
            advices=tuple(map(advice_of, advices[row.pk])),
            all_the_same=_all_the_same(votes[row.pk], reasons.get(row.pk, "")),
            paper_number=row.approval.paper_number if row.approval else row.paper_number,
            is_past=row.is_past,
        )
        for row in rows
        if row.decided_at and row.published_at
    )


def _by_change(rows: Iterable[object]) -> Mapping[int, list[object]]:
    held = defaultdict(list)
    for row in rows:
        held[row.change_id].append(row)
    return held


def _vote(row: Deliberation) -> PublishedVote:
    session = row.session
    counts = (row.ayes, row.nays, row.abstained, row.carried)
    return PublishedVote(session.name, session.held_on, session.members, session.present, *counts)


def advice_of(row: Advice) -> PublishedAdvice:
    """The panel's advice as the public reads it: who answered is the office, not a name."""
    number = row.change.pledge.number if row.change else ""
    return PublishedAdvice(row.session.name, number, row.text, row.outcome, row.reply)


def _all_the_same(votes: list[Deliberation], memo: str) -> str:
    return memo if votes and not votes[-1].carried else ""
