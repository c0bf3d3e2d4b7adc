"""`gongyak serve` in a process of its own, with a hundred cards, on a port that is free; ended afterwards."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.served import Served, fill_in_process, free_port, serving, wait_for

__all__ = ["Served", "cpu_of", "free_port", "running", "wait_for"]


@contextmanager
def running(cards: int = 100) -> Iterator[Served]:
    """A site with so many cards."""
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as folder:
        fill_in_process(Path(folder), cards)
        with serving(Path(folder)) as served:
            yield served


def cpu_of(process: int) -> float:
    """Seconds of processor time that a process and all that it started have used."""
    times, parents = {}, {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            told = (entry / "stat").read_text().rpartition(")")[2].split()
            parents[int(entry.name)] = int(told[1])
            times[int(entry.name)] = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    family = {process}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(times.get(one, 0) for one in family)
