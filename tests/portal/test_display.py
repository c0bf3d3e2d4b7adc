"""Text size and contrast: chosen by a form, remembered by two cookies, safe from other sites."""

import pytest
from django.test import Client, override_settings

DISPLAY = "/display/"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/cards/\r\nSet-Cookie: a=b",
    "cards/",
    "",
    "/한글",
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", "12345")
@pytest.mark.parametrize("contrast", "01")
def test_what_is_chosen_is_shown_on_every_page(client: Client, size: str, contrast: str) -> None:
    client.post(DISPLAY, {"size": size})
    answer = client.post(DISPLAY, {"contrast": contrast, "next": "/?as_of=2024-06-30"})
    assert (answer.status_code, answer["Location"]) == (303, "/?as_of=2024-06-30")
    assert answer["Cache-Control"] == "no-store"
    for address in ("/", "/en/", DISPLAY, "/nowhere"):
        html = client.get(address).content.decode()
        assert f'data-size="{size}"' in html
        for mark in ('data-krds-mode="high-contrast"', "front/contrast.css"):
            assert (mark in html) == (contrast == "1")
        pressed = '<button type="submit" name="{}" value="{}" aria-pressed="true">'
        assert pressed.format("size", size) in html
        assert pressed.format("contrast", contrast) in html


def test_the_usual_needs_no_cookie_and_the_rest_a_safe_one(client: Client) -> None:
    answer = client.post(DISPLAY, {"size": "4", "contrast": "0"})
    kept = answer.cookies["size"]
    assert (kept.value, kept["httponly"], kept["samesite"], kept["secure"]) == ("4", True, "Lax", "")
    assert kept["max-age"] == 365 * 24 * 3600
    assert client.cookies.keys() == {"size", "contrast"}
    client.post(DISPLAY, {"size": "2"})
    assert [one.value for one in client.cookies.values()] == ["", ""]


@override_settings(HTTPS=True)
def test_over_https_the_cookie_goes_nowhere_else(client: Client) -> None:
    assert client.post(DISPLAY, {"size": "5"}).cookies["size"]["secure"]


def test_no_page_sets_a_cookie_or_carries_a_token(client: Client) -> None:
    for address in ("/", DISPLAY, "/en/"):
        answer = client.get(address)
        assert not answer.cookies
        assert "csrf" not in answer.content.decode()
        assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_way_back_never_leads_elsewhere(client: Client, wanted: str) -> None:
    answer = client.post(DISPLAY, {"size": "3", "next": wanted})
    assert (answer.status_code, answer["Location"]) == (303, DISPLAY)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_a_form_of_another_site_changes_nothing(told: dict[str, str], status: int) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(DISPLAY, {"size": "5"}, headers=told)
    assert answer.status_code == status
    assert ("size" in answer.cookies) == (status == 303)


@pytest.mark.parametrize("size", ["0", "6", "x", "", "22"])
def test_what_is_no_choice_changes_nothing(client: Client, size: str) -> None:
    client.post(DISPLAY, {"size": "4"})
    client.post(DISPLAY, {"size": size, "contrast": size})
    client.cookies["contrast"] = size
    html = client.get("/").content.decode()
    assert 'data-size="4"' in html
    assert "high-contrast" not in html
