"""The trust page: every publication and correction with its reason, and what is claimed, no more."""

import hashlib
import re
from html import unescape

import pytest
from django.test import Client

from gongyak.portal.trust.measures import SENTENCES
from gongyak.rules import progress, status
from gongyak.rules.canonical import canonical
from tests.portal.chains import STEPS
from tests.portal.sites import json_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("chain")]


def test_the_list_of_all_is_canonical_and_each_leads_to_the_bytes_of_its_hash(client: Client) -> None:
    answer = client.get("/trust/publications.json")
    listed = json_of(answer.content)
    assert answer.content == canonical(listed)
    assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    before = ""
    for place, row in enumerate(listed["publications"], 1):
        manifest = client.get(row["manifest"])
        value = json_of(manifest.content)
        assert (row["seq"], row["previous_hash"]) == (place, before)
        assert hashlib.sha256(manifest.content).hexdigest() == row["hash"]
        assert manifest.content == canonical(value)
        told = {name: row[name] for name in ("seq", "as_of", "published_at", "by", "reason", "previous_hash")}
        assert told | {"items": value["items"], "acts": value["acts"]} == value
        assert row["cards"] == len(value["items"])
        before = row["hash"]
    assert [row["reason"] for row in listed["publications"]] == [reason for _, _, reason in STEPS]


def test_a_list_by_its_number_is_the_one_of_its_time(client: Client) -> None:
    first = client.get("/trust/publications/1.json").content
    assert first == client.get("/publication.json?as_of=2024-06-30&known_at=2026-11-23").content
    assert first != client.get("/publication.json?as_of=2024-06-30").content


@pytest.mark.parametrize("seq", ["0", "5", "9" * 30, "9" * 5000, "-1", "x"])
def test_a_number_that_no_publication_has_is_only_not_there(client: Client, seq: str) -> None:
    assert client.get(f"/trust/publications/{seq}.json").status_code == 404


def test_the_page_shows_every_publication_with_its_whole_hash(client: Client) -> None:
    page = client.get("/trust/").content.decode()
    text = text_of(page)
    for row in json_of(client.get("/trust/publications.json").content)["publications"]:
        assert row["hash"] in text
        assert row["reason"] in text
        assert row["manifest"] in page
    assert text.index("총괄부서 · 2024년 3분기 공개") < text.index("총괄부서 · 2024년 2분기 공개")


def test_corrections_lead_to_the_card_before_and_after(client: Client) -> None:
    page = client.get("/trust/").content.decode()
    part = page[page.index('id="corrections"') : page.index('id="proof"')]
    text = text_of(part)
    assert "진도를 잘못 적어 바로잡음" in text
    assert "빠진 카드를 더함" in text
    assert "정정 1-2-2 지역경제활성화 종합대책본부 설치 확정본 1차 → 확정본 2차" in text
    assert "뒤늦게 공개 1-2-3 다른 공약 없음 → 확정본 1차" in text
    assert text.count("→") == 2
    links = [unescape(link) for link in re.findall(r'href="(/cards/[^"]*)"', part)]
    late, before, after, compared = (client.get(link).content.decode() for link in links)
    assert "다른 공약" in late
    shown = '<p class="figure"><strong>{}%</strong></p>'
    assert shown.format(50) in before
    assert shown.format(55) in after
    assert "50%" in text_of(compared)
    assert "55%" in text_of(compared)
    assert "60%" not in text_of(compared)


def test_the_page_as_it_was_known(client: Client) -> None:
    text = text_of(client.get("/trust/?known_at=2026-11-23").content.decode())
    assert "까지 공개한 것만 보여 드립니다" in text
    assert "공개한 뒤에 바뀐 카드가 없습니다" in text
    assert "바로잡음" not in text
    listed = json_of(client.get("/trust/publications.json?known_at=2026-11-24").content)
    assert [row["seq"] for row in listed["publications"]] == [1, 2]


@pytest.mark.parametrize("address", ["/trust/", "/trust/publications.json"])
def test_a_moment_that_is_none_is_said(client: Client, address: str) -> None:
    answer = client.get(address + "?known_at=어제")
    assert answer.status_code == 400
    assert "어제" in answer.content.decode()


def test_the_page_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(7):
        client.get("/trust/")
    with django_assert_num_queries(1):
        client.get("/trust/publications.json")
    with django_assert_num_queries(1):
        client.get("/trust/publications/1.json")
    with django_assert_num_queries(0):
        client.get("/trust/check.py")


def test_the_page_weighs_little(client: Client) -> None:
    assert len(client.get("/trust/").content) < 32_000


def test_every_word_and_every_formula_of_the_rules_is_on_the_page(client: Client) -> None:
    text = text_of(client.get("/trust/").content.decode())
    for one in status.national():
        assert one.criterion in text
        assert one.source in text
    for one in status.local():
        assert one.why in text
    for rate in progress.rates(()):
        assert rate.formula in text
    assert "미확인" in text


def test_every_sentence_of_the_rules_can_have_english() -> None:
    criteria = {one.criterion for one in status.national()}
    assert {*criteria, *(one.why for one in status.local())} == SENTENCES


def test_the_page_claims_what_the_chain_proves_and_admits_the_rest(client: Client) -> None:
    text = text_of(client.get("/trust/").content.decode())
    for said in (
        "한 바이트도 다르지 않다",
        "전에 누군가 간직해 둔 목록을 고치거나 지우지 않고 뒤에 더하기만 했다",
        "목록은 자기 운영자에 대해서는 아무것도 증명하지 못합니다",
        "공개 목록 확인서",
    ):
        assert said in text


def test_the_feed_that_the_page_names_carries_the_head(client: Client) -> None:
    assert 'href="/changes.atom"' in client.get("/trust/").content.decode()
    listed = json_of(client.get("/trust/publications.json").content)["publications"]
    assert listed[-1]["hash"] in client.get("/changes.atom").content.decode()


def test_the_menu_leads_here(client: Client) -> None:
    home = client.get("/").content.decode()
    assert '<a href="/trust/">' in home
    assert '<a href="/trust/" aria-current="page">' in client.get("/trust/").content.decode()


def test_the_hash_of_the_checker_on_the_page_is_that_of_the_file(client: Client) -> None:
    answer = client.get("/trust/check.py")
    assert answer["Content-Disposition"] == 'attachment; filename="check.py"'
    assert hashlib.sha256(answer.content).hexdigest() in text_of(client.get("/trust/").content.decode())


def test_the_command_to_type_names_this_site(client: Client) -> None:
    text = text_of(client.get("/trust/", HTTP_HOST="localhost").content.decode())
    assert "python check.py 내려받은-카드.hwpx http://localhost/" in text


def test_the_page_has_an_english_address_and_the_files_have_one_for_all(client: Client) -> None:
    page = client.get("/en/trust/").content.decode()
    assert 'href="/trust/publications.json"' in page
    assert 'href="/trust/check.py"' in page
    assert client.get("/en/trust/publications.json").status_code == 404
