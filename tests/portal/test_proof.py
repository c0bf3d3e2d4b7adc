"""What anyone can check: the bytes behind every hash on a card's page."""

import hashlib
import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.portal.sites import json_of, publish_real_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    publish_real_card()
    return Client().get("/cards/1-2-2/").content.decode()


def get(page: str, address: str) -> bytes:
    (found,) = {link.replace("&amp;", "&") for link in re.findall(rf'href="([^"]*{address}[^"]*)"', page)}
    response = Client().get(found)
    assert response.status_code == 200
    assert response["ETag"] == f'"{hashlib.sha256(response.content).hexdigest()}"'
    return response.content


@pytest.mark.parametrize("address", ["form.json", "publications/1.json"])
def test_the_hash_on_the_page_is_that_of_the_bytes_behind_its_link(page: str, address: str) -> None:
    assert hashlib.sha256(get(page, address)).hexdigest() in page


def test_the_public_list_names_the_hash_of_every_file(page: str) -> None:
    listed = get(page, "publications/1.json").decode()
    for format in ("hwpx", "pdf", "xlsx", "md", "json"):
        assert hashlib.sha256(get(page, rf"card\.{format}")).hexdigest() in listed
    assert hashlib.sha256(get(page, "form.json")).hexdigest() in listed


def test_no_proof_holds_a_name(page: str) -> None:
    for address in ("form.json", "publications/1.json"):
        text = get(page, address).decode()
        assert not [secret for secret in ("신정미", "김연주", "4802", "4803") if secret in text]
    assert json_of(get(page, "form.json"))["card"]["withheld"]


def test_nothing_published_has_no_list_and_no_form() -> None:
    assert Client().get("/publication.json").status_code == 404
    assert Client().get("/cards/1-2-2/form.json").status_code == 404
    assert Client().get("/publication.json?as_of=2024-02-30").status_code == 400


@pytest.mark.parametrize("number", ["01-02-02", "１-2-2", "1–2–2"])
def test_another_spelling_of_a_number_leads_to_its_one_address(page: str, number: str) -> None:
    response = Client().get(f"/cards/{number}/?as_of=2024-06-30")
    assert (response.status_code, response["Location"]) == (301, "/cards/1-2-2/?as_of=2024-06-30")


def test_a_number_of_any_length_is_only_not_there(page: str) -> None:
    assert Client().get(f"/cards/{'9' * 5000}/").status_code == 404


def test_search_engines_are_welcome() -> None:
    assert "Allow: /" in Client().get("/robots.txt").content.decode()


def test_only_what_can_never_change_may_be_kept_for_ever() -> None:
    publish_real_card(datetime(2024, 7, 10, tzinfo=UTC))
    for address in ("/cards/1-2-2/card.pdf", "/cards/1-2-2/form.json", "/publication.json"):
        kept = Client().get(f"{address}?as_of=2024-06-30&known_at=2024-07-10")
        assert kept["Cache-Control"] == "public, max-age=31536000, immutable"
        for open_ended in (
            "",
            "?as_of=2024-06-30",
            "?known_at=2024-07-10",
            "?as_of=2024-06-30&known_at=2099-01-01",
        ):
            assert Client().get(address + open_ended)["Cache-Control"] == "no-cache"
