"""Cards that were taken down, as their addresses tell."""

from dataclasses import dataclass
from datetime import date, datetime

from gongyak.pledges.models import Withdrawal
from gongyak.pledges.places import order_key
from gongyak.rules.moments import known_until
from gongyak.snapshots.models import KnownAt


@dataclass(frozen=True, slots=True)
class PublishedWithdrawal:
    """A card that was taken down: its 기준일, when, and why."""

    number: str
    as_of: date
    at: datetime
    reason: str


def withdrawal(
    number: str, as_of: date | None = None, known_at: KnownAt = None
) -> PublishedWithdrawal | None:
    """Why the public sees no card of a number (for a day): the last time it was taken down; None for never."""
    rows = Withdrawal.objects.filter(draft__pledge__order=order_key(number)).select_related(
        "version", "draft__pledge"
    )
    if as_of is not None:
        rows = rows.filter(version__effective_on__lte=as_of)
    if known_at is not None:
        rows = rows.filter(at__lte=known_until(known_at))
    row = rows.order_by("at").last()
    if row is None:
        return None
    return PublishedWithdrawal(row.draft.pledge.number, row.version.effective_on, row.at, row.reason)
