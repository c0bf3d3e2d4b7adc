"""The clock of the command line: below the faces nothing asks what time it is."""

from datetime import UTC, date, datetime

from gongyak.rules.moments import day_of


def now() -> datetime:
    """This moment, aware."""
    return datetime.now(UTC)


def today() -> date:
    """Today in Seoul."""
    return day_of(now())
