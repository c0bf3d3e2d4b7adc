"""The tables of `demo/headquarters/`: one row a line, its cells parted by `|`."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = "headquarters"
#: Days on which the demo does other things: rounds of cards and sessions of the panel.
_TAKEN = (
    *((date(2024, 2, 26), date(2024, 3, 25)), (date(2024, 4, 8), date(2024, 4, 12))),
    *((date(2024, 5, 20), date(2024, 6, 28)), (date(2024, 7, 8), date(2024, 7, 12))),
    *((date(2024, 7, 29), date(2024, 9, 6)), (date(2024, 10, 7), date(2024, 10, 14))),
    (date(2025, 1, 8), date(2025, 1, 14)),
)


def read(folder: Path, name: str) -> dict[str, Any]:
    """One file of the folder of the demo; empty where the demo tells nothing of a headquarters."""
    path = folder / FOLDER / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def rows(table: str) -> list[list[str]]:
    """The rows of a table."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def is_free(day: date) -> bool:
    """Whether nothing else is done on a day, so that the record stays in order of time."""
    return not any(first <= day <= last for first, last in _TAKEN)
