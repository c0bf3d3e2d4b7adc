"""Sessions that ended long ago are removed when their time is over; who may say so is above (`retention`)."""

from collections.abc import Collection
from datetime import datetime

from gongyak.staff.models import LoginSession


def erase_sessions(keys: Collection[int], now: datetime, salt: str = "") -> None:
    """Remove sessions that have ended, by their keys; part of the transaction of who may."""
    LoginSession.objects.filter(pk__in=keys, ended_at__isnull=False).delete()
