"""Rules as data: each row carries its source and when that was read (`version_read`)."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of one rule file, such as `metrics.toml`."""
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
