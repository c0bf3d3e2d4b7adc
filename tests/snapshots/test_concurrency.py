"""Writers at the same moment."""

from datetime import timedelta

import pytest

from gongyak.snapshots.actions import publish
from gongyak.snapshots.models import Publication, Version
from gongyak.snapshots.verify import verify
from tests.snapshots.records import DAY, NOW, document, record
from tests.together import WRITERS, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_writers_of_one_document_get_different_numbers():
    document()
    for _ in range(5):
        together(lambda n: record(internal={"n": n}, public={"same": True}))
    assert sorted(Version.objects.values_list("seq", flat=True)) == list(range(1, 5 * WRITERS + 1))
    assert verify() == []


def test_writers_that_make_the_document_at_once_make_it_once():
    together(lambda n: record("new"))
    assert sorted(Version.objects.values_list("seq", flat=True)) == list(range(1, WRITERS + 1))


def test_two_publications_at_once_are_one_chain_and_the_rest_refused_or_the_same():
    for n in range(5):
        record(internal={"n": n}, public={"n": n}, now=NOW + timedelta(n))
        at = NOW + timedelta(n, 1)
        results = together(lambda _, at=at: publish(as_of=DAY, by="총괄부서", now=at, reason="공개"))
        made = {each.hash for each in results if isinstance(each, Publication)}
        assert len(made) == 1
        assert Publication.objects.count() == n + 1
    assert verify() == []
