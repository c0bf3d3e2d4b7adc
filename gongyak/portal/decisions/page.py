"""What the page of changes and of the panel shows, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongyak.pledges.published import (
    DecidedItem,
    PublishedAdvice,
    PublishedDecision,
    PublishedMember,
    PublishedPanel,
    PublishedSession,
)
from gongyak.portal.asking import Asked
from gongyak.rules.dates import format_day

#: How the badge of what became of advice looks.
_TONES = {"반영": "done", "일부 반영": "going", "미반영": "open"}


@dataclass(frozen=True, slots=True)
class ShownVote:
    """How a session voted on a change; `carried` whether it agreed."""

    session: str
    day: str
    members: int
    present: int
    ayes: int
    nays: int
    abstained: int
    carried: bool


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """The panel's advice and its answer; `outcome` is empty where there is none yet, `address` of its pledge."""

    text: str
    number: str
    address: str
    outcome: str
    tone: str
    reply: str


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """One change of a pledge."""

    id: str
    number: str
    title: str
    address: str
    day: str
    kinds: tuple[str, ...]
    department: str
    items: tuple[DecidedItem, ...]
    reason: str
    grounds: str
    votes: tuple[ShownVote, ...]
    advices: tuple[ShownAdvice, ...]
    all_the_same: str
    paper_number: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class ShownSession:
    """One session of the panel with its minutes and advice."""

    name: str
    day: str
    members: int
    present: int
    minutes: str
    advices: tuple[ShownAdvice, ...]


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """The panel: how many are on it, who may be named, its sessions."""

    count: int
    members: tuple[PublishedMember, ...]
    sessions: tuple[ShownSession, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The changes, the latest first, and the panel; None where there is none."""

    decisions: tuple[ShownDecision, ...]
    panel: ShownPanel | None


def make_page(decided: Sequence[PublishedDecision], panel: PublishedPanel | None, asked: Asked) -> Page:
    """The page; links keep what was asked."""
    shown = None
    if panel:
        sessions = tuple(_session(one, asked) for one in panel.sessions)
        shown = ShownPanel(panel.count, panel.members, sessions)
    return Page(make_decisions(decided, asked), shown)


def make_decisions(decided: Sequence[PublishedDecision], asked: Asked) -> tuple[ShownDecision, ...]:
    """Changes ready to print."""
    return tuple(_decision(one, asked) for one in decided)


def _decision(one: PublishedDecision, asked: Asked) -> ShownDecision:
    votes = (
        ShownVote(
            vote.session,
            format_day(vote.held_on),
            vote.members,
            vote.present,
            vote.ayes,
            vote.nays,
            vote.abstained,
            vote.carried,
        )
        for vote in one.votes
    )
    return ShownDecision(
        id=f"change-{one.key}",
        number=one.number,
        title=one.title,
        address=_card(one.number, Asked(holder=one.holder.key, known_at=asked.known_at)),
        day=format_day(one.decided_on),
        kinds=tuple(item.kind for item in one.items),
        department=one.department,
        items=one.items,
        reason=one.reason,
        grounds=one.grounds,
        votes=tuple(votes),
        advices=tuple(_advice(each, asked) for each in one.advices),
        all_the_same=one.all_the_same,
        paper_number=one.paper_number,
        is_past=one.is_past,
    )


def _session(one: PublishedSession, asked: Asked) -> ShownSession:
    advices = tuple(_advice(each, asked) for each in one.advices)
    return ShownSession(one.name, format_day(one.held_on), one.members, one.present, one.minutes, advices)


def _advice(one: PublishedAdvice, asked: Asked) -> ShownAdvice:
    address = _card(one.number, asked) if one.number else ""
    outcome = one.outcome or ""
    return ShownAdvice(one.text, one.number, address, outcome, _TONES.get(outcome, "plain"), one.reply)


def _card(number: str, asked: Asked) -> str:
    return reverse("card", args=[number]) + Asked(known_at=asked.known_at, holder=asked.holder).query
