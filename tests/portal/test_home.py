"""The first page: the list that leads to each card, and what it says while there is none."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.pledges.files import NOW, changed
from tests.portal.sites import publish_real_card

pytestmark = pytest.mark.django_db


def test_nothing_published_is_said_plainly(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "아직 공개한 공약이 없습니다" in answer.content.decode()


@pytest.mark.usefixtures("real_card")
def test_the_list_leads_to_the_card(client: Client) -> None:
    html = client.get("/").content.decode()
    for said in (
        "지역경제활성화 종합대책본부 설치",
        "1-2-2",
        "일자리경제과",
        "추진중",
        "50%",
        "2024. 6. 30.",
        "민선8기",
    ):
        assert said in html
    assert '<a href="/cards/1-2-2/">' in html
    assert client.get("/cards/1-2-2/").status_code == 200


@pytest.mark.usefixtures("real_card")
def test_the_list_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(7):
        client.get("/")


@pytest.mark.usefixtures("real_card")
def test_the_list_can_be_seen_as_it_was_known(client: Client) -> None:
    publish_real_card(NOW + timedelta(days=1), data=changed({"50%": "60%"}))
    assert "60%" in client.get("/").content.decode()
    before = client.get("/?as_of=2024-06-30&known_at=2026-11-23").content.decode()
    assert "50%" in before
    assert "/cards/1-2-2/?as_of=2024-06-30&amp;known_at=2026-11-23T15%3A00%3A00%2B00%3A00" in before


@pytest.mark.usefixtures("real_card")
def test_before_anything_was_published_there_is_nothing(client: Client) -> None:
    assert "아직 공개한 공약이 없습니다" in client.get("/?as_of=2020-01-01").content.decode()
