"""Killed, or out of disk: the store stays as it was, and no half file takes a name."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from gongyak.cli.backups.manifest import Refused
from gongyak.cli.backups.place import in_place_of
from gongyak.cli.backups.standing import standing
from gongyak.cli.verify import findings
from tests.cli.backups import KEPT, contents, restored
from tests.pledges.files import take
from tests.served import ROOT

#: Restores a backup over the test's database, and is killed where it is told to.
_KILLED = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from django.db import OperationalError, connection
name, file, media, point = sys.argv[1:]
connection.settings_dict["NAME"], settings.MEDIA_ROOT = name, media
from gongyak.cli import restore
from gongyak.cli.backups import archive, files, load, place, progress
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
class Dies:
    def update(self, n):
        if n and point == "copying":
            die()
from contextlib import contextmanager
@contextmanager
def dying(*_):
    yield Dies()
if point == "copying":
    place.PAGES, place.bar = 8, dying
for where in (load, files):
    if hasattr(where, point):
        setattr(where, point, die)
with archive.reading(__import__("pathlib").Path(file), progress.bar) as reader:
    restore.restore(reader, replace=True)
"""
_BEFORE = ["_compare", "prove", "record", "add_new"]


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "var" / "files"
    settings.MEDIA_ROOT.mkdir(parents=True)
    return settings.MEDIA_ROOT


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kept backup brought up to the tables of today, which would take long each time."""
    gongyak, kept = commands(tmp_path_factory.mktemp("today")), tmp_path_factory.mktemp("kept") / "today.zip"
    assert gongyak("restore", KEPT).returncode == 0
    assert gongyak("backup", kept).returncode == 0
    return kept


def killed(media: Path, backup: Path, point: str) -> None:
    """Restore in a process of its own that is killed at a point."""
    name = str(connection.settings_dict["NAME"])
    connection.close()
    command = [sys.executable, "-c", _KILLED, name, str(backup), str(media), point]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def commands(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`gongyak` on a store in a folder."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"GONGYAK_VAR": str(folder / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongyak.cli", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, **options)

    return run


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", [*_BEFORE, "copying"])
def test_killed_half_way_the_old_store_is_there(media, point, today):
    if point == "copying" and connection.vendor != "sqlite":
        point = "record"  # PostgreSQL copies nothing: the transaction is all
    take()
    (media / "old.txt").write_text("old")
    before = contents()
    killed(media, today, point)
    assert contents() == before
    assert findings() == []
    assert (media / "old.txt").read_text() == "old"
    assert restored(today, replace=True) == []
    assert list((media.parent / ".restoring").iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_a_writer_that_does_not_end_is_not_waited_for_for_ever(media, today):
    take()
    before = contents()
    other = connection.copy()
    hold = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN; LOCK TABLE pledges_pledge IN SHARE MODE"}
    with closing(other), other.cursor() as cursor:
        cursor.execute(hold[connection.vendor])
        with pytest.raises((Refused, OperationalError), match=r"쓰고 있어|lock timeout"):
            restored(today, replace=True)
        cursor.execute("ROLLBACK")
    assert contents() == before


@pytest.mark.django_db(transaction=True)
def test_where_postgresql_can_lock_too_little_it_says_what_to_set(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks the file as a whole")
    take()
    before = contents()
    # the server's own answers, without the locks and the memory that others need
    short = "DO $$ BEGIN RAISE EXCEPTION 'out of memory' USING ERRCODE = '53200'{}; END $$"
    hint = ", HINT = 'You might need to increase max_locks_per_transaction.'"
    with (
        pytest.raises(Refused, match="max_locks_per_transaction을 256"),
        in_place_of(standing(), standing, tmp_path),
    ):
        connection.cursor().execute(short.format(hint))
    with pytest.raises(OperationalError, match="out of memory"), in_place_of(standing(), standing, tmp_path):
        connection.cursor().execute(short.format(""))
    assert contents() == before


@pytest.mark.django_db(transaction=True)
def test_killed_after_the_rows_were_changed_the_same_restore_ends_it(media, today):
    (media / "old.txt").write_text("old")
    killed(media, today, "end")
    assert findings() == []
    assert contents()["pledges_pledge"]
    restored(today, replace=True)
    assert not (media / "old.txt").exists()


@pytest.fixture
def gongyak(tmp_path: Path):
    """The command on a store of its own."""
    return commands(tmp_path)


def _little_disk() -> None:
    """No file grows beyond what SQLite needs to be opened: 32 kB of shared memory."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (34_000, 34_000))


def test_on_a_full_disk_there_is_no_half_backup_and_no_act(gongyak, tmp_path, today):
    assert gongyak("restore", today).returncode == 0
    out = tmp_path / "out"
    out.mkdir()
    told = gongyak("backup", out / "kept.zip", preexec_fn=_little_disk)
    assert (told.returncode, told.stdout, len(told.stderr.splitlines())) == (2, "", 1)
    assert "쓸 수 없습니다" in told.stderr
    assert list(out.iterdir()) == []
    assert "어긋난 것 0건" in gongyak("verify").stdout


def test_on_a_full_disk_a_restore_leaves_the_old_store(gongyak, today):
    assert gongyak("restore", today).returncode == 0
    before = gongyak("verify").stdout
    told = gongyak("restore", today, "--replace", preexec_fn=_little_disk)
    assert (told.returncode, told.stdout) == (2, "")
    assert "지금 자료는 그대로" in told.stderr
    assert gongyak("verify").stdout == before


def test_the_two_commands(gongyak, tmp_path, today):
    kept = tmp_path / "kept.zip"
    assert gongyak("backup", kept).returncode == 1
    assert not kept.exists()
    assert gongyak("restore", kept).returncode == 2
    first = gongyak("restore", today)
    assert (first.returncode, first.stderr) == (0, "")
    assert gongyak("backup", kept, "--by", "홍길동").returncode == 1
    made = gongyak("backup", kept)
    assert (made.returncode, made.stderr) == (0, "")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert gongyak("backup", kept).returncode == 2
    told = gongyak("restore", kept)
    assert (told.returncode, len(told.stderr.splitlines())) == (1, 1)
    assert "--replace" in told.stderr
    again = gongyak("restore", kept, "--replace")
    assert again.returncode == 0
    assert again.stdout.splitlines()[1:] == made.stdout.splitlines()[1:]
    assert "어긋난 것 0건" in gongyak("verify").stdout


def test_a_damaged_backup_makes_no_store(gongyak, tmp_path):
    kept = tmp_path / "kept.zip"
    kept.write_bytes(KEPT.read_bytes()[:-1])
    told = gongyak("restore", kept)
    assert (told.returncode, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)
    assert not (tmp_path / "var" / "gongyak.sqlite3").exists()


def test_a_damaged_store_is_not_written_over(gongyak, tmp_path):
    (tmp_path / "var").mkdir()
    store = tmp_path / "var" / "gongyak.sqlite3"
    store.write_bytes(b"no database" * 1000)
    told = gongyak("restore", KEPT, "--replace")
    assert (told.returncode, len(told.stderr.splitlines())) == (1, 1)
    assert "다른 곳으로 옮긴 뒤" in told.stderr
    assert store.read_bytes() == b"no database" * 1000
