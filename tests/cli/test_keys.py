"""`gongyak keys`: listed, changed and copied on a store of its own."""

import json
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_store_commands import ROOT, SEED, SHEET, gongyak

__all__ = ["gongyak"]
_CONTACT = """
import django; django.setup()
from tests.companies.register import company, contact
contact(company())
"""


@pytest.fixture
def store(gongyak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one contact in it."""
    gongyak("import", SEED, "--answers", SHEET)
    monkeypatch.setenv("GONGYAK_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    subprocess.run([sys.executable, "-c", _CONTACT], cwd=ROOT, check=True)
    return tmp_path / "var"


def test_a_key_is_changed_listed_and_copied(gongyak, store: Path, tmp_path: Path) -> None:
    file = store / "personal-keys.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = gongyak("keys", "rotate", "--by", "총괄부서 담당")
    assert (told.returncode, told.stderr) == (0, "") and "1명의 개인정보를" in told.stdout
    lines = gongyak("keys", "list").stdout.splitlines()
    assert len(lines) == 2 and lines[1].endswith("지금 씀") and "까지" in lines[0]
    copied = gongyak("keys", "copy", tmp_path / "사본.json")
    assert copied.returncode == 0
    assert (tmp_path / "사본.json").read_bytes() == file.read_bytes()
    assert gongyak("keys", "copy", tmp_path / "사본.json").returncode == 1
    told = gongyak("verify")
    assert told.returncode == 0, told.stdout


def test_no_key_goes_into_a_backup(gongyak, store: Path, tmp_path: Path) -> None:
    assert gongyak("backup", tmp_path / "a.zip").returncode == 0
    keys = json.loads((store / "personal-keys.json").read_text())["keys"]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        body = b"".join(archive.read(name) for name in archive.namelist())
    assert keys[0]["name"].encode() in body
    assert keys[0]["secret"].encode() not in body and keys[0]["marking"].encode() not in body


def test_a_lost_file_of_keys_is_said(gongyak, store: Path) -> None:
    (store / "personal-keys.json").unlink()
    told = gongyak("keys", "rotate")
    assert (told.returncode, "사본을 되돌리십시오" in told.stderr) == (2, True)
    assert "파일에 없음" in gongyak("keys", "list").stdout
    assert "<keys-missing>" in gongyak("verify").stdout


def test_a_wrong_call_is_said(gongyak, tmp_path: Path) -> None:
    assert gongyak("keys", "copy").returncode == 1
    assert gongyak("keys", "list", "--by", "김한빛").returncode == 1
    assert gongyak("keys", "forge").returncode == 2
