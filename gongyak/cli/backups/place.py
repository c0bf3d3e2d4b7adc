"""Where the restored store comes to stand: made aside, and put in the old one's place in one transaction."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from django.db import OperationalError, connection, transaction

from gongyak.cli.backups.manifest import Refused
from gongyak.cli.backups.progress import bar
from gongyak.cli.backups.standing import Standing

#: Pages copied between two looks at the bar.
PAGES = 4096
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def in_place_of(
    before: Standing, still: Callable[[], Standing], folder: Path
) -> AbstractContextManager[None]:
    """Inside, the database is an empty one; when the block ends well it has replaced the old one.

    Where the block fails, or the process is killed anywhere, the old one is as it was. `still` looks at the
    old one again: `Refused` where it is no longer as `before`. `folder` is free for use.
    """
    if connection.vendor == "sqlite":
        return _in_a_new_file(before, still, folder)
    return _in_one_transaction(before, still)


@contextmanager
def _in_one_transaction(before: Standing, still: Callable[[], Standing]) -> Iterator[None]:
    """PostgreSQL: tables are dropped, made and filled in one transaction; readers wait or are told 503."""
    tables = [connection.ops.quote_name(table) for table in before.tables]
    with _enough_locks(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL lock_timeout = '10s'")
            if tables:
                cursor.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
            _refuse_changed(before, still())
            for table in tables:
                cursor.execute(f"DROP TABLE {table} CASCADE")
        yield
        connection.check_constraints()


@contextmanager
def _enough_locks() -> Iterator[None]:
    """A restore holds a lock on every table and index, old and new: some 5,000."""
    try:
        yield
    except OperationalError as error:
        if "max_locks_per_transaction" not in str(error):  # PostgreSQL's hint, in whatever language
            raise
        raise Refused(
            "PostgreSQL이 한꺼번에 잠글 수 있는 수가 모자라 되살리지 않았으니, postgresql.conf에서 "
            "max_locks_per_transaction을 256으로 올리고 PostgreSQL을 다시 시작한 뒤 하십시오."
        ) from error


@contextmanager
def _in_a_new_file(before: Standing, still: Callable[[], Standing], folder: Path) -> Iterator[None]:
    """SQLite: a new file, copied over the old one by the backup API, in one transaction of the old one.

    To rename the new file would leave a running server with the old one, and an old `-wal` to be played
    into the new.
    """
    target = str(connection.settings_dict["NAME"])
    connection.close()
    connection.settings_dict["NAME"] = made = str(folder / "gongyak.sqlite3")
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = target
    _refuse_changed(before, still())
    connection.close()
    _copy(made, target)


def _refuse_changed(before: Standing, now: Standing) -> None:
    if now != before:
        raise Refused("되살리는 동안 누가 자료를 고쳐 되살리지 않았으니, 사이트를 멈추고 다시 하십시오.")


def _copy(source: str, target: str) -> None:
    with closing(sqlite3.connect(source)) as new, closing(sqlite3.connect(target)) as old:
        [pages] = new.execute("PRAGMA page_count").fetchone()
        with bar(pages, "쪽", "바꾸는 중") as shown:
            left = pages

            def progress(status: int, remaining: int, _: int) -> None:
                nonlocal left
                if status in _LOCKED:  # SQLite has waited its 5 seconds; the driver would ask for ever
                    raise Refused(
                        "다른 프로그램이 자료를 쓰고 있어 되살리지 않았으니, 사이트를 멈추고 다시 하십시오."
                    )
                shown.update(left - remaining)
                left = remaining

            try:
                new.backup(old, pages=PAGES, progress=progress)
            except sqlite3.Error as error:
                raise OperationalError(str(error)) from error


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """An empty folder for one restore at a time; what a killed one left in it goes."""
    folder = beside.with_name(".restoring")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise Refused("다른 되살리기가 진행 중이니 끝난 뒤 다시 하십시오.") from error
    try:
        _empty(folder)
        yield folder
    finally:
        _empty(folder)
        os.close(handle)


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
