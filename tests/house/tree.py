"""The files of this project as Git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that is committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def python(*below: str) -> list[Path]:
    """The Python files below the given folders, or all."""
    roots = [ROOT / folder for folder in below] or [ROOT]
    return [
        path for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)
    ]  # fmt: skip


def texts() -> list[tuple[str, str]]:
    """(path, text) of every file that is text."""
    found = []
    for path in files():
        body = path.read_bytes()
        if b"\0" not in body[:8000]:
            found.append((str(path.relative_to(ROOT)), body.decode("utf-8", errors="replace")))
    return found
