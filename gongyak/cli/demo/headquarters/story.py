"""Everything that the invented headquarters does, in no order yet."""

from collections.abc import Iterator
from pathlib import Path

from gongyak.cli.demo.headquarters import meetings, office, plan, reports, results
from gongyak.cli.demo.timeline import Clock, Step


def steps(folder: Path) -> Iterator[Step]:
    """Itself, its plan, its meetings, its ledger and its reports."""
    clock = Clock()
    for part in (office, plan, meetings, results, reports):
        yield from part.steps(folder, clock)
