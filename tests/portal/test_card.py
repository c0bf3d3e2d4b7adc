"""The page of a card: the form, its times, its questions, what it withholds, what it costs."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.portal.asking import Asked
from gongyak.portal.cards.page import make_page
from gongyak.rules.card import Answer
from tests.pledges.files import ANSWER, NOW, changed
from tests.portal.sites import html_of, publish_real_card, without_answer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_card")]
CARD = "/cards/1-2-2/"


@pytest.fixture
def html(client: Client, real_card: None) -> str:
    """The page of the real card."""
    answer = client.get(CARD)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_whose_card_it_is_and_of_which_day(html: str) -> None:
    assert '<html lang="ko"' in html
    assert (
        "<title>지역경제활성화 종합대책본부 설치 (1-2-2, 2024. 6. 30. 현재) | 구청장 공약 관리카드</title>"
        in html
    )
    assert html.count("<h1>") == 1
    assert html.count("2024. 6. 30.") >= 5


def test_head_and_budget_are_those_of_the_form(html: str) -> None:
    head, budget = re.findall(r'<table class="form (?:head|budget)".*?</table>', html, re.S)
    assert len(re.findall(r"<t[hd][ >]", head)) == 24
    assert len(re.findall(r"<t[hd][ >]", budget)) == 101
    assert head.count("<tr>") == 7
    assert budget.count("<tr>") == 11
    assert budget.count('scope="rowgroup" rowspan="5"') == 2
    ids = set(re.findall(r' id="([^"]+)"', head))
    assert ids == set(re.findall(r'headers="([^"]+)"', head))


def test_every_section_stands_under_its_heading(html: str) -> None:
    titles = re.findall(r'<h2 id="[^"]+" lang="ko">(\d\. [^<]+)</h2>', html)
    assert titles == [
        "1. 추진개요",
        "2. 투자계획(예산/비예산)",
        "3. 추진실적",
        "4. 추진상 문제점 및 대책(협조사항)",
        "5. 향후계획",
    ]


def test_planned_is_marked_in_words_and_the_rest_is_not(html: str) -> None:
    planned = re.findall(
        r'<span class="tag metric planned"><b>◇ 예정</b> <span lang="ko">([^<]+)</span>', html
    )
    plain = re.findall(r'<span class="tag metric"> <span lang="ko">([^<]+)</span>', html)
    assert planned == ["채용 112명"]
    assert {"참여기업 28개", "구직참여자 424명", "면접인원 200명", "예산 86,092백만원"} <= set(plain)


def test_money_is_drawn_to_size_and_never_without_its_formula(html: str) -> None:
    assert "투입률 50.0% (투입 4.8 ÷ 계획 9.6백만원)" in html
    assert html.count('<td class="bar bar-plan size-100">') == 4
    assert html.count('<td class="bar bar-spent size-100">') == 2
    assert html.count("size-0") == 4


def test_names_and_extensions_are_withheld_and_it_is_said(html: str) -> None:
    said = re.sub(r"[0-9a-f]{64}", "", html)  # a hash may hold any four digits
    for personal in ("신정미", "김연주", "4803", "4802", "☎480"):
        assert personal not in said
    assert "성명, 내선번호는 공개하지 않습니다" in html
    assert "051-000-0000" in html


def test_what_was_asked_is_shown_with_all_its_choices_and_the_answer(html: str) -> None:
    assert "투자계획 표에서 빠진 칸" in html
    assert html.count('<table class="form candidate">') == 5
    assert html.count("고른 답") == 1
    assert "총괄부서" in html
    assert ANSWER.why in html
    assert "2026. 11. 23. 10:00" in html
    assert html.count("나중에 답할 것") == 2


def test_the_record_can_be_checked(html: str) -> None:
    card = published.card("1-2-2")
    for proof in (card.source.sha256, card.hash, card.publication_hash):
        assert re.fullmatch("[0-9a-f]{64}", proof)
        assert proof in html
    assert "이 카드는 파일에서 가져왔습니다(텍스트 형식)." in html
    assert "card-1-2-2.txt" not in html
    assert "소급 입력" in html


def test_while_the_budget_is_in_question_the_raw_table_stands(html: str) -> None:
    open_page = html_of(make_page(without_answer(published.card("1-2-2")), (), Asked()))
    budget = re.search(r'<table class="form budget".*?</table>', open_page, re.S)[0]
    assert "연도별 금액은 확인 중입니다" in open_page
    assert "답을 기다림" in open_page
    assert "<th" not in budget
    assert "charts-css" not in open_page
    assert "투입률" not in open_page


def test_what_a_card_leaves_open_is_said_and_nothing_fails() -> None:
    card = published.card("1-2-2")
    bare = replace(card.card, budget=None, period=None, status=None, progress_percent=None, investment=None)
    html = html_of(make_page(replace(card, card=bare), (), Asked()))
    assert "진도 미기재" in html
    assert html.count("미기재") >= 4


def test_text_of_a_card_is_never_markup(client: Client) -> None:
    publish_real_card(NOW + timedelta(days=1), data=changed({"(매월 발간)": "<script>alert('1')</script>"}))
    html = client.get(CARD).content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_page_as_known_before_a_correction(client: Client) -> None:
    other = Answer("budget-missing-column", "임기후", why="다시 확인함")
    publish_real_card(NOW + timedelta(days=1), answers=[other])
    assert "다시 확인함" in client.get(CARD).content.decode()
    before = client.get(f"{CARD}?as_of=2024-06-30&known_at=2026-11-23").content.decode()
    assert ANSWER.why in before
    assert '<a href="/cards/1-2-2/">최신 카드 보기</a>' in before
    exact = re.search(r'<a href="(/cards/1-2-2/\?as_of=[^"]+known_at=[^"]+)">', before)[1]
    same = client.get(exact.replace("&amp;", "&")).content.decode()
    assert same.partition("<main")[2] == before.partition("<main")[2]


@pytest.mark.parametrize("day", ["2024-06-30", "2024. 6. 30.", "20240630", "2030-01-01"])
def test_a_day_may_be_typed_as_people_do(client: Client, day: str) -> None:
    assert client.get(CARD, {"as_of": day}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"as_of": "어제"},
        {"as_of": "2024-02-30"},
        {"as_of": "1" * 5000},
        {"known_at": "2024-13-01"},
        {"known_at": "9999-12-31T23:59:59"},
    ],
)
def test_a_day_that_is_none_is_refused_in_one_sentence(client: Client, query: dict[str, str]) -> None:
    for address in (CARD, "/", f"{CARD}card.json"):
        answer = client.get(address, query)
        assert answer.status_code == 400
        assert len(re.findall('<p class="said">[^<]{20,160}</p>', answer.content.decode())) == 1


def test_a_page_costs_as_many_queries_and_bytes_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(11):
        answer = client.get(CARD)
    assert len(answer.content) < 60_000
    assert len(gzip.compress(answer.content)) < 9_000


def test_the_page_needs_no_script_no_style_attribute_and_no_other_host(html: str) -> None:
    ours = html.replace('href="http://testserver/', "")
    assert not re.search(r"<script|\son\w+=|\sstyle=|<style|https?://", ours)


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(CARD).status_code == 405
    assert client.head(CARD).status_code == 200


@pytest.mark.usefixtures("real_card")
def test_every_published_version_stays_within_reach_and_a_correction_says_why(client: Client) -> None:
    publish_real_card(NOW + timedelta(days=1), data=changed({"50%": "60%"}))
    html = client.get("/cards/1-2-2/").content.decode()
    table = html[html.index('id="versions"') : html.index('id="asked"')]
    assert table.count("<tr") == 3
    assert "정정" in table and "60%" in table and "50%" in table
    first = re.findall(r'href="(/cards/1-2-2/\?as_of=[^"]+)"', table)[-1].replace("&amp;", "&")
    assert '<p class="figure"><strong>50%' in client.get(first).content.decode()
