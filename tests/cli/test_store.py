"""Opening the tables of an installation, as a command does: in a process of its own, in a new folder."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


def opened(folder: Path, **options: bool) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GONGYAK_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DATABASE_URL", None)
    code = f"from gongyak.cli.store import open_store; open_store(**{options})"
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=HERE, capture_output=True, text=True
    )


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "gongyak.sqlite3")) as database:
        found = database.execute(question).fetchall()
        database.commit()
    return found


def test_an_empty_database_gets_its_tables_once(tmp_path: Path) -> None:
    first = opened(tmp_path, create=True)
    assert (first.returncode, first.stderr) == (0, "자료 보관소를 준비합니다 …\n")
    assert rows(tmp_path, "SELECT count(*) FROM district_district")
    second = opened(tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


@pytest.mark.parametrize("is_file", [True, False])
def test_a_place_without_a_store_is_named_and_gets_none(tmp_path: Path, is_file: bool) -> None:
    store = tmp_path / "gongyak.sqlite3"
    if is_file:
        store.touch()
    ended = opened(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{store}에는 자료 보관소가 없습니다.")
    assert len(ended.stderr.splitlines()) == 1
    assert not store.exists() or rows(tmp_path, "SELECT name FROM sqlite_master") == []


def test_a_database_of_an_older_version_is_not_changed_in_passing(tmp_path: Path) -> None:
    assert opened(tmp_path, migrate=True).returncode == 0
    newest = "SELECT max(id) FROM django_migrations"
    rows(tmp_path, f"DELETE FROM django_migrations WHERE id = ({newest})")
    before = rows(tmp_path, "SELECT app, name FROM django_migrations")
    ended = opened(tmp_path, create=True)
    assert ended.returncode == 1
    assert ended.stderr.startswith("자료 보관소가 이 판보다 오래되었습니다.")
    assert len(ended.stderr.splitlines()) == 1
    assert rows(tmp_path, "SELECT app, name FROM django_migrations") == before


def test_a_database_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "gongyak.sqlite3").mkdir()
    ended = opened(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("자료 보관소를 열 수 없습니다")
    assert len(ended.stderr.splitlines()) == 1
