"""`gongyak serve` in a process of its own, with a hundred cards, on a port that is free; ended afterwards."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.served import fill_in_process, free_port, serving, wait_for

__all__ = ["fill_in_process", "free_port", "running", "serving", "wait_for"]


@contextmanager
def running(cards: int = 100) -> Iterator[str]:
    """The address of a site with so many cards."""
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as folder:
        fill_in_process(Path(folder), cards)
        with serving(Path(folder)) as served:
            yield served.address
