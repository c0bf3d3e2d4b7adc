"""Moments as text."""

from datetime import datetime

from gongyak.rules.moments import SEOUL


def in_seoul(moment: datetime) -> str:
    """An aware moment in ISO 8601, in Korean time with its offset, exact to the microsecond."""
    return moment.astimezone(SEOUL).isoformat()
