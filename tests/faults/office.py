"""An office on a PostgreSQL that a test may hurt, people who write without a pause, and what must hold afterwards."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.faults.cluster import Cluster, cluster, programs
from tests.served import ROOT, environment, free_port, wait_for

#: Opens a round with three cards, and prints the keys of their drafts.
OPEN = """
import django
django.setup()
from tests.people import engage
from tests.pledges.files import NOW, take
from tests.pledges.quarters import pledge
from tests.pledges.rounds.quarter import opened
people = engage()
for number, title in (("1-2-3", "상점가 정비"), ("1-2-4", "소상공인 상담소 설치")):
    take(pledge(number, title))
print(*opened(people).round.drafts.values_list("pk", flat=True))
"""
_CHECK = """
import sys, django
django.setup()
from gongyak.audit.verify import verify as acts
from gongyak.pledges.models import Draft, DraftText
from gongyak.pledges.verify import verify
from gongyak.snapshots.verify import verify as snapshots
acked = [line.split() for line in sys.stdin]
kept = {(str(draft), hash) for draft, hash in DraftText.objects.values_list("draft", "hash")}
lost = [line for line in acked if tuple(line) not in kept]
gaps = [draft.pk for draft in Draft.objects.all() if draft.texts.count() != draft.revision + 1]
print(len(acked), len(lost), len(gaps), len(verify()) + len(acts()) + len(snapshots()))
"""


@contextmanager
def office(var: Path) -> Iterator[tuple[Cluster, dict[str, str]]]:
    """An office on a PostgreSQL of its own, and the environment of its processes."""
    programs_found = programs()
    assert programs_found
    with cluster(programs_found) as running:
        told = environment(var) | {"DATABASE_URL": running.address}
        python(told, "-m", "django", "migrate", "-v", "0")
        yield running, told


def python(told: dict[str, str], *arguments: str, sent: str = "") -> str:
    """What a Python process of the product says; AssertionError with its errors where it fails."""
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=told,
        input=sent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@contextmanager
def writers(told: dict[str, str], drafts: list[str]) -> Iterator[list[str]]:
    """People who write until the block ends; then the lines that were acknowledged stand in the list."""
    acked: list[str] = []
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    command = [sys.executable, "-m", "tests.faults.writer"]
    started = [subprocess.Popen([*command, draft], cwd=ROOT, env=told, **pipes) for draft in drafts]
    try:
        yield acked
    finally:
        told_all = [process.communicate(timeout=60)[0] for process in started]
    assert all(process.returncode == 0 for process in started)
    acked += [line for lines in told_all for line in lines.splitlines()]


@contextmanager
def watched(told: dict[str, str]) -> Iterator[str]:
    """The address of a server on the same database."""
    port = free_port()
    command = [sys.executable, "-m", "gongyak.cli", "serve", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=ROOT, env=told, start_new_session=True, **quiet)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, 15)
        process.wait(timeout=30)


def ready(site: str) -> tuple[int, dict[str, bool]]:
    try:
        with urlopen(f"{site}/readyz", timeout=20) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def wait_until_ready(site: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready(site)[0] == 200:
            return
        time.sleep(0.2)
    raise AssertionError("the database did not come back")


def holds(told: dict[str, str], acked: list[str], least: int = 20) -> None:
    """Everything that was acknowledged is there, once, and every chain is whole."""
    count, lost, gaps, broken = map(int, python(told, "-c", _CHECK, sent="\n".join(acked)).split())
    assert count >= least
    assert (lost, gaps, broken) == (0, 0, 0)
