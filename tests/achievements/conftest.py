"""The ledger for one test."""

import pytest

from tests.achievements.ledger import Ledger
from tests.people import People


@pytest.fixture
def ledger(people: People) -> Ledger:
    return Ledger(people)
