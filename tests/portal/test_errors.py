"""Pages that say why there is nothing to show."""

import pytest
from django.test import Client, RequestFactory

from gongyak.portal.errors import failed


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9-9-9", "없는번호", "a" * 3000, "1-2-2 ", "<b>", "%0a"])
def test_an_unknown_card_is_a_helpful_404(client: Client, number: str) -> None:
    answer = client.get(f"/cards/{number}/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "카드가 없습니다" in html
    assert "공약 목록" in html
    assert "<b>" not in html
    assert len(html) < 5_000


@pytest.mark.usefixtures("real_card")
def test_a_card_that_is_there_at_another_time_is_said_to_be(client: Client) -> None:
    answer = client.get("/cards/1-2-2/?as_of=2023-01-01")
    assert answer.status_code == 404
    assert "2023. 1. 1. 기준으로 공개된 것이 없습니다" in answer.content.decode()


def test_an_address_that_leads_nowhere_asks_no_database(client: Client) -> None:
    answer = client.get("/wp-login.php")
    assert answer.status_code == 404
    assert "찾으시는 페이지가 없습니다" in answer.content.decode()


def test_a_foreign_host_is_refused(client: Client) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_a_failure_of_ours_asks_no_database() -> None:
    answer = failed(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert answer["Cache-Control"] == "no-store"
    assert "기록해 두었습니다" in answer.content.decode()
