"""Lets transactional tests clean up: their flush would be refused by the guards of frozen tables."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import TransactionTestCase

from gongyak.audit import guards as audit
from gongyak.audit.guards import drop_guards, raise_guards
from gongyak.calendar import guards as calendar
from gongyak.companies import guards as companies
from gongyak.district import guards as district
from gongyak.headquarters import guards as headquarters
from gongyak.meetings import guards as meetings
from gongyak.plans import guards as plans
from gongyak.pledges import guards as pledges
from gongyak.records import guards as records
from gongyak.snapshots import guards as snapshots

GUARDED = {
    **audit.GUARDED,
    **records.GUARDED,
    **district.GUARDED,
    **calendar.GUARDED,
    **companies.GUARDED,
    **snapshots.GUARDED,
    **plans.GUARDED,
    **pledges.GUARDED,
    **headquarters.GUARDED,
    **meetings.GUARDED,
}


@contextmanager
def guards_down() -> Iterator[None]:
    """Without any guard inside, with all of them after."""
    connection.check_constraints()  # PostgreSQL alters no table with deferred checks pending
    drop_guards(connection, GUARDED)
    try:
        yield
    finally:
        connection.check_constraints()
        raise_guards(connection, GUARDED)


@pytest.fixture(autouse=True, scope="session")
def flush_past_guards() -> Iterator[None]:
    """Take the guards down for the flush after a transactional test, and only then."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        with guards_down():
            flush(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
