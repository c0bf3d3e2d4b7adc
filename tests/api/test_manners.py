"""How the API answers: tags, problems, other sites, and addresses that make no sense."""

import json

import pytest
from django.test import Client

from tests.api.sites import DAYS, get

pytestmark = pytest.mark.usefixtures("quarters")
#: One of each kind of address.
ADDRESSES = [
    "/", "/terms", "/publications", "/publications/1", "/pledges", "/pledges/1-2-2", "/pledges/1-2-2/history", "/pledges/1-2-2/compare", "/totals",
    "/changes", "/difficulties/answers", "/difficulties/figures",
    "/files/pledges.csv", "/files/budgets.json", "/files/achievements.xlsx", "/files/publications.csv", "/openapi.json",
]  # fmt: skip
TIMED = [
    one for one in ADDRESSES if one not in ("/openapi.json", "/publications/1") and "difficulties" not in one
]


def ask(address: str, **headers: str):
    return Client().get(f"/api/v1{address}", headers=headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_sent_once_to_whoever_keeps_it(address: str) -> None:
    first = ask(address)
    assert first.status_code == 200
    assert first["ETag"].startswith('"') and len(first["ETag"]) == 66
    again = ask(address, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert ask(address, **{"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_of_any_site_may_read_it_and_nobody_may_write(address: str) -> None:
    client = Client()
    head = client.head(f"/api/v1{address}")
    answer = ask(address)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies and answer["Cache-Control"] == "public, no-cache"
    for method in (client.post, client.put, client.patch, client.delete):
        refused = method(f"/api/v1{address}")
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused["Content-Type"] == "application/problem+json"
    ways = client.options(f"/api/v1{address}")
    assert (ways.status_code, ways["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", TIMED)
def test_every_address_answers_for_every_day_moment_and_holder(address: str) -> None:
    for day in DAYS:
        for query in (
            f"as_of={day}",
            f"as_of={day}&holder=8-1",
            f"as_of={day.year}.{day.month}.{day.day}.&known_at=2026-11-23T16:00:00%2B09:00",
        ):
            assert ask(f"{address}?{query}").status_code == 200, query


@pytest.mark.parametrize(
    ("query", "kind", "parameter"),
    [
        ("as-of=2024-06-30", "parameter-unknown", "as-of"),
        ("as_of=2024-06-30&as_of=2024-09-30", "parameter-repeated", "as_of"),
        ("as_of=2024-02-30", "parameter-invalid", "as_of"),
        ("as_of=", "parameter-invalid", "as_of"),
        ("as_of=9999-12-31", "parameter-invalid", "as_of"),
        ("as_of=어제", "parameter-invalid", "as_of"),
        ("known_at=2024-06-30T25:00", "parameter-invalid", "known_at"),
        ("known_at=0001-01-01", "parameter-invalid", "known_at"),
        ("known_at=2024-06-30T10:00%2B99:00", "parameter-invalid", "known_at"),
        ("holder=아무개", "parameter-invalid", "holder"),
        ("holder=%27%20OR%201=1", "parameter-invalid", "holder"),
    ],
)
@pytest.mark.parametrize(
    "address", ["/", "/pledges", "/pledges/1-2-2", "/totals", "/files/pledges.csv", "/publications/1"]
)
def test_what_cannot_be_read_is_named_with_what_to_do(
    address: str, query: str, kind: str, parameter: str
) -> None:
    answer = ask(f"{address}?{query}")
    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (told["type"], told["parameter"], told["status"]) == (
        f"urn:gongyak:problem:{kind}",
        parameter,
        400,
    )
    assert (
        told["title"] == "요청을 읽을 수 없습니다"
        and told["detail"].endswith(".")
        and not told["detail"].isascii()
    )
    assert answer["Access-Control-Allow-Origin"] == "*" and answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=0", "1보다 작을 수 없습니다"),
        ("limit=201", "200보다 클 수 없습니다"),
        ("limit=많이", "정수여야 합니다"),
        ("cursor=0.0", "정수여야 합니다"),
        ("limit=1_0", "정수여야 합니다"),
        ("cursor=-1", "0보다 작을 수 없습니다"),
        ("sort=age", "'progress', 'money', 'rank' 가운데 하나여야 합니다"),
        ("status=", "비어 있습니다"),
        ("status=" + "가" * 101, "100자를 넘을 수 없습니다"),
        ("&".join(f"field={n}" for n in range(21)), "20개까지 적을 수 있습니다"),
    ],
)
def test_a_value_out_of_bounds_is_told_the_bounds(query: str, said: str) -> None:
    assert said in get(f"/pledges?{query}", 400)["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/nothing", "/pledges/", "/pledges/9-9", "/pledges/" + "9" * 5000, "/pledges/1-2-2/nothing", "/publications/99",
        "/publications/abc", "/publications/-1", "/publications/99999999999999999999", "/files/cards.csv",
        "/files/pledges.exe", "/pledges/%2e%2e%2f", "/pledges?holder=7-1", "/pledges?as_of=2020-01-01",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_so(address: str) -> None:
    answer = ask(address)
    told = json.loads(answer.content)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert told["title"] == "찾으시는 것이 없습니다" and "/api/v1/" in told["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/pledges?status=a%00b", "/pledges/1%00", "/pledges?%00=1", "/pledges?" + "x" * 10_000_000,
        "/pledges?" + "status=1&" * 5_000, "/pledges?status=" + "%EA%B0%80" * 1_000_000,
    ],
    ids=["nul", "nul-in-path", "nul-in-name", "10-MB-name", "5000-fields", "9-MB-value"],
)  # fmt: skip
def test_the_absurd_is_refused_in_the_same_words(address: str) -> None:
    answer = ask(address)
    told = json.loads(answer.content)
    assert (answer.status_code, told["status"], answer["Content-Type"]) == (
        400,
        400,
        "application/problem+json",
    )
    assert len(answer.content) < 2_000


@pytest.mark.parametrize(
    "query", ["status=%ED%A0%80", "status=%FF", "status=%F0%9F%8F%A0", "status=%E1%84%80"]
)
def test_other_letters_find_nothing(query: str) -> None:
    assert get(f"/pledges?{query}")["total"] == 0


def test_below_the_api_every_address_speaks_json() -> None:
    for address in ("/api/", "/api/v2/pledges", "/api/v1/v1"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    moved = Client().get("/api/v1")
    assert (moved.status_code, moved["Location"]) == (301, "/api/v1/")


def test_a_host_that_is_not_ours_is_refused_in_json() -> None:
    answer = Client(headers={"host": "elsewhere.example"}).get("/api/v1/")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
