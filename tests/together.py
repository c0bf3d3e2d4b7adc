"""Real threads with connections of their own, on the engine that the tests run on."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from gongyak.rules.refusal import Refusal

WRITERS = 4
#: As many as PostgreSQL's pool of the product serves at once, beside the test itself.
MOST_THREADS = 7
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


def together(act: Callable[[int], object], calls: int = WRITERS) -> list[object]:
    """Run the act so many times in several threads from the same moment on; refusals are results like any other.

    No more threads than connections that the product opens: of more calls each thread makes its share.
    """
    threads = min(calls, MOST_THREADS)
    start = threading.Barrier(threads)

    def run(first: int) -> list[object]:
        try:
            with patience():
                start.wait(timeout=120)
                return [_told(act, n) for n in range(first, calls, threads)]
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return [each for made in pool.map(run, range(threads)) for each in made]


def _told(act: Callable[[int], object], n: int) -> object:
    try:
        return act(n)
    except Refusal as refusal:
        return refusal
