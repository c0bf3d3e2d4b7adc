"""What is kept, what never is, and for how long: around an application that counts."""

import threading
import time
from collections.abc import Iterable, Iterator

import pytest
from django.db import OperationalError

from gongyak.portal.cache.revision import Revision
from gongyak.portal.cache.wrapper import PageCache
from tests.portal.cache.asking import ask

HTML = ("Content-Type", "text/html")


class Counting:
    """An application that answers with its count, in as many ways as a test asks for."""

    def __init__(self, status: str = "200 OK", headers: Iterable = (), seconds: float = 0) -> None:
        self.status, self.headers, self.seconds = status, list(headers), seconds
        self.count = self.closed = 0

    def __call__(self, environ: dict, start: object) -> Iterable[bytes]:
        self.count += 1
        time.sleep(self.seconds)
        body = f"{self.count} {environ['REQUEST_METHOD']} {environ['QUERY_STRING']}".encode()
        start(self.status, [HTML, ("Content-Length", str(len(body))), *self.headers])
        return self.parts(body)

    def parts(self, body: bytes) -> Iterator[bytes]:
        try:
            yield body
        finally:
            self.closed += 1


class Number:
    """The revision of a site."""

    def __init__(self) -> None:
        self.value, self.read, self.fails = 1, 0, False

    def __call__(self) -> int:
        self.read += 1
        if self.fails:
            raise OperationalError("out of reach")
        return self.value


@pytest.fixture
def number() -> Number:
    return Number()


def always(number: Number, application: Counting) -> PageCache:
    """A cache that reads the revision each time."""
    made = PageCache(application, number)
    made.revision = Revision(number, every=0)
    return made


def test_a_page_is_rendered_once(number: Number) -> None:
    site = PageCache(Counting(), number)
    assert ask(site).body == ask(site).body == b"1 GET "
    assert ask(site, method="HEAD").body == b""
    assert ask(site, method="HEAD").headers["content-length"] == "6"
    assert site.application.count == site.application.closed == 1
    assert number.read == 1


def test_a_head_asked_for_first_keeps_the_page(number: Number) -> None:
    site = PageCache(Counting(), number)
    assert ask(site, method="HEAD").body == b""
    assert ask(site).body == b"1 GET "


def test_what_is_published_shows_at_the_next_reading(number: Number) -> None:
    site = always(number, Counting())
    ask(site)
    number.value = 2
    assert ask(site).body == b"2 GET "
    assert len(site.shelf) == 1
    number.value = 1  # a backup was put back
    assert ask(site).body == b"3 GET "


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("404 Not Found", ("X", "y")),
        ("301 Moved Permanently", ("Location", "/a")),
        ("503 Service Unavailable", ("Retry-After", "10")),
        ("200 OK", ("Set-Cookie", "a=b")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("cache-control", "max-age=9, Private")),
        ("200 OK", ("Vary", "*")),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(number: Number, status: str, header: tuple[str, str]) -> None:
    site = PageCache(Counting(status, [header]), number)
    first, second = ask(site), ask(site)
    assert (first.body, second.body) == (b"1 GET ", b"2 GET ")
    assert second.headers[header[0].lower()] == header[1]
    assert ask(site, method="HEAD").body == b""
    assert len(site.shelf) == 0
    assert site.application.closed == 3


def test_a_page_that_gives_a_cookie_sees_those_that_its_asker_brought(number: Number) -> None:
    """A form's token must stay the same in two windows."""
    told = []

    def page(environ: dict, start: object) -> Iterable[bytes]:
        told.append(environ.get("HTTP_COOKIE", ""))
        start("200 OK", [HTML, ("Content-Length", "1"), ("Set-Cookie", "csrftoken=a")])
        return [b"a"]

    site = PageCache(page, number)
    ask(site, Cookie="size=4")
    ask(site, Cookie="csrftoken=a; size=4")
    assert told == ["size=4", "size=4", "csrftoken=a; size=4"]
    assert len(site.shelf) == 0


def test_what_has_no_length_is_handed_on_as_it_comes(number: Number) -> None:
    def endless(environ: dict, start: object) -> Iterator[bytes]:
        start("200 OK", [HTML])
        return iter([b"a", b"b"])

    site = PageCache(endless, number)
    assert ask(site).body == b"ab"
    assert ask(site, method="HEAD").body == b""
    assert len(site.shelf) == 0


@pytest.mark.parametrize(
    "host", ["evil.example", "", "localhost:x", "localhost@evil.example", "localhost, evil"]
)
def test_a_foreign_host_is_never_kept(number: Number, host: str) -> None:
    site = PageCache(Counting(), number)
    for _ in range(2):
        ask(site, Host=host)
    assert (len(site.shelf), site.application.count) == (0, 2)


def test_many_who_ask_at_once_wait_for_one(number: Number) -> None:
    site = PageCache(Counting(seconds=0.3), number)
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda: bodies.append(ask(site).body)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bodies == [b"1 GET "] * 8
    assert site.application.count == 1


def test_a_page_that_fails_is_tried_again(number: Number) -> None:
    def failing(environ: dict, start: object) -> Iterable[bytes]:
        raise RuntimeError("broken")

    site = PageCache(failing, number)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="broken"):
            ask(site)


def test_a_database_that_does_not_answer_leaves_what_is_kept(
    number: Number, caplog: pytest.LogCaptureFixture
) -> None:
    site = always(number, Counting())
    ask(site)
    number.fails = True
    assert ask(site).body == b"1 GET "
    assert "could not be read: out of reach" in caplog.text
    never = always(number, Counting())
    ask(never)
    assert len(never.shelf) == 0


def test_the_number_is_read_once_a_second() -> None:
    number = Number()
    revision = Revision(number)
    assert [revision.at(now) for now in (0.0, 0.5, 0.99, 1.0, 1.5)] == [1] * 5
    assert number.read == 2
