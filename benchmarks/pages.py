"""Processor time per request of the public pages, through the product's own WSGI application: not kept, and kept.

    .venv/bin/python benchmarks/pages.py [--postgres postgresql://user@host/name]

Beside a bare WSGI function that says hello, and a Django view that says it behind the same middleware.
Nothing of a server or a network is in it. Needs the static files of `make setup`.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from wsgiref.util import setup_testing_defaults

import measure
import store
from contents import ANSWER, CARD
from hello import bare

RUNS, REQUESTS = 15, 10
CARDS = 100
DAY = date(2024, 6, 30)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
PAGES = {
    f"home, {CARDS} cards": "/",
    f"list, 50 of {CARDS} cards": "/cards/",
    "list, chosen and ordered": "/cards/?department=%EC%9D%BC%EC%9E%90%EB%A6%AC%EA%B2%BD%EC%A0%9C%EA%B3%BC&sort=progress",
    "list, searched": "/cards/?q=%EC%9D%BC%EC%9E%90%EB%A6%AC",
    "card": "/cards/1-2-2/",
    "card as of a day": "/cards/1-2-2/?as_of=2024-06-30",
    "card as HWPX": "/cards/1-2-2/card.hwpx",
    "card as PDF": "/cards/1-2-2/card.pdf",
}
Application = Callable


def main() -> None:
    """Publish a hundred cards, ask for the pages, and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgres", default="", help="address of a PostgreSQL server")
    given = parser.parse_args()
    with store.open_store(given.postgres):
        publish_cards()
        from config.wsgi import application, django

        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, {engine}, CPU ms per request, medians of {RUNS} × {REQUESTS} requests")
        show(django)
        show_kept(application)


def publish_cards() -> None:
    """The real card with all its files, then copies of it under other numbers."""
    from gongyak.pledges.actions import import_card, publish_quarter
    from gongyak.snapshots.actions import publish

    text = CARD.read_text()
    take = partial(import_card, answers=[ANSWER], by="총괄부서", now=NOW)
    take(name="card.txt", data=text.encode())
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="측정")
    for number in range(1, CARDS):
        copy = text.replace("1-2-2", f"2-{number // 10 + 1}-{number % 10 + 1}")
        take(name=f"card-{number}.txt", data=copy.encode())
    publish(as_of=DAY, by="총괄부서", now=NOW, reason="측정")


def show(application: Application) -> None:
    """Every page beside both hellos."""
    asked: dict[str, tuple[Application, str, str]] = {
        "bare WSGI hello": (bare, "/", "config.urls"),
        "Django hello, same middleware": (application, "/", "hello"),
    }
    asked |= {name: (application, path, "config.urls") for name, path in PAGES.items()}
    acts = {name: partial(_requests, *one) for name, one in asked.items()}
    costs = measure.taking_turns(acts, RUNS)
    floor = costs["Django hello, same middleware"].cpu
    rows = [
        (name, cost.cpu / REQUESTS, measure.times(cost.cpu, floor), len(body_of(*asked[name])) / 1000)
        for name, cost in costs.items()
    ]
    measure.show("Pages, uncached", ("page", "CPU ms", "to Django hello", "kB"), rows)


def show_kept(application: Application) -> None:
    """The same pages from memory, and where the asker has them already."""
    acts = {name: partial(_requests, application, path, "config.urls") for name, path in PAGES.items()}
    costs = measure.taking_turns(acts, RUNS)
    rows = [(name, cost.cpu / REQUESTS * 1000) for name, cost in costs.items()]
    measure.show("Pages, kept", ("page", "CPU µs"), rows)


def _requests(application: Application, path: str, urls: str, _run: int) -> None:
    for _ in range(REQUESTS):
        body_of(application, path, urls)


def body_of(application: Application, path: str, urls: str) -> bytes:
    """One GET as a server would make it; AssertionError on anything but 200."""
    from django.conf import settings

    settings.ROOT_URLCONF = urls
    path, _, query = path.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    statuses: list[str] = []
    response = application(environ, lambda status, _headers: statuses.append(status))
    body = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    assert statuses[0].startswith("200"), (path, statuses)
    return body


if __name__ == "__main__":
    main()
