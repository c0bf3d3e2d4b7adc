"""Pledges over the API, beside the pure rules and the pages on the same cards."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.rules.card import to_json
from tests.api.sites import DAYS, get, publish_correction

pytestmark = pytest.mark.usefixtures("quarters")
CARD = json.loads((Path(__file__).parents[2] / "docs/reference/card.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("holder", ["8-1", "8-2"])
def test_the_list_says_what_each_card_says(day, holder) -> None:
    found = published.listed(day, holder=holder)
    if found is None:
        assert "공개된 공약이 없습니다" in get(f"/pledges?as_of={day}&holder={holder}", 404)["detail"]
        return
    answer = get(f"/pledges?as_of={day}&holder={holder}")
    cards = {one.number: one for one in published.cards(day, holder=holder)}
    assert [one["number"] for one in answer["pledges"]] == list(cards)
    assert answer["total"] == answer["set"]["pledges"] == len(cards)
    assert (answer["set"]["publication"]["sha256"], answer["set"]["holder"]["key"]) == (found.hash, holder)
    for one in answer["pledges"]:
        card = to_json(cards[one["number"]].card)
        assert (one["title"], one["status"], one["progress_percent"]) == (
            card["title"], card["status"], card["progress_percent"],
        )  # fmt: skip
        assert one["plan_won"] == card["investment"]["plan"]["총계"]["total"]
        assert one["spent_won"] == card["investment"]["spent"]["총계"]["total"]
        assert (one["department"], one["completion"]) == (
            card["lead_department"],
            card["period"]["completion"],
        )
        assert (one["as_of"], one["sha256"]) == (card["as_of"], cards[one["number"]].hash)


@pytest.mark.parametrize("day", DAYS)
def test_the_card_is_the_published_one_and_of_its_schema(day) -> None:
    answer = get(f"/pledges/1-2-2?as_of={day}&holder=8-1")
    mine = published.card("1-2-2", day, holder="8-1")
    jsonschema.Draft202012Validator(CARD).validate(answer["card"])
    assert answer["card"] == json.loads(published.form("1-2-2", day, holder="8-1").body)["card"]
    assert (answer["sha256"], answer["publication"]["sha256"]) == (mine.hash, mine.publication_hash)
    assert answer["answers"][0]["value"] == "기투자" and answer["questions"]
    assert {one["format"] for one in answer["files"]} == {"json", "md", "hwpx", "pdf", "xlsx"}


def test_every_address_in_a_card_leads_to_what_it_says() -> None:
    answer = get("/pledges/1-2-2?holder=8-1")
    client = Client()
    for one in answer["files"]:
        body = client.get(one["address"]).content
        assert (len(body), client.get(one["address"])["ETag"]) == (one["bytes"], f'"{one["sha256"]}"')
    assert client.get(answer["form"])["ETag"] == f'"{answer["sha256"]}"'
    assert client.get(answer["addresses"]["page"]).status_code == 200
    assert get(answer["addresses"]["api"].removeprefix("/api/v1")) == answer


def test_a_card_can_be_seen_as_it_was_known() -> None:
    assert get("/pledges/1-2-2?as_of=2024-06-30")["card"]["progress_percent"] == 55
    before = get("/pledges/1-2-2?as_of=2024-06-30&known_at=2026-11-23T11:30:00%2B09:00")
    assert (before["card"]["progress_percent"], before["version"]) == (50, 1)
    assert get("/pledges/1-2-2?as_of=2024-06-30&known_at=2026-11-23T11:30:00+09:00") == before
    assert get("/pledges/1-2-2?as_of=2024. 6. 30.&known_at=20261122", 404)["status"] == 404


def test_history_leads_to_each_version() -> None:
    versions = get("/pledges/1-2-2/history?holder=8-1")["versions"]
    assert [(one["version"], one["corrects"], one["progress_percent"]) for one in versions] == [
        (2, True, 55),
        (1, False, 50),
    ]
    for one in versions:
        there = get(one["address"].removeprefix("/api/v1"))
        assert (there["version"], there["sha256"]) == (one["version"], one["sha256"])
    assert [
        one["version"] for one in get("/pledges/1-2-2/history?known_at=2026-11-23T11:30%2B09:00")["versions"]
    ] == [1]
    assert get("/pledges/1-2-2/history?as_of=2023-01-01", 404)


def test_pages_follow_each_other_through_one_set(client: Client) -> None:
    seen, address = [], "/pledges?holder=8-1&limit=1&sort=money"
    while address:
        answer = client.get(f"/api/v1{address}")
        page = json.loads(answer.content)
        seen += [one["number"] for one in page["pledges"]]
        assert answer.get("Link") == (f'<{page["next"]}>; rel="next"' if page["next"] else None)
        address = (page["next"] or "").removeprefix("/api/v1")
        if len(seen) == 1:
            publish_correction()  # what is published meanwhile changes no page
        assert page["set"]["publication"]["seq"] == 3
    assert seen == ["1-2-2", "1-2-3", "2-1"]
    assert get("/pledges?holder=8-1")["set"]["publication"]["seq"] == 4


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/pledges", 5),
        ("/pledges?limit=1&holder=8-1", 5),
        ("/pledges/1-2-2", 4),
        ("/pledges/1-2-2/history", 3),
    ],
)
def test_an_answer_costs_as_many_queries_as_it_must(
    address: str, count: int, django_assert_num_queries
) -> None:
    with django_assert_num_queries(count):
        get(address)
