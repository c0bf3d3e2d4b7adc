"""kill -9 of the workers of the web server while businesses send their difficulties (R1): nothing that was told to be
received is lost, what was sent again is there once, and the site is back by itself."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from tests.faults.office import python, ready
from tests.served import environment, serving
from tests.submitting import send_together

CYCLES, AT_ONCE = 3, 4
_STANDS = 7  # s
OPEN = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.cases.office import opened
opened()
"""
_CHECK = """
import sys, django
django.setup()
from gongyak.audit.verify import verify as acts
from gongyak.cases.models import Case, CaseDraft, LookUp
from gongyak.cases.verify import verify as cases
told = set(sys.stdin.read().split())
kept = set(LookUp.objects.values_list("code", flat=True))
drafts = CaseDraft.objects.filter(case=None).count()
print(len(told - kept), Case.objects.count(), drafts, len(acts()) + len([*cases()]))
"""


def workers(server: int) -> list[int]:
    """The processes that answer, of a server: those that it spawned, but not the one that minds its resources."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            command = (entry / "cmdline").read_text()
        except OSError:  # it ended meanwhile
            continue
        if parent == server and "spawn_main" in command:
            found.append(int(entry.name))
    return found


def kill_in_turns(server: int, port: int, cycles: int) -> int:
    """kill -9 every worker at once, so many times, each when the site is back; how many were killed.

    The server gives up where one dies that it began only now: it is let stand for some seconds first.
    """
    killed = 0
    for _ in range(cycles):
        _wait_until_back(port)
        time.sleep(_STANDS)
        for one in workers(server):
            os.kill(one, signal.SIGKILL)
            killed += 1
        time.sleep(1)
    return killed


def _wait_until_back(port: int, seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError):
            if ready(f"http://127.0.0.1:{port}")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the site did not come back")


def test_nothing_is_lost_when_the_workers_are_killed(tmp_path: Path) -> None:
    told = environment(tmp_path) | {"GONGYAK_HTTPS": "1"}
    python(told, "-c", OPEN)
    numbers: list[str] = []
    cut, statuses = 0, set()
    with serving(tmp_path, GONGYAK_HTTPS="1") as site, ThreadPoolExecutor(1) as thread:
        killing = thread.submit(kill_in_turns, site.process.pid, site.port, CYCLES)
        while not killing.done():
            sent = send_together(site.port, AT_ONCE, at_once=AT_ONCE, first=len(numbers))
            numbers += sent.receipts.values()
            cut, statuses = cut + sent.cut, statuses | sent.statuses.keys()
        assert killing.result() >= CYCLES
    assert cut > 0 and 500 not in statuses
    assert len({*numbers}) == len(numbers) >= AT_ONCE
    lost, cases, drafts, broken = map(int, python(told, "-c", _CHECK, sent="\n".join(numbers)).split())
    assert (lost, cases, drafts, broken) == (0, len(numbers), 0, 0)
