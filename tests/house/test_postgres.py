"""The private PostgreSQL of the tests leaves nothing behind, however its command ends."""

import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT


@pytest.mark.parametrize("code", [0, 3])
def test_it_hands_on_the_exit_code_and_goes(code: int, tmp_path: Path) -> None:
    told = tmp_path / "address"
    command = f'printf %s "$DATABASE_URL" > {told}; exit {code}'
    ended = subprocess.run([ROOT / "scripts/with-postgres", "bash", "-c", command], check=False)
    assert ended.returncode == code
    scheme, folder = told.read_text().split("?host=")
    assert scheme == "postgresql://gongyak@/postgres"
    assert not Path(folder).exists()
