"""The whole site through the page cache: nothing is lost, nothing can be slipped in."""

import gzip
import hashlib
import html
import re
from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings

from gongyak.district.models import District, SiteRevision
from gongyak.district.published import revision
from gongyak.portal.cache.asked import read_key
from gongyak.portal.cache.revision import Revision
from gongyak.portal.cache.wrapper import PageCache
from tests.portal.cache.asking import ask, environ_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_card")]
CARD = "/cards/1-2-2/"
ADDRESSES = (
    "/",
    "/cards/",
    "/en/",
    CARD,
    f"{CARD}?as_of=2024-06-30",
    "/cards/1-2-2/card.pdf",
    "/cards/1-2-2/form.json",
    "/totals/?as_of=2024-06-30",
    "/totals/totals.hwpx",
    "/api/v1/pledges?limit=1&cursor=0",
    "/api/v1/files/pledges.xlsx?header=en",
    "/changes.atom",
)
OURS = {"etag", "vary", "content-length", "content-encoding"}


@pytest.fixture(autouse=True)
def one_transaction() -> Iterator[None]:
    """Keep the test's transaction open over requests, as Django's own test client does."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def site() -> PageCache:
    """The application as the server has it, but reading the revision each time."""
    made = PageCache(WSGIHandler(), revision)
    made.revision = Revision(revision, every=0)
    return made


def test_a_kept_answer_says_what_the_page_said(site: PageCache) -> None:
    for address in ADDRESSES:
        _says_the_same(site, address)
    assert len(site.shelf) == len(ADDRESSES)


def _says_the_same(site: PageCache, address: str) -> None:
    plain = ask(WSGIHandler(), address)
    fresh, kept = ask(site, address, Accept_Encoding="gzip"), ask(site, address, Accept_Encoding="gzip")
    assert fresh == kept
    assert kept.status == plain.status == 200
    packed = kept.headers.get("content-encoding") == "gzip"
    assert (gzip.decompress(kept.body) if packed else kept.body) == plain.body
    assert ask(site, address).body == plain.body
    for name in plain.headers.keys() - OURS:
        assert _parts(kept.headers[name]) == _parts(plain.headers[name]), name
    assert {"content-security-policy", "x-frame-options", "permissions-policy"} <= kept.headers.keys()


def _parts(header: str) -> list[str]:
    return sorted(header.split("; "))


def test_nothing_is_sent_twice(site: PageCache) -> None:
    for address in ADDRESSES:
        tag = ask(site, address, Accept_Encoding="br").headers["etag"]
        again = ask(site, address, Accept_Encoding="br", If_None_Match=tag)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"]


def test_a_file_keeps_the_tag_that_its_hash_is(site: PageCache) -> None:
    for _ in range(2):
        answer = ask(site, "/cards/1-2-2/card.hwpx", Accept_Encoding="gzip, br")
        assert answer.headers["etag"] == f'"{hashlib.sha256(answer.body).hexdigest()}"'


def test_no_header_of_one_asker_reaches_another(site: PageCache) -> None:
    poison = {"X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https", "X_Forwarded_Port": "666"}
    poison |= {"X_Original_Url": "/nowhere", "X_Rewrite_Url": "/nowhere", "Forwarded": "host=evil.example"}
    poison |= {"X_Http_Method_Override": "POST", "Accept_Language": "en", "Accept": "application/json"}
    first, after = ask(site, CARD, **poison), ask(site, CARD)
    assert first == after
    assert "evil" not in str(after)
    assert "strict-transport-security" not in after.headers


def test_a_foreign_host_gets_400_before_and_after_the_page_is_kept(site: PageCache) -> None:
    for _ in range(2):
        assert ask(site, Host="evil.example").status == 400
        assert ask(site).status == 200
    assert len(site.shelf) == 1


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"), SECURE_HSTS_SECONDS=60)
def test_a_page_by_https_is_kept_apart() -> None:
    site = PageCache(WSGIHandler(), revision)
    for _ in range(2):
        assert "strict-transport-security" in ask(site, X_Forwarded_Proto="https").headers
        assert "strict-transport-security" not in ask(site).headers


def test_who_works_at_the_desk_gets_the_page_that_all_get(site: PageCache) -> None:
    first = ask(site)
    assert ask(site, Cookie="gongyak-session=a; csrftoken=b; _ga=c").body == first.body
    assert len(site.shelf) == 1
    assert ask(site, Cookie="size=4; contrast=1").headers["vary"] == "Accept-Encoding, Cookie"
    assert len(site.shelf) == 2


def test_what_anybody_can_make_up_takes_no_room(site: PageCache) -> None:
    for address in ("/nowhere", "/cards/9-9-9/", "/?as_of=x", "/?nonsense=1", "/%00"):
        assert ask(site, address).status in (200, 400, 404)
    assert len(site.shelf) == 0


def test_what_is_published_is_seen(site: PageCache) -> None:
    before = ask(site).body
    District.objects.update(name="가온구")
    assert ask(site).body == before
    SiteRevision.objects.bump()
    assert "가온구".encode() in ask(site).body


def test_whatever_a_page_leads_to_is_kept(site: PageCache) -> None:
    for page in ("/", "/cards/", CARD, "/en/"):
        links = set(re.findall(r'href="(/[^"#]*)', ask(site, page).body.decode()))
        assert len(links) > 5
        for link in links:
            assert read_key(environ_of(html.unescape(link)), proxy_tells_scheme=False), link
