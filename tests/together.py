"""Real threads with connections of their own, on the engine that the tests run on."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection

from gongyak.rules.refusal import Refusal

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
