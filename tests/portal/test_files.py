"""The files of a card: each format, its name, its hash, and what stays out of it."""

import hashlib
from urllib.parse import unquote

import pytest
from django.test import Client

from tests.portal.sites import json_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_card")]
FIRST_BYTES = {"hwpx": b"PK", "xlsx": b"PK", "pdf": b"%PDF-", "md": "# 구청장".encode(), "json": b"{"}


@pytest.mark.parametrize("format", FIRST_BYTES)
def test_each_file_comes_whole_with_its_korean_name(client: Client, format: str) -> None:
    answer = client.get(f"/cards/1-2-2/card.{format}?as_of=2024-06-30")
    assert answer.status_code == 200
    assert answer.content.startswith(FIRST_BYTES[format])
    assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert int(answer["Content-Length"]) == len(answer.content)
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition).endswith(f"공약사항관리카드-1-2-2-2024-06-30.{format}")


def test_a_file_is_not_sent_twice(client: Client) -> None:
    etag = client.get("/cards/1-2-2/card.pdf")["ETag"]
    again = client.get("/cards/1-2-2/card.pdf", headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_every_file_is_offered_with_its_size(client: Client) -> None:
    html = client.get("/cards/1-2-2/").content.decode()
    for format in FIRST_BYTES:
        assert f'href="/cards/1-2-2/card.{format}?as_of=2024-06-30&amp;known_at=' in html
    assert html.count('class="bytes"') == len(FIRST_BYTES)


def test_the_data_file_names_what_it_withholds(client: Client) -> None:
    body = client.get("/cards/1-2-2/card.json").content
    assert "신정미" not in body.decode()
    assert "officer.name" in json_of(body)["withheld"]


@pytest.mark.parametrize(
    "address",
    ["/cards/1-2-2/card.exe", "/cards/1-2-2/card.HWPX", "/cards/9-9/card.pdf", "/cards/1-2-2/card."],
)
def test_what_is_not_there_is_a_helpful_404(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "공약 목록" in answer.content.decode()
