"""A kept answer, told in the words of HTTP; and how many are kept."""

import gzip

import brotli
import pytest

from gongyak.portal.cache.kept import Kept, best_coding, make_kept
from gongyak.portal.cache.shelf import Shelf

PAGE = "<p>구청장 공약</p>".encode() * 50
HTML = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("X-Frame-Options", "DENY"),
    ("Vary", "Accept-Language"),
]


def page(body: bytes = PAGE) -> Kept:
    return make_kept(HTML, body, vary="Accept-Encoding, Cookie")


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip; q=0.000", "identity"),
        ("brotli, x-gzip", "identity"),
        ("br," * 200, "identity"),
    ],
)
def test_the_smallest_encoding_that_is_taken(accept: str, coding: str) -> None:
    assert best_coding(accept) == coding


@pytest.mark.parametrize(
    ("coding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress), ("identity", bytes)]
)
def test_every_encoding_is_the_same_page(coding: str, unpack: object) -> None:
    status, headers, body = page().answer(coding, "")
    told = dict(headers)
    assert status == "200 OK"
    assert unpack(body) == PAGE
    assert int(told["Content-Length"]) == len(body)
    assert told.get("Content-Encoding", "identity") == coding
    assert told["Vary"] == "Accept-Encoding, Cookie"
    assert told["ETag"].startswith('"' if coding == "identity" else 'W/"')
    assert told["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("asked", ["{}", "W/{}", '"other", {}', '"other",W/{} , "x"', "*"])
def test_who_has_it_already_gets_304_and_no_body(asked: str) -> None:
    tag = f'"{page().tag}"'
    status, headers, body = page().answer("gzip", asked.format(tag))
    assert (status, body) == ("304 Not Modified", b"")
    told = dict(headers)
    assert told["ETag"] == f"W/{tag}"
    assert told["X-Frame-Options"] == "DENY"
    assert not told.keys() & {"Content-Length", "Content-Encoding", "Content-Type"}


@pytest.mark.parametrize("asked", ["", "{}", '"x"', '"' + "x" * 5_000 + '"'])
def test_who_has_another_gets_the_page(asked: str) -> None:
    assert page().answer("gzip", asked.format(page().tag))[0] == "200 OK"


def test_a_tag_tells_of_the_bytes_and_is_the_views_own_where_it_has_one() -> None:
    assert page().tag == page().tag != page(PAGE + b"x").tag
    assert make_kept([("ETag", 'W/"mine"')], b"x", vary="").tag == "mine"


@pytest.mark.parametrize(
    ("told", "body"), [(("Content-Type", "application/pdf"), b"a" * 900), (HTML[0], b"short")]
)
def test_what_does_not_get_smaller_stays_as_it_is(told: tuple[str, str], body: bytes) -> None:
    kept = make_kept([told], body, vary="")
    assert dict(kept.answer("br", "")[1])["Content-Length"] == str(len(body))
    assert kept.bodies == {"identity": body}


def test_what_was_packed_already_is_not_packed_again() -> None:
    kept = make_kept([*HTML, ("Content-Encoding", "br")], b"packed" * 99, vary="Accept-Encoding")
    _, headers, body = kept.answer("br", "")
    assert (dict(headers)["Content-Encoding"], body) == ("br", b"packed" * 99)


def test_the_digest_of_a_file_is_told_with_its_own_bytes_only() -> None:
    kept = make_kept([*HTML, ("Repr-Digest", "sha-256=:x:")], PAGE, vary="")
    told = {coding: dict(kept.answer(coding, "")[1]) for coding in ("identity", "gzip", "br")}
    assert [coding for coding, headers in told.items() if "Repr-Digest" in headers] == ["identity"]


def test_the_least_asked_for_goes_first() -> None:
    shelf = Shelf(entries=3, weight=10**9, seconds=10)
    for name in "abc":
        shelf.put(name, page(), 0)
    assert shelf.get("a", 1) is not None
    shelf.put("d", page(), 2)
    assert [name for name in "abcd" if shelf.get(name, 3)] == ["a", "c", "d"]


def test_no_more_bytes_are_held_than_may_be() -> None:
    one = page().weight
    shelf = Shelf(entries=10**6, weight=20 * one, seconds=10)
    for number in range(100):
        shelf.put(number, page(), 0)
        shelf.put(number, page(), 0)
    assert len(shelf) == 20
    assert shelf.weight == 20 * one == sum(shelf.get(number, 0).weight for number in range(80, 100))
    shelf.put("heavy", make_kept([], b"x" * 3 * one, vary=""), 0)
    assert shelf.get("heavy", 0) is None
    assert len(shelf) == 20


def test_what_is_too_old_is_let_go() -> None:
    shelf = Shelf(entries=3, weight=10**9, seconds=10)
    shelf.put("a", page(), 0)
    assert shelf.get("a", 10) is not None
    assert shelf.get("a", 10.1) is None
    assert (len(shelf), shelf.weight) == (0, 0)


def test_everything_goes_at_once() -> None:
    shelf = Shelf(entries=3, weight=10**9, seconds=10)
    shelf.put("a", page(), 0)
    shelf.clear()
    assert (len(shelf), shelf.weight, shelf.get("a", 0)) == (0, 0, None)
