"""kill -9 of one backend (R2) and of the whole server (R3) while people write: nothing acknowledged is lost."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.cluster import Cluster, programs
from tests.faults.office import OPEN, holds, office, python, ready, wait_until_ready, watched, writers

pytestmark = pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")


@pytest.fixture
def killable(tmp_path: Path) -> Iterator[tuple[Cluster, dict[str, str]]]:
    with office(tmp_path) as made:
        yield made


def test_nothing_is_lost_when_a_backend_is_killed(killable: tuple[Cluster, dict[str, str]]) -> None:
    running, told = killable
    drafts = python(told, "-c", OPEN).split()
    with watched(told) as site, writers(told, drafts) as acked:
        for _ in range(3):
            time.sleep(2)
            running.kill_backend()
            wait_until_ready(site)
        time.sleep(2)
    holds(told, acked)


def test_nothing_is_lost_when_the_server_is_killed(killable: tuple[Cluster, dict[str, str]]) -> None:
    running, told = killable
    drafts = python(told, "-c", OPEN).split()
    with watched(told) as site, writers(told, drafts) as acked:
        time.sleep(3)
        assert ready(site) == (200, {"ready": True, "database": True, "space": True, "jobs": True})
        running.kill_postmaster()
        time.sleep(1)
        status, parts = ready(site)
        assert (status, parts["database"]) == (503, False)
        running.start()
        wait_until_ready(site)
        time.sleep(2)
    holds(told, acked)
