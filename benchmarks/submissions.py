"""Accepted submissions per second: our public form beside django-helpdesk's, in turns; none lost, none twice.

    .venv/bin/pip install --no-deps --require-hashes --target var/peer -r requirements/peer.txt   # once
    .venv/bin/python benchmarks/submissions.py [--postgres postgresql://user@host/name]
    .venv/bin/python benchmarks/submissions.py --alone --businesses 2000 --at-once 200 [--postgres …]

Both stand on the product's server with the same settings. Whoever submits goes the whole way without JavaScript, page
by page: ours is five forms and six pages, theirs one form and two pages. Ours seals what is personal, keeps the
draft at each step, hashes the secret with Argon2 and records the act in the chain; their mail goes nowhere, ours waits
in the outbox. With `--alone` ours is sent to by many at once (R13: 2,000 ways are 10,000 posts).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import measure
import server
from load import peer

from tests.served import Served, environment, serving
from tests.submitting import Browser, Way, difficulty, found, send_together

ROOT = Path(__file__).parents[1]
ROUNDS = 3
#: Makes the tables and an office with a window.
OPEN = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.cases.office import opened
opened()
"""
#: Cases and numbers that were shown and are no case's.
COUNT = """
import sys, django
django.setup()
from gongyak.cases.models import Case, LookUp
shown = set(sys.stdin.read().split())
print(Case.objects.count(), len(shown - set(LookUp.objects.values_list("code", flat=True))))
"""
HEAD = (
    "what",
    "accepted a second",
    "pages and forms each",
    "server CPU ms each",
    "50 % within ms",
    "95 %",
    "99 %",
    "busy (503)",
)


@dataclass(frozen=True)
class Site:
    """Who is sent to: the server, the way of a business, and how to count what is stored and lost."""

    served: Served
    way: Way
    counted: Callable[[list[str]], tuple[int, int]]


def main() -> None:
    """Send in turns, print the medians; fails where anything was lost, stored twice, or answered with an error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgres", default="", help="address of an empty PostgreSQL database, for ours")
    parser.add_argument("--alone", action="store_true", help="ours alone")
    parser.add_argument("--businesses", type=int, default=60)
    parser.add_argument("--at-once", type=int, default=16)
    given = parser.parse_args()
    with ExitStack() as stack:
        sites = {"gongyak": stack.enter_context(ours(given.postgres))}
        if not given.alone:
            sites["django-helpdesk"] = stack.enter_context(theirs())
        rounds = 1 if given.alone else ROUNDS
        rows: dict[str, list[tuple[float, ...]]] = {name: [] for name in sites}
        for turn in range(rounds + 1):  # the first warms up every process
            for name, site in sites.items():
                count = given.businesses if turn else 10
                rows[name].append(taken(site, count, given.at_once, first=turn * given.businesses + 10))
        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, ours on {engine}, {given.businesses} businesses, {given.at_once} at once")
        told = {
            name: [median(column) for column in zip(*each[1:], strict=True)] for name, each in rows.items()
        }
        measure.show("Submissions", HEAD, [(name, *each) for name, each in told.items()])


def taken(site: Site, count: int, at_once: int, first: int) -> tuple[float, ...]:
    """One round: what the table tells. AssertionError where something is lost or twice."""
    before, _ = site.counted([])
    cpu = server.cpu_of(site.served.process.pid)
    sent = send_together(site.served.port, count, at_once=at_once, way=site.way, first=first)
    cpu = server.cpu_of(site.served.process.pid) - cpu
    after, lost = site.counted([*sent.receipts.values()])
    assert (after - before, lost, len({*sent.receipts.values()})) == (count, 0, count), (after - before, lost)
    assert not sent.cut and sent.statuses.keys() <= {200, 302, 503}, (sent.cut, sent.statuses)
    ms = [1000 * sent.within(share) for share in (0.5, 0.95, 0.99)]
    busy = sent.statuses[503]  # the store was busy; sent again by the same button
    return count / sent.lasted, len(sent.seconds) / count, 1000 * cpu / count, *ms, busy


@contextmanager
def ours(postgres: str) -> Iterator[Site]:
    """Our site behind a proxy that tells whose address it is, with a window for businesses."""
    with tempfile.TemporaryDirectory(prefix="gongyak-bench-") as folder:
        told = {"GONGYAK_HTTPS": "1"} | ({"DATABASE_URL": postgres} if postgres else {})
        variables = environment(Path(folder)) | told
        run = {"env": variables, "cwd": ROOT, "check": True, "text": True}
        subprocess.run([sys.executable, "-c", OPEN], **run)

        def counted(shown: list[str]) -> tuple[int, int]:
            ran = subprocess.run(
                [sys.executable, "-c", COUNT], input="\n".join(shown), stdout=subprocess.PIPE, **run
            )
            cases, lost = ran.stdout.split()
            return int(cases), int(lost)

        with serving(Path(folder), **told) as served:
            yield Site(served, difficulty, counted)


@contextmanager
def theirs() -> Iterator[Site]:
    """The other site."""
    import sqlite3

    with peer() as served:

        def counted(shown: list[str]) -> tuple[int, int]:
            with sqlite3.connect(f"file:{store_of(served)}?mode=ro", uri=True) as store:
                tickets = {str(key) for (key,) in store.execute("SELECT id FROM helpdesk_ticket")}
            return len(tickets), len({one.rpartition("-")[2] for one in shown} - tickets)

        yield Site(served, ticket, counted)


def store_of(served: Served) -> str:
    """The file of a process that was started with PEER_STORE."""
    told = Path(f"/proc/{served.process.pid}/environ").read_bytes().split(b"\0")
    return next(one.partition(b"=")[2].decode() for one in told if one.startswith(b"PEER_STORE="))


async def ticket(browser: Browser) -> str:
    """From the form to the page of the ticket; its number there."""
    browser.scheme = "http"  # it stands behind no proxy
    page = await browser.get("/tickets/submit/")
    token = found(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    said = {"queue": "1", "title": "짐차를 댈 곳이 없음", "body": "아침마다 납품이 늦어집니다.\n" * 20}
    said |= {"submitter_email": "hong@example.com", "priority": "3", "csrfmiddlewaretoken": token}
    answer = await browser.post("/tickets/submit/", said)
    assert answer.status == 302, answer.text[-2_000:]
    where = dict(answer.headers)["location"]
    shown = await browser.get(where)
    assert shown.status == 200, shown.text[-2_000:]
    return where.partition("ticket=")[2].partition("&")[0]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
