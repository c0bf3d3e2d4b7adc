"""Which requests may be answered from memory, and by which key."""

import pytest
from django.http import QueryDict, parse_cookie
from hypothesis import given
from hypothesis import strategies as st

from gongyak.portal.cache.asked import LONGEST_QUERY, PARAMETERS, bare, canonical_query, display, read_key
from tests.portal.cache.asking import environ_of


def key(address: str = "/", **request: str) -> tuple | None:
    return read_key(environ_of(address, **request), proxy_tells_scheme=False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Basic eA=="},
        {"Range": "bytes=0-1"},
        {"Transfer_Encoding": "chunked"},
        {"Cookie": "size=4; size=1"},
        {"Cookie": "size=<script>"},
        {"Cookie": "size=44"},
        {"Cookie": 'size="4; sessionid=a"'},
        {"Cookie": "x" * 2_000},
        {"method": "POST"},
        {"method": "OPTIONS"},
    ],
)
def test_who_wants_an_answer_of_his_own_is_let_through(headers: dict[str, str]) -> None:
    assert key(**headers) is None


@pytest.mark.parametrize(
    "query",
    ["nonsense=1", "q=a&nonsense", "%71%00=1", "q=가", f"q={'a' * LONGEST_QUERY}", "&".join(["q=a"] * 21)],
)
def test_what_no_page_understands_is_let_through(query: str) -> None:
    assert key(f"/?{query}") is None


def test_a_body_and_a_path_without_end_are_let_through() -> None:
    assert read_key(environ_of() | {"CONTENT_LENGTH": "3"}, proxy_tells_scheme=False) is None
    assert read_key(environ_of() | {"CONTENT_LENGTH": "0"}, proxy_tells_scheme=False) is not None
    assert key("/cards/" + "9" * 300 + "/") is None


@pytest.mark.parametrize("page", ["new/", "new/who/", "status/", "lost/", "asked/x/", "renew/x/"])
def test_what_a_business_writes_and_reads_of_its_own_is_let_through(page: str) -> None:
    """It depends on cookies that no page for everybody may see."""
    assert key(f"/difficulties/{page}") is key(f"/en/difficulties/{page}") is None
    assert key("/difficulties/") is not None
    assert key("/difficulties/figures/") is not None


def test_one_key_for_every_spelling_and_another_for_every_meaning() -> None:
    assert key("/?q=%ea%B0%80&as_of=2024-06-30") == key("/?as_of=2024%2d06-30&q=%EA%B0%80")
    assert key("/?q=a+b") == key("/?q=a%20b") != key("/?q=a%2Bb")
    assert key("/?field=a&field=b") != key("/?field=b&field=a")
    assert key("/") != key("/?q=")
    assert key("/", method="HEAD") == key("/")
    different = [
        key(),
        key(Host="localhost"),
        key(Cookie="size=4"),
        key(Cookie="contrast=4"),
        key("/a"),
    ]
    assert len(set(different)) == len(different)


def test_the_scheme_is_believed_only_from_a_proxy_that_was_set_up() -> None:
    told = environ_of(X_Forwarded_Proto="https")
    assert read_key(told, proxy_tells_scheme=True).secure
    assert not read_key(told, proxy_tells_scheme=False).secure
    assert not read_key(environ_of() | {"wsgi.url_scheme": "https"}, proxy_tells_scheme=True).secure
    assert "HTTP_X_FORWARDED_PROTO" not in bare(told, key(), proxy_tells_scheme=False)


@given(st.lists(st.tuples(st.sampled_from(sorted(PARAMETERS)), st.text(max_size=20)), max_size=6))
def test_the_one_spelling_of_a_query_means_the_same_to_django(pairs: list[tuple[str, str]]) -> None:
    asked = QueryDict(mutable=True)
    for name, value in pairs:
        asked.appendlist(name, value)
    spelt = canonical_query(asked.urlencode())
    assert spelt is not None
    assert dict(QueryDict(spelt).lists()) == dict(asked.lists())
    assert canonical_query(spelt) == spelt


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_any_query_is_understood_as_django_does_or_let_through(query: str) -> None:
    spelt = canonical_query(query)
    assert spelt is None or dict(QueryDict(spelt).lists()) == dict(QueryDict(query).lists())


@pytest.mark.parametrize(
    "foreign",
    ["sessionid=a", "csrftoken=b", "_ga=GA1.1.5", "size", "a=size=9", "sessionid=a, size=9", "Size=9"],
)
def test_a_cookie_of_another_site_is_passed_over(foreign: str) -> None:
    assert key(Cookie=foreign) == key()
    assert key(Cookie=f"{foreign}; size=4") == key(Cookie=f"size=4; {foreign}") == key(Cookie="size=4")
    assert key(Cookie=f"size=4;{foreign};contrast=1") == key(Cookie="size=4; contrast=1")


@given(st.text(max_size=60) | st.from_regex(r"((size|contrast|_ga) ?=? ?[0-9]?;? ?){1,4}", fullmatch=True))
def test_any_cookie_is_read_as_django_does_or_let_through(cookie: str) -> None:
    chosen, known = display(cookie), parse_cookie(cookie)
    assert chosen in (None, (known.get("size", ""), known.get("contrast", "")))


def test_a_page_is_rendered_from_nothing_but_its_key() -> None:
    told = {"Cookie": "size=4", "X_Forwarded_Host": "evil.example", "User_Agent": "x", "Accept": "y"}
    told |= {"Accept_Language": "en", "Referer": "z", "If_None_Match": "*", "Forwarded": "host=evil.example"}
    environ = environ_of("/?to=b&from=a", method="HEAD", **told)
    made = bare(environ, read_key(environ, proxy_tells_scheme=False), proxy_tells_scheme=False)
    left = {name: value for name, value in made.items() if name.startswith(("HTTP_", "REMOTE_"))}
    assert left == {
        "HTTP_HOST": "localhost:8000",
        "HTTP_COOKIE": "size=4",
        "HTTP_ACCEPT_ENCODING": "",
    }
    assert (made["REQUEST_METHOD"], made["QUERY_STRING"]) == ("GET", "from=a&to=b")
