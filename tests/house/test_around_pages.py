"""What stands around every page: headers, limits, bad text, and a database that does not answer."""

import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client

pytestmark = pytest.mark.urls("tests.house.pages")


def test_every_answer_forbids_what_no_page_needs(client: Client) -> None:
    answer = client.get("/echo")
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("style", "script", "img", "font", "connect")} == {"'self'"}
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/echo?q=a%00b", "/echo?a%00b=q", "/a%00b"])
def test_nul_in_an_address_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    "address", ["/echo?q=%ED%A0%80", "/%ED%A0%80", "/echo?q=%FF%FE", "/echo?q=%F0%9F%8F%A0"]
)
def test_other_bytes_in_an_address_are_no_failure(client: Client, address: str) -> None:
    assert client.get(address).status_code in {200, 400, 404}


def test_a_lone_surrogate_on_its_way_out_is_refused(client: Client) -> None:
    answer = client.get("/surrogate")
    assert answer.status_code == 400
    assert "쓸 수 없는 글자" in answer.content.decode()


@pytest.mark.django_db
def test_nul_on_its_way_to_the_database_is_no_failure(client: Client) -> None:
    assert client.get("/nul").status_code == {"sqlite": 200, "postgresql": 400}[connection.vendor]


def test_too_many_fields_and_too_long_a_body_are_refused() -> None:
    client = Client(raise_request_exception=False)
    assert client.post("/echo", {f"f{n}": "x" for n in range(1_500)}).status_code == 400
    assert client.post("/echo", b"x" * 3_000_000, content_type="application/json").status_code == 400


@pytest.fixture
def probe(transactional_db: None) -> Iterator[None]:
    """A table to write to, gone afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE house_probe (body text)")
        yield
        cursor.execute("DROP TABLE house_probe")


def _is_a_clear_503(client: Client) -> None:
    answer = client.get("/write")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    assert "저장되지 않았습니다" in answer.content.decode()


@pytest.mark.usefixtures("probe")
def test_a_locked_database_is_a_clear_503_until_it_is_free(client: Client) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout=50")
            other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
        else:
            cursor.execute("SET lock_timeout=50")
            other = psycopg.connect(
                host=connection.settings_dict["HOST"], user="gongyak", dbname=connection.settings_dict["NAME"]
            )
            other.execute("LOCK TABLE house_probe")
    try:
        _is_a_clear_503(client)
    finally:
        other.rollback()
        other.close()
    assert client.get("/write").status_code == 200


@pytest.mark.usefixtures("probe")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite can be told that its disk is full")
def test_a_full_disk_is_a_clear_503_and_what_was_written_stays(client: Client) -> None:
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages + 60}")
        written = 0
        while client.get("/write").status_code == 200:
            written += 1
        _is_a_clear_503(client)
        assert cursor.execute("SELECT count(*), min(length(body)) FROM house_probe").fetchone() == (
            written,
            33_000,
        )
        cursor.execute("PRAGMA max_page_count=1073741823")
    assert client.get("/write").status_code == 200
