"""What the database promises: a row that breaks it is refused, and a form says why in Korean."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


@pytest.fixture
def refused(db: None) -> Callable[[models.Model, str], None]:
    """A check that the database refuses a row, with a sentence that holds these words."""

    def check(row: models.Model, sentence: str) -> None:
        with pytest.raises(ValidationError) as said:
            row.validate_constraints()
        assert sentence in " ".join(said.value.messages)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    return check
