"""공약이행평가단 as the public reads it: who is on it, its sessions with minutes, what became of its advice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from gongyak.pledges.models import Advice, Officeholder, PanelMember, PanelSession
from gongyak.pledges.published.decisions import PublishedAdvice, advice_of
from gongyak.pledges.published.sets import Holder, holder_of
from gongyak.rules.moments import known_until
from gongyak.snapshots.models import KnownAt


@dataclass(frozen=True, slots=True)
class PublishedMember:
    """Somebody on the panel who agreed to be named."""

    name: str
    part: str
    began_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class PublishedSession:
    """A session that was published: who was on the panel and how many came, its minutes and its advice."""

    name: str
    held_on: date
    members: int
    present: int
    minutes: str
    published_at: datetime
    advices: tuple[PublishedAdvice, ...]


@dataclass(frozen=True, slots=True)
class PublishedPanel:
    """The panel of an officeholder's pledges on a day; `count` is how many are on it, named or not."""

    holder: Holder
    count: int
    members: tuple[PublishedMember, ...]
    sessions: tuple[PublishedSession, ...]


def panel(day: date, known_at: KnownAt = None, holder: str | None = None) -> PublishedPanel | None:
    """The panel on a day, with the sessions published by `known_at`; None where no officeholder has one.

    Without `holder` it is the last officeholder's who has a panel. Five queries at most.
    """
    asked = Officeholder.objects.filter(panel__isnull=False).select_related("term").distinct()
    rows = asked.order_by("-began_on", "-pk")
    row = next((one for one in rows if holder in (None, one.key)), None)
    if row is None:
        return None
    members = list(PanelMember.objects.on(day).filter(officeholder=row))
    return PublishedPanel(
        holder=holder_of(row),
        count=len(members),
        members=tuple(
            PublishedMember(one.name, one.part, one.began_on, one.ended_on)
            for one in members
            if one.is_listed
        ),
        sessions=_sessions(row, known_at),
    )


def _sessions(holder: Officeholder, known_at: KnownAt) -> tuple[PublishedSession, ...]:
    asked = PanelSession.objects.filter(officeholder=holder, published_at__isnull=False)
    if known_at is not None:
        asked = asked.filter(published_at__lte=known_until(known_at))
    rows = list(asked)
    advices = defaultdict(list)
    for one in Advice.objects.filter(session__in=rows).select_related("session", "change__pledge"):
        advices[one.session_id].append(advice_of(one))
    return tuple(
        PublishedSession(
            row.name,
            row.held_on,
            row.members,
            row.present,
            row.minutes,
            row.published_at,
            tuple(advices[row.pk]),
        )
        for row in rows
        if row.published_at
    )
