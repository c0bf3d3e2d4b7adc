"""Whatever is asked of whatever address: a page, or a clear refusal in Korean; never a failure of ours.

Addresses are walked from the patterns and parameters come from the list of those that are known, so that what is
new is covered without a word.
"""

import gzip
import json
import re
import unicodedata
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongyak.portal.cache.asked import PARAMETERS
from tests.portal.addresses import ADDRESSES, TEMPLATES, with_part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_card")]

HANGUL = re.compile("[가-힣]")
DATED = {"as_of", "known_at", "from", "to"}
DATES = [
    "2024-02-30", "0000-01-01", "9999-12-31", "10000-01-01", "24.6.30.", "２０２４-０６-３０", "2024-06-30T25:00",
    "2024-06-30T09:00+99:00", "-1", "0", "now", "2024-06-30,", "2024-06-30T09:00:00.123456789Z", "1e309",
]  # fmt: skip
TEXTS = [
    "", " ", "\0", "\ud800", "\ufffd", "\u202e", "🏠", "a" * 900, "%", "%%30", "'", '"', "<script>alert(1)</script>",
    "{{7*7}}", "../../etc/passwd", "; DROP TABLE x", "９９９", "-1", "0", "1e309", "NaN", "99999999999999999999", "\r\nX: y",
    unicodedata.normalize("NFD", "지역경제"), "가" * 90, "*", "AND OR NOT", '"', "a:b", "^", "(", "field",
]  # fmt: skip
ODD = [*DATES, *TEXTS]
#: What is handed in here is shown again with what is wrong with it.
FORMS = ("/cards/1-2-2/opinion/", "/opinions/look-up/", "/difficulties/status/", "/difficulties/lost/")
#: The steps of the form of a difficulty.
STEPS = "/difficulties/new/"
#: Forms that a link of a letter leads to; nobody's link is none.
LINKS = ("/difficulties/asked/x/", "/difficulties/renew/x/")


def escaped(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def is_clear(answer: HttpResponse) -> bool:
    """Whether an answer is a page, a file, a way to one, or says in words why there is none."""
    if answer.status_code in (200, 301, 302, 304):
        return True
    if answer.status_code not in (400, 403, 404, 405, 406, 410, 413, 414, 422):
        return False
    kind, body = answer.headers["Content-Type"], answer.content
    text = (gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body).decode()
    if kind.startswith("text/html"):
        return bool(HANGUL.search(text) and '<html lang="' in text and "</html>" in text)
    return "json" in kind and isinstance(json.loads(text), dict)


def test_every_address_takes_any_value_of_any_parameter(client: Client) -> None:
    for address in ADDRESSES:
        for at, name in enumerate(sorted(PARAMETERS)):
            for value in _dealt(name, at):
                asked = f"{address}?{name}={escaped(value)}"
                assert is_clear(client.get(asked)), asked


def _dealt(name: str, at: int) -> list[str]:
    """The days to what is a day, the rest dealt out: every value meets every address, if not every parameter."""
    if name == "as_of":
        return ODD
    return [*DATES[at % 3 :: 3], *TEXTS[at % 9 :: 9]] if name in DATED else ODD[at % 12 :: 12]


def test_every_address_takes_any_query(client: Client) -> None:
    long = urlencode([(name, "가") for name in sorted(PARAMETERS)] * 60)
    queries = (
        *(
            "nonsense=1",
            "nonsense",
            "=",
            "&&&",
            "=&=",
            "%",
            "%zz=%zz",
            "%00=%00",
            "%ED%A0%80=1",
            "%FF",
            "a;b",
            "??",
        ),
        *(
            "as_of=2024-06-30&as_of=2023-06-30",
            "q=a&q=b&q=c",
            "page=1&page=2",
            "q[]=1",
            "q[$ne]=1",
            "as_of[]=",
        ),
        *(long, "&" * 5_000, "x=1&" * 3_000, "q=" + "a" * 60_000, "a" * 60_000),
    )
    for address in ADDRESSES:
        for query in queries:
            assert is_clear(client.get(f"{address}?{query}")), (address, query[:60])
        assert is_clear(client.get(f"/en{address}?as_of=x")), address


def test_every_part_of_an_address_takes_anything(client: Client) -> None:
    for template in [each for each in TEMPLATES if "<" in each]:
        _takes_anything(client, template)


def _takes_anything(client: Client, template: str) -> None:
    for value in [*ODD, "1-2-2/", "//", ".", "..", "a" * 60_000, "9" * 5_000, "-".join("1" * 2_000)]:
        address = with_part(template, escaped(value) or "%20")
        assert is_clear(client.get(address)), address[:80]


def test_addresses_that_nobody_made_are_not_there(client: Client) -> None:
    for address in (
        *(
            "//",
            "///evil.example/",
            "/.",
            "/..;/",
            "/%2e%2e/",
            "/\\",
            "/wp-admin/",
            "/.env",
            "/%00",
            "/%ff",
            "/%ED%A0%80",
        ),
        *(
            "/en",
            "/en/en/",
            "/ko/",
            "/en-us/",
            "/EN/",
            "/zz/",
            "/static/",
            "/static/../x",
            "/static/%00",
            "/static/x.css",
        ),
        "/" + "a/" * 20_000,
        "/" + "가" * 5_000,
    ):
        assert is_clear(client.get(address)), address[:80]


#: What a body calls itself, and the body.
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
BODIES = (
    *((FORM, b"a" * 3_000_000), (FORM, b"a=1&" * 2_000), (FORM, b"\x00\xff=%ED%A0%80"), (FORM, b"%")),
    *((JSON, b"[" * 100_000), (JSON, b"{"), (JSON, b"\xff"), ("", b"a"), ("\0", b"a")),
    *(("multipart/form-data", b"a"), ("multipart/form-data; boundary=x", b"--x\r\n\r\n")),
    ("text/plain; charset=x", b"a"),
)


@pytest.mark.parametrize("checks", [False, True], ids=["with a token", "without"])
def test_every_address_refuses_other_methods_clearly(checks: bool) -> None:
    client = Client(enforce_csrf_checks=checks)
    for address in ADDRESSES:
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BREW", "PROPFIND"):
            answer = client.generic(method, address, b"a=b", FORM)
            assert _refuses(answer, address, method), (address, method)
        assert client.head(address).content == b"", address


def _refuses(answer: HttpResponse, address: str, method: str) -> bool:
    """Whether a method is refused in words; but for the forms, and for OPTIONS where other sites may read."""
    if answer.status_code in (200, 303) and address == "/display/":
        return True
    if method == "OPTIONS" and "Access-Control-Allow-Methods" in answer:
        return True
    if method == "POST" and address in FORMS:
        return answer.status_code in (400, 403) and is_clear(answer)
    if method == "POST" and address.startswith(STEPS):
        return answer.status_code in (302, 303, 400, 403, 404)  # nothing is begun yet
    if method == "POST" and address in LINKS:
        return answer.status_code in (403, 404) and is_clear(answer)
    return answer.status_code in (403, 405) and is_clear(answer)


def test_every_address_takes_a_body_of_any_kind() -> None:
    client = Client(raise_request_exception=False)
    for address in ADDRESSES:
        for kind, body in BODIES:
            answer = client.generic("POST", address, body, kind)
            assert is_clear(answer) or answer.status_code == 303, (address, kind, body[:20])


def test_headers_of_any_kind_are_taken(client: Client) -> None:
    for name, value in {
        "Accept-Language": "zz," * 5_000,
        "Accept": "\xff/*;q=a",
        "Cookie": "size=\xff; contrast=;;;=; " + "a=b; " * 1_000,
        "If-None-Match": '"' * 5_000,
        "If-Modified-Since": "99999999999",
        "Range": "bytes=-1-2-3",
        "Content-Type": "\xff",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "gopher",
        "Referer": "\0",
        "Accept-Encoding": "gzip;q=x, br;;;",
    }.items():
        for address in ADDRESSES:
            assert is_clear(client.get(address, headers={name: value})), (name, address)


NAMES = st.one_of(st.sampled_from(sorted(PARAMETERS)), st.text(max_size=8))
VALUES = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(), max_size=40),
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat()),
    st.integers().map(str),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ADDRESSES), st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_no_query_whatsoever_is_a_failure(client: Client, address: str, pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{escaped(name)}={escaped(value)}" for name, value in pairs)
    assert is_clear(client.get(f"{address}?{query}"))
