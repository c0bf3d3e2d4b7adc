"""The first page: the whole in one look, each figure with its formula and the pledges behind it."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.models import Pledge
from tests.pledges.files import NOW, changed, take
from tests.portal.sites import publish_real_card

pytestmark = pytest.mark.django_db


def shown(client: Client, query: str = "") -> str:
    return client.get(f"/{query}").content.decode()


def test_nothing_published_is_said_plainly(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "아직 공개한 공약이 없습니다" in answer.content.decode()


@pytest.mark.usefixtures("real_card")
def test_the_first_page_leads_to_the_card_in_two_steps(client: Client) -> None:
    html = shown(client)
    for text in ("민선8기", "2024. 6. 30.", "공약 1건 모두 보기"):
        assert text in html
    assert 'href="/cards/"' in html
    assert (
        '<a href="/cards/1-2-2/" lang="ko">지역경제활성화 종합대책본부 설치</a>'
        in client.get("/cards/").content.decode()
    )


@pytest.fixture
def several(db):
    """Five cards: two done, one under way, one unknown, one whose budget is another's."""
    said = [
        ("1-1", "완료", "100%"),
        ("1-2", "이행후계속추진", "100%"),
        ("2-1", "정상추진", "40%"),
        ("2-2", "추진중", ""),
    ]
    for number, status, percent in said:
        take(
            changed(
                {"1-2-2": number, "종합대책본부 설치\t": f"{number} 사업\t", "추진중": status, "50%": percent}
            )
        )
    publish_real_card()
    shared = Pledge.objects.get(number="2-1")
    Pledge.objects.filter(number="2-2").update(shares_budget_of=shared)


@pytest.mark.usefixtures("several")
def test_every_figure_has_its_formula_its_parts_and_the_pledges_behind_it(client: Client) -> None:
    html = shown(client)
    figures = dict(re.findall(r"<h3>(\S+(?: \S+)?)</h3>\s*<p class=\"value\">.*?<strong>([\d.]+)", html))
    assert figures == {"완료율": "40", "평균 진도": "72.5", "추진율": "60", "투입률": "50"}
    for parts in ("2 ÷ 5", "290 ÷ 4", "3 ÷ 5", "19.2 ÷ 38.4백만원"):
        assert f'<p class="parts">{parts}</p>' in html
    assert "(완료 + 이행 후 계속추진) ÷ 전체 공약" in html
    assert "전국 분류를 확인 중인 2건은 분모에만 듭니다." in html
    assert "적지 않은 1건은 넣지 않았습니다." in html
    behind = re.search(r'<a href="(/cards/\?status=%EC%99%84%EB%A3%8C&amp;status=[^"]+)"', html)[1]
    assert "공약 2건" in client.get(behind.replace("&amp;", "&")).content.decode()


@pytest.mark.usefixtures("several")
def test_the_parts_add_up_to_the_whole(client: Client) -> None:
    html = shown(client)
    statuses, fields = re.findall(r'<table class="parts-table">.*?</table>', html, re.S)
    assert sum(map(int, re.findall(r"(\d+)건</td>", statuses))) == 5
    assert sum(map(int, re.findall(r"/ (\d+)건</td>", fields))) == 5
    assert "예산을 함께 쓰는 1건의 금액은 한 번만 셉니다" in html


@pytest.mark.usefixtures("real_card")
def test_the_first_page_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(11):
        client.get("/")


@pytest.mark.usefixtures("real_card")
def test_the_whole_can_be_seen_as_it_was_known(client: Client) -> None:
    publish_real_card(NOW + timedelta(days=1), data=changed({"50%": "60%"}))
    assert "60<span>%</span>" in shown(client)
    before = shown(client, "?as_of=2024-06-30&known_at=2026-11-23")
    assert "50<span>%</span>" in before
    assert "/cards/?as_of=2024-06-30&amp;known_at=2026-11-23T15%3A00%3A00%2B00%3A00" in before
    assert "까지 공개된 대로 보고 있습니다" in before


@pytest.mark.usefixtures("real_card")
def test_before_anything_was_published_there_is_nothing(client: Client) -> None:
    assert "아직 공개한 공약이 없습니다" in shown(client, "?as_of=2020-01-01")
    assert "아직 공개한 공약이 없습니다" in shown(client, "?holder=7-1")
    assert client.get("/?as_of=2024-02-30").status_code == 400


@pytest.mark.usefixtures("real_card")
def test_what_changed_since_the_day_before_is_told_on_the_first_page(
    client: Client, django_assert_num_queries
) -> None:
    assert "이번 기준일에 달라진 점" not in shown(client)
    take(changed({"(2024. 6. 30. 現在)": "(2024. 9. 30. 現在)", "50%": "80%"}), now=NOW + timedelta(days=1))
    publish_quarter(as_of=date(2024, 9, 30), by="총괄부서", now=NOW + timedelta(days=1), reason="분기 공개")
    with django_assert_num_queries(16):
        html = shown(client)
    changes = html[html.index('id="changed"') : html.index('id="money"')]
    assert "50%" in changes and "80%" in changes
    assert 'href="/cards/1-2-2/compare/?from=2024-06-30&amp;to=2024-09-30"' in changes
    assert "달라진 공약 1건 모두 보기" in changes
