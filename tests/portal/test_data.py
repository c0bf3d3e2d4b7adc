"""The page of the open data: every address on it works, and says what it is for."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from gongyak.portal.terms import glossed
from gongyak.rules.opendata import code_lists, datasets
from tests.pledges.files import NOW, changed
from tests.portal.sites import publish_real_card

pytestmark = pytest.mark.django_db


def addresses(html: str) -> set[str]:
    """Every address that the part of the page below its header leads to or shows for copying."""
    main = html.partition("<main")[2].partition("</main>")[0]
    shown = re.findall(r'href="([^"#]+)"', main) + re.findall(r'http://testserver[^\s<"]*', main)
    return {unescape(one) for one in shown}


@pytest.mark.usefixtures("real_card")
def test_every_address_on_the_page_gives_what_it_promises(client: Client) -> None:
    found = addresses(client.get("/data/").content.decode())
    assert {one for one in found if "/api/v1/files/" in one} and len(found) > 20
    for one in found - {"https://www.kogl.or.kr/info/license.do"}:
        assert client.get(one.removeprefix("http://testserver")).status_code == 200, one


@pytest.mark.usefixtures("real_card")
def test_files_are_those_of_the_day_that_is_shown(client: Client) -> None:
    html = client.get("/data/?as_of=2024-12-31&holder=8-1").content.decode()
    for one in datasets():
        for format in ("xlsx", "csv", "json"):
            assert f'href="/api/v1/files/{one.name}.{format}?as_of=2024-06-30&amp;holder=8-1"' in html
    assert "2024. 6. 30. 기준" in html


@pytest.mark.usefixtures("real_card")
def test_the_dictionary_stands_there_in_both_languages(client: Client) -> None:
    text = unescape(client.get("/data/").content.decode())
    for one in datasets():
        assert {one.ko, one.en, one.about_ko, one.about_en} <= set(re.findall(r">([^<>]+)<", text))
        for field in one.fields:
            assert f"<code>{field.name}</code>" in text
            english = unescape(glossed(field.about_en))
            assert f'lang="ko">{field.about_ko}</span>' in text and f'lang="en">{english}</span>' in text
    for codes in code_lists().values():
        assert all(
            f'<dt lang="ko">{word.ko}</dt><dd lang="en">{unescape(glossed(word.en))}</dd>' in text
            for word in codes.words
        )


@pytest.mark.usefixtures("real_card")
def test_the_source_is_cited_by_an_address_that_stays(client: Client) -> None:
    [cited] = re.findall(
        r"부산광역시 금정구, 「공약사업」\(2024. 6. 30. 기준, 공개 목록 1차\), ([^<]+)<",
        client.get("/data/").content.decode(),
    )
    address = unescape(cited).removeprefix("http://testserver")
    before = client.get(address).content
    publish_real_card(NOW + timedelta(days=1), data=changed({"50%": "60%"}))
    assert client.get(address).content == before
    assert client.get("/api/v1/files/pledges.csv").content != before


def test_nothing_published_is_said_plainly(client: Client) -> None:
    html = client.get("/data/").content.decode()
    assert "이 조건으로 공개한 자료가 없습니다" in html and "자료 사전" in html
    assert client.get("/data/?as_of=2024-02-30").status_code == 400


@pytest.mark.usefixtures("real_card")
def test_the_page_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(8):
        client.get("/data/")


@pytest.mark.usefixtures("real_card")
def test_every_page_names_the_feed(client: Client) -> None:
    for address in ("/", "/cards/", "/cards/1-2-2/", "/data/", "/trust/"):
        html = client.get(address).content.decode()
        assert re.search(
            r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="/changes.atom">', html
        )
