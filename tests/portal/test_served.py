"""The real server: what goes over the wire, and what it refuses without falling over."""

import gzip
import http.client
import re
import resource
import socket
from contextlib import ExitStack, suppress

import pytest

from tests.clients import ask_together
from tests.served import Served

CARD = "/cards/1-2-2/"


def get(
    served: Served, address: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    try:
        line.request(method, address, headers=headers)
        answer = line.getresponse()
        return answer, answer.read()
    finally:
        line.close()


def refused(served: Served, request: bytes) -> bytes:
    """The status line that a request gets; empty where the server hung up on what it did not want to read."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        with suppress(ConnectionError):
            line.sendall(request)
        with suppress(ConnectionError):
            return line.makefile("rb").readline()
    return b""


def test_a_page_is_compressed_and_not_sent_twice(served: Served) -> None:
    for _ in range(2):
        answer, body = get(served, CARD, **{"Accept-Encoding": "gzip"})
        assert answer.status == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) == len(body)
        assert b"</html>" in gzip.decompress(body)
    again, nothing = get(served, CARD, **{"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert (again.status, nothing) == (304, b"")
    head, nothing = get(served, CARD, "HEAD", **{"Accept-Encoding": "gzip"})
    assert (head.status, nothing, head.headers["Content-Length"]) == (200, b"", str(len(body)))


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_static_files_are_kept_by_browsers_for_ever(served: Served, coding: str) -> None:
    _, html = get(served, CARD)
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html.decode()))
    assert len(files) >= 4
    for file in files:
        for _ in range(2):
            answer, body = get(served, file, **{"Accept-Encoding": coding})
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Vary"] in (None, "Accept-Encoding")
            assert answer.headers["Content-Encoding"] in (None, coding)
            assert int(answer.headers["Content-Length"]) == len(body)


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /?q=" + b"a" * 10_000_000,
        b"GET /cards/?q=" + b"%EA%B0%80" * 100_000,
        b"GET /" + b"a" * 10_000_000,
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 10_000_000,
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 10_000,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=["query", "escaped query", "path", "header", "headers", "TLS"],
)
def test_what_is_too_long_is_refused_before_it_is_read(served: Served, request_line: bytes) -> None:
    status = refused(served, request_line + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert re.match(rb"HTTP/1.1 4(00|14|31) |$", status)
    assert get(served, "/")[0].status == 200


def test_a_query_of_100_kb_is_told_to_be_too_long(served: Served) -> None:
    answer, _ = get(served, "/?q=" + "a" * 100_000)
    assert (answer.status, answer.reason) == (414, "URI Too Long")


@pytest.mark.parametrize("count", [900, 20_000, 60_000])
def test_a_query_that_the_server_lets_in_is_answered(served: Served, count: int) -> None:
    for query in ("q=" + "a" * count, "&".join(["q=a"] * (count // 4)), "%EA%B0%80" * (count // 9)):
        answer, _ = get(served, f"/?{query}")
        assert answer.status in (200, 400)


def test_a_body_without_end_is_refused(served: Served) -> None:
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    assert re.match(rb"HTTP/1.1 4\d\d |$", refused(served, head + b"a" * 10_000_000))
    assert get(served, "/")[0].status == 200


def test_many_at_once_are_all_answered(served: Served) -> None:
    _, html = get(served, CARD)
    files = re.findall(r'href="(/static/[^"]+)"', html.decode())
    pages = [
        "/",
        "/cards/",
        CARD,
        "/en/",
        "/cards/?sort=progress",
        f"{CARD}card.pdf",
        "/publication.json",
        "/nowhere",
    ]
    told = ask_together(served.port, [*pages, *files], clients=50, seconds=3)
    assert not told.errors
    assert told.statuses.keys() == {200, 304, 404}
    assert len(told.seconds) > 200


def test_a_thousand_who_say_nothing_keep_nobody_out(served: Served) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 3_000)), hard))
    with ExitStack() as stack:
        for number in range(1_500):
            line = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=20))
            if number % 2:
                line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        assert get(served, "/")[0].status == 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
