"""Back to the minute before somebody deleted rows by hand (R19): the way that docs/how-to/point-in-time.md tells."""

import shutil
from pathlib import Path

import psycopg
import pytest

from tests.faults.cluster import Cluster, cluster, programs
from tests.faults.office import OPEN, holds, python, writers
from tests.served import environment

PROGRAMS = programs()
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed")


def asked(running: Cluster, statement: str) -> object:
    with psycopg.connect(running.address, autocommit=True) as connection:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None


def test_rows_deleted_by_hand_come_back(tmp_path: Path) -> None:
    with cluster(PROGRAMS, archiving=True) as running:
        told = environment(tmp_path) | {"DATABASE_URL": running.address}
        python(told, "-m", "django", "migrate", "-v", "0")
        drafts = python(told, "-c", OPEN).split()
        base = running.folder / "base"
        running.run(
            str(PROGRAMS / "pg_basebackup"),
            "-D",
            str(base),
            "-h",
            str(running.folder),
            "-U",
            "gongyak",
            "-d",
            "dbname=postgres",
        )
        with writers(told, drafts) as acked:
            pass  # each writes at least one text before it hears the end
        good = asked(running, "SELECT now()")
        asked(running, "SELECT pg_switch_wal()")
        with psycopg.connect(running.address, autocommit=True) as connection:
            connection.execute("DELETE FROM pledges_drafttext")
        running.stop("fast")

        shutil.move(running.folder / "data", running.folder / "broken")
        shutil.move(base, running.folder / "data")
        running.recover_to(str(good))
        assert asked(running, "SELECT count(*) FROM pledges_drafttext") > len(drafts)
        holds(told, acked, least=len(drafts))
