"""Which state of the site is kept: a number that every publication makes greater."""

import logging
from collections.abc import Callable
from threading import Lock

from django.db import DatabaseError, InterfaceError, close_old_connections

from gongyak.district.published import revision

_log = logging.getLogger("gongyak")


class Revision:
    """The number, read again at most once a second, and by one thread only while the others go on.

    The number grows in the transaction that publishes. What is rendered after it was read is therefore at
    least as new; what is newer than its number is let go at the next reading.
    """

    def __init__(self, read: Callable[[], int], *, every: float = 1.0) -> None:
        self._read, self._every = read, every
        self._lock = Lock()
        self._number: int | None = None
        self._read_at = float("-inf")

    def at(self, now: float) -> int | None:
        """The number; None where it could never be read. `now` in seconds of a steady clock.

        A database that does not answer leaves the last number in force: what was public stays readable.
        """
        if now - self._read_at >= self._every and self._lock.acquire(blocking=self._number is None):
            try:
                if now - self._read_at >= self._every:
                    self._number = self._again()
                    self._read_at = now
            finally:
                self._lock.release()
        return self._number

    def _again(self) -> int | None:
        try:
            return self._read()
        except (DatabaseError, InterfaceError) as error:
            _log.error("revision of the site could not be read: %s", error)
            return self._number


def read_revision() -> int:
    """The number in the database, whose connection is given back: no request of Django's ends here that would."""
    try:
        return revision()
    finally:
        close_old_connections()
