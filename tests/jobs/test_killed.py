"""A worker killed in the middle of a job loses none: a real process, a real kill (at least once)."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.served import ROOT, environment, serving

#: What the worker runs: `hold` does not end in time, `note` writes a line for each time that it is done.
JOBS = """
import os, time
from pathlib import Path

def hold(job, now):
    Path(os.environ["NOTED"]).open("a").write(f"{os.getpid()}\\n")
    if not Path(os.environ["NOTED"] + ".free").exists():
        time.sleep(600)
"""
CODE = """
import django
django.setup()
from datetime import timedelta
from django.conf import settings
from gongyak.jobs import times
settings.JOBS = {"hold": "held.hold"}
settings.DAILY_JOBS = []
from gongyak.cli.main import main
raise SystemExit(main(["work", *__import__("sys").argv[1:]]))
"""


def rows(var: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(var / "gongyak.sqlite3", timeout=20)) as database:
        found = database.execute(question).fetchall()
        database.commit()
    return found


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """Variables of a store with one job in it that takes too long."""
    (tmp_path / "held.py").write_text(JOBS)
    variables = environment(tmp_path) | {
        "NOTED": str(tmp_path / "noted"),
        "PYTHONPATH": f"{tmp_path}:{ROOT}",
    }
    made = (
        "from gongyak.cli.store import open_store; open_store(migrate=True)\n"
        "from django.db import transaction; from gongyak.cli import clock; from gongyak.jobs.actions import enqueue\n"
        "with transaction.atomic(): enqueue(kind='hold', key='a', now=clock.now())"
    )
    subprocess.run([sys.executable, "-c", made], env=variables, cwd=ROOT, check=True, capture_output=True)
    return variables


def worker(variables: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CODE, *arguments]
    return subprocess.Popen(command, env=variables, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def wait_until(true, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_job_whose_worker_was_killed_is_done_by_the_next(office, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    first = worker(office)
    try:
        wait_until(noted.exists)
    finally:
        first.send_signal(signal.SIGKILL)
        first.communicate()
    assert rows(tmp_path, "SELECT state, attempts FROM jobs_job") == [("leased", 1)]
    (tmp_path / "noted.free").touch()
    assert worker(office, "--once").communicate(timeout=60) == (None, "")
    assert rows(tmp_path, "SELECT state FROM jobs_job") == [("leased",)]  # it could still be alive
    rows(tmp_path, "UPDATE jobs_job SET lease_until = datetime('now', '-1 second')")
    assert worker(office, "--once").communicate(timeout=60) == (None, "")
    assert rows(tmp_path, "SELECT state, attempts, token FROM jobs_job") == [("done", 2, "")]
    assert len(noted.read_text().splitlines()) == 2


def test_a_worker_ends_with_the_server_that_began_it(office, tmp_path: Path) -> None:
    (tmp_path / "noted.free").touch()
    process = worker(office, "--under", str(os.getpid() + 1))
    assert process.communicate(timeout=60)[1] == ""
    assert process.returncode == 0
    assert rows(tmp_path, "SELECT state FROM jobs_job") == [("ready",)]


def test_a_worker_that_is_asked_to_end_ends_its_job_first(office, tmp_path: Path) -> None:
    (tmp_path / "noted.free").touch()
    process = worker(office)
    wait_until(lambda: rows(tmp_path, "SELECT state FROM jobs_job") == [("done",)])
    process.terminate()
    assert process.communicate(timeout=20)[1] == ""
    assert process.returncode == 0


def workers_of(server: int) -> list[int]:
    """Processes that `gongyak serve` began to work for it."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = each.read_bytes().split(b"\0")
            if b"work" in words and str(server).encode() in words:
                found.append(int(each.parent.name))
    return found


def test_a_site_that_is_served_does_its_jobs_itself_and_leaves_no_worker_behind(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        wait_until(lambda: list((tmp_path / "anchors").glob("*.txt")))
        [first] = workers_of(site.process.pid)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: first not in workers_of(site.process.pid) and workers_of(site.process.pid))
    assert workers_of(site.process.pid) == []
