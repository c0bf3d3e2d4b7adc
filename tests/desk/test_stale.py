"""A form whose token is old keeps what was typed, and one of another site gets nothing."""

import re

import pytest
from django.test import Client

from gongyak.audit.actions import head
from tests.people import PASSWORD, People, logged_in

OURS = {"Origin": "http://testserver"}


@pytest.fixture
def client(people: People) -> Client:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = logged_in(people["담당"]).cookies
    return strict


def test_what_was_typed_before_another_log_in_is_sent_again(client: Client) -> None:
    met = client.post(
        "/desk/session/extend/", {"text": "오래 적은 글", "next": "/desk/account/"}, headers=OURS
    )
    assert met.status_code == 403
    assert "오래 적은 글" in met.text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', met.text)[1]
    again = {"csrfmiddlewaretoken": token, "text": "오래 적은 글", "next": "/desk/account/"}
    assert client.post("/desk/session/extend/", again, headers=OURS)["Location"] == "/desk/account/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_of_another_site_is_not_shown_with_a_token(client: Client, headers: dict[str, str]) -> None:
    met = client.post("/desk/session/extend/", {"text": "남이 적은 글"}, headers=headers)
    assert met.status_code == 403
    assert "남이 적은 글" not in met.text and "csrfmiddlewaretoken" not in met.text


def test_passwords_are_not_written_into_a_page(client: Client) -> None:
    fields = {"old_password": PASSWORD, "new_password": "x", "new_password_again": "x"}
    met = client.post("/desk/account/password/", fields, headers=OURS)
    assert met.status_code == 403
    assert PASSWORD not in met.text


def test_an_old_log_in_page_is_shown_anew(client: Client) -> None:
    before = head()
    met = client.post("/desk/login/", {"username": "officer", "password": PASSWORD}, headers=OURS)
    assert (met.status_code, "화면이 오래되었습니다" in met.text, PASSWORD in met.text) == (403, True, False)
    assert head() == before
