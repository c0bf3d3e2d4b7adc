"""A site with the real card on it."""

import pytest

from tests.portal.sites import publish_real_card


@pytest.fixture
def real_card(db: None) -> None:
    """The real card, answered and published for its 기준일, and the line of its department."""
    publish_real_card()
