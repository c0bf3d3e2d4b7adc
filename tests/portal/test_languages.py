"""One address, one language: English below /en/, whatever a browser prefers."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from gongyak.district.models import District

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "code"), [("/", "ko"), ("/en/", "en"), ("/nowhere", "ko"), ("/en/no", "en")]
)
@pytest.mark.parametrize("preferred", ["en-US,en;q=0.9", "ko", "fr", ""])
def test_the_address_alone_decides(client: Client, address: str, code: str, preferred: str) -> None:
    client.cookies["django_language"] = "en" if code == "ko" else "ko"
    answer = client.get(address, headers={"Accept-Language": preferred})
    assert f'<html lang="{code}"' in answer.content.decode()
    assert answer["Content-Language"] == code
    assert "Accept-Language" not in answer.get("Vary", "")
    assert not answer.cookies


@pytest.mark.usefixtures("real_card")
def test_each_page_names_itself_in_the_other_language(client: Client) -> None:
    plain, english = "/cards/1-2-2/?as_of=2024-06-30", "/en/cards/1-2-2/?as_of=2024-06-30"
    for address in (plain, english):
        html = client.get(address).content.decode()
        assert f'<link rel="alternate" hreflang="ko" href="http://testserver{plain}">' in html
        assert f'<link rel="alternate" hreflang="en" href="http://testserver{english}">' in html
    assert f'<a href="{plain}" lang="ko" hreflang="ko">한국어</a>' in client.get(english).content.decode()
    assert f'<a href="{english}" lang="en" hreflang="en">English</a>' in client.get(plain).content.decode()


@pytest.mark.usefixtures("real_card")
def test_links_stay_in_the_language_and_files_have_one_address(client: Client) -> None:
    with translation.override("en"):
        assert reverse("card", args=["1-2-2"]) == "/en/cards/1-2-2/"
        assert reverse("card-file", args=["1-2-2", "pdf"]) == "/cards/1-2-2/card.pdf"
    html = client.get("/en/cards/1-2-2/").content.decode()
    assert 'href="/en/"' in html
    assert "/en/cards/1-2-2/card." not in html


@pytest.mark.parametrize("address", ["/en-us/", "/ko/", "/fr/", "/EN/", "/en"])
def test_other_spellings_are_no_second_address(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == (301 if address == "/en" else 404)
    if answer.status_code == 404:
        assert f'href="{address}' not in answer.content.decode()


def test_a_foreign_host_is_not_named(client: Client) -> None:
    assert "evil" not in client.get("/en/", headers={"Host": "evil.example"}).content.decode()


def test_a_notice_is_in_english_where_the_district_has_it(client: Client) -> None:
    District.objects.create(name="가온구", notice="지어낸 것입니다.")
    assert '<p class="inner" lang="ko">지어낸 것입니다.</p>' in client.get("/en/").content.decode()
    District.objects.update(notice_english="All of it is invented.")
    assert '<p class="inner">All of it is invented.</p>' in client.get("/en/").content.decode()
    assert '<p class="inner">지어낸 것입니다.</p>' in client.get("/").content.decode()
