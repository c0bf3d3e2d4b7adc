"""Everything that the invented headquarters does, in no order yet."""

from collections.abc import Iterator
from pathlib import Path

from gongyak.cli.demo.headquarters import plan, results
from gongyak.cli.demo.timeline import Step


def steps(folder: Path) -> Iterator[Step]:
    """Its plan and its ledger."""
    yield from plan.steps(folder)
    yield from results.steps(folder)
