"""A published site for the tests of the API."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.api.sites import publish_quarters


@pytest.fixture(scope="module")
def published_once(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Two quarters, a correction, two mayors: published once for all tests of a file, gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        publish_quarters()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def quarters(published_once: None, db: None) -> None:
    """The published site; what a test changes of it is undone after the test."""
