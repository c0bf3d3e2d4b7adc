"""Processor time per request of the public pages, through the product's own WSGI application: not kept, and kept.

    .venv/bin/python benchmarks/pages.py [--postgres postgresql://user@host/name]

Beside a bare WSGI function that says hello, and a Django view that says it behind the same middleware.
Nothing of a server or a network is in it. Needs the static files of `make setup`.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import measure
import store
from hello import bare

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.served import CHANGED, fill

RUNS, REQUESTS = 15, 10
CARDS = 100
PAGES = {
    f"home, {CARDS} cards": "/",
    f"list, 50 of {CARDS} cards": "/cards/",
    "list, chosen and ordered": "/cards/?department=%EC%9D%BC%EC%9E%90%EB%A6%AC%EA%B2%BD%EC%A0%9C%EA%B3%BC&sort=progress",
    "list, searched": "/cards/?q=%EC%9D%BC%EC%9E%90%EB%A6%AC",
    "card": "/cards/1-2-2/",
    "card as of a day": "/cards/1-2-2/?as_of=2024-06-30&known_at=2024-07-11",
    "card as HWPX": "/cards/1-2-2/card.hwpx?known_at=2024-07-10T00:30Z",
    "card, two days compared": "/cards/1-2-2/compare/?from=2024-06-30&to=2024-09-30",
    f"changes of {CHANGED} cards": "/changes/?from=2024-06-30&to=2024-09-30",
    "trust": "/trust/",
    "API: 50 pledges": "/api/v1/pledges",
    "API: totals": "/api/v1/totals",
    f"API: {CARDS} pledges as CSV": "/api/v1/files/pledges.csv",
    "Atom feed": "/changes.atom",
}
Application = Callable


def main() -> None:
    """Publish a hundred cards, ask for the pages, and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgres", default="", help="address of a PostgreSQL server")
    given = parser.parse_args()
    with store.open_store(given.postgres):
        fill(CARDS)
        from config.wsgi import application, django

        engine = "PostgreSQL" if given.postgres else "SQLite"
        print(f"{measure.python()}, {engine}, CPU ms per request, medians of {RUNS} × {REQUESTS} requests")
        show(django)
        show_kept(application)


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
    """The same pages from memory, for a browser; half of it is making up the request."""
    acts = {name: partial(_kept_requests, application, path) for name, path in PAGES.items()}
    costs = measure.taking_turns(acts, RUNS)
    rows = [(name, cost.cpu / REQUESTS * 100) for name, cost in costs.items()]
    measure.show("Pages, kept", ("page", "CPU µs"), rows)


def _requests(application: Application, path: str, urls: str, _run: int) -> None:
    for _ in range(REQUESTS):
        body_of(application, path, urls)


def _kept_requests(application: Application, path: str, _run: int) -> None:
    for _ in range(REQUESTS * 10):
        body_of(application, path, "config.urls", "gzip")


def body_of(application: Application, path: str, urls: str, coding: str = "") -> bytes:
    """One GET as a server would make it; AssertionError on anything but 200."""
    from django.conf import settings

    settings.ROOT_URLCONF = urls
    path, _, query = path.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
    environ["HTTP_ACCEPT_ENCODING"] = coding
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
