"""Lets transactional tests clean up: their flush would be refused by the guards of frozen tables."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from gongyak.snapshots.guards import guards_down


@pytest.fixture(autouse=True, scope="session")
def flush_past_guards() -> Iterator[None]:
    """Take the guards down for the flush after a transactional test, and only then."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        with guards_down(connection):
            flush(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
