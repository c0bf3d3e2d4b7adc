"""A bar on the terminal for what takes longer than a breath; none where the errors go elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """What moves."""

    def update(self, n: int) -> object:
        """So many more are done."""


@contextmanager
def bar(total: int, unit: str, told: str) -> Iterator[Bar]:
    """A bar of so many units; bytes (`B`) are shown in thousands."""
    from tqdm import tqdm

    with tqdm(
        total=total, unit=unit, unit_scale=unit == "B", desc=told, disable=None, leave=False, file=sys.stderr
    ) as shown:
        yield shown
