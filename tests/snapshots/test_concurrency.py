"""Real threads with connections of their own, on the engine that the tests run on."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection

from gongyak.snapshots.actions import Refusal, publish
from gongyak.snapshots.models import Publication, Version
from gongyak.snapshots.verify import verify
from tests.snapshots.records import DAY, NOW, document, record

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4
#: A busy machine can stop a writer for longer than the product lets the others wait; that they give up then
#: is tested in tests/house/test_around_pages.py.
PATIENT = {"postgresql": "SET lock_timeout='60s'", "sqlite": "PRAGMA busy_timeout=60000"}
AS_BEFORE = {"postgresql": "RESET lock_timeout", "sqlite": "PRAGMA busy_timeout=5000"}


@contextmanager
def patience() -> Iterator[None]:
    """Let this thread's connection wait for the others as long as they need."""
    with connection.cursor() as cursor:
        cursor.execute(PATIENT[connection.vendor])
        try:
            yield
        finally:
            cursor.execute(AS_BEFORE[connection.vendor])


def together(act: Callable[[int], object]) -> list[object]:
    """Run the act in several threads from the same moment on; refusals are results like any other."""
    start = threading.Barrier(WRITERS)

    def run(n: int) -> object:
        try:
            with patience():
                start.wait(timeout=60)
                return act(n)
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


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
