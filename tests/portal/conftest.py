"""A site with the real card on it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.portal.chains import publish_chain
from tests.portal.sites import publish_real_card


@pytest.fixture
def real_card(db: None) -> None:
    """The real card, answered and published for its 기준일, and the line of its department."""
    publish_real_card()


@pytest.fixture(scope="module")
def chain(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Four publications, made once for all tests of a module: every test there asks for it."""
    with django_db_blocker.unblock(), transaction.atomic():
        publish_chain()
        yield
        transaction.set_rollback(True)
