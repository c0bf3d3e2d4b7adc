"""Each test of companies has keys of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> Path:
    """Where the keys of this test are."""
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")
    return tmp_path / "keys.json"
