"""What the public is told of how long something of theirs is kept."""

from gongyak.retention.due import kept
from gongyak.rules.retention import Period


def period_of(kind: str) -> Period:
    """How long a kind (`submitter`) is kept here: as set, else by default. One query; Refusal for any other word."""
    return kept(kind).period
