"""보존기간: how long each kind of record is kept, from when that is counted, and when it is late to be destroyed."""

from gongyak.rules.retention.kinds import AUTOMATIC, BY_TWO, Kind, kind_of, kinds
from gongyak.rules.retention.periods import (
    DAYS_TO_ERASE,
    MOST_MONTHS,
    Period,
    ends_on,
    is_late,
    is_over,
    kept_words,
    latest_start,
    period_words,
)

__all__ = [
    "AUTOMATIC",
    "BY_TWO",
    "DAYS_TO_ERASE",
    "MOST_MONTHS",
    "Kind",
    "Period",
    "ends_on",
    "is_late",
    "is_over",
    "kept_words",
    "kind_of",
    "kinds",
    "latest_start",
    "period_words",
]
