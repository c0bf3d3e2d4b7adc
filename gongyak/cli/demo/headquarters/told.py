"""The tables of `demo/headquarters/`: one row a line, its cells parted by `|`."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = "headquarters"


def read(folder: Path, name: str) -> dict[str, Any]:
    """One file of the folder of the demo; empty where the demo tells nothing of a headquarters."""
    path = folder / FOLDER / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def rows(table: str) -> list[list[str]]:
    """The rows of a table."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
