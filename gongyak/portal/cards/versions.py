"""The published versions of a card: how far it was on each day, and what was corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongyak.pledges.published import PublishedVersion
from gongyak.portal.asking import Asked
from gongyak.portal.words import UNSAID, million, percent, tone
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One version: its 기준일 and the address at which it stays, its figures, when and why it was published."""

    address: str
    as_of: str
    status: str
    tone: str
    percent: str
    size: int
    plan: str
    spent: str
    published_at: str
    reason: str
    corrects: bool
    is_shown: bool


def make_versions(
    history: Sequence[PublishedVersion], address: str, asked: Asked, shown: str
) -> tuple[ShownVersion, ...]:
    """The versions of the card at `address`, the latest first; `shown` is the hash of the one on the page."""
    return tuple(_version(one, address, asked, shown) for one in history)


def _version(one: PublishedVersion, address: str, asked: Asked, shown: str) -> ShownVersion:
    exact = Asked(one.publication_as_of, one.published_at, asked.holder)
    return ShownVersion(
        address=address + exact.query,
        as_of=format_day(one.as_of),
        status=one.status or UNSAID,
        tone=tone(one.status),
        percent=percent(one.progress_percent),
        size=round(one.progress_percent or 0),
        plan="" if one.plan_won is None else million(one.plan_won),
        spent="" if one.spent_won is None else million(one.spent_won),
        published_at=moment_words(one.published_at),
        reason=one.written_reason or one.publication_reason,
        corrects=one.corrects,
        is_shown=one.hash == shown,
    )
