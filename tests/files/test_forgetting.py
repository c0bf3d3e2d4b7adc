"""Files are forgotten with their content, unless that is another's too; who stores the same meanwhile loses nothing."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from gongyak.files.actions import Admitted, store
from gongyak.files.forgetting import forget
from gongyak.files.models import FilePiece, StoredFile
from gongyak.files.reading import content
from gongyak.files.verify import verify
from tests.together import together

NOW = datetime(2024, 6, 30, 9, tzinfo=UTC)
FILE = Admitted("명단.txt", "text/plain", "참여기업".encode() * 100_000)


def kept(file: Admitted = FILE) -> StoredFile:
    return store(file=file, by="기업", now=NOW)


@pytest.mark.django_db
def test_a_file_goes_with_its_content() -> None:
    row = kept()
    assert FilePiece.objects.count() == 3
    assert forget([row.pk]) == 1
    assert not StoredFile.objects.exists()
    assert not FilePiece.objects.exists()


@pytest.mark.django_db
def test_a_content_that_is_anothers_too_stays() -> None:
    mine, theirs = kept(), kept()
    forget([mine.pk])
    assert content(theirs) == FILE.data
    assert verify() == []
    assert forget([mine.pk, 0]) == 0


@pytest.mark.django_db(transaction=True)
def test_who_stores_the_same_at_that_moment_has_it_whole() -> None:
    for _ in range(5):
        old = kept()

        def one(number: int, old: StoredFile = old) -> None:
            with transaction.atomic():
                if number:
                    kept()
                else:
                    forget([old.pk])

        together(one)
        assert verify() == []
        forget(StoredFile.objects.values_list("pk", flat=True))
