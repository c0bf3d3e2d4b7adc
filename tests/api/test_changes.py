"""What changed, beside the pure rules on the same cards and the published sets."""

from datetime import date

import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.rules.card.compare import compare, to_json
from tests.api.sites import DAYS, get, publish_correction

pytestmark = pytest.mark.usefixtures("quarters")
EARLY = "known_at=2026-11-23T11:30:00%2B09:00"


def test_a_comparison_is_that_of_the_rules_on_the_published_cards() -> None:
    answer = get("/pledges/1-2-2/compare?from=2024-06-30&to=2024-06-30&holder=8-1")
    before = published.card("1-2-2", date(2024, 6, 30), "2026-11-23T11:30:00+09:00", holder="8-1")
    after = published.card("1-2-2", date(2024, 6, 30), holder="8-1")
    assert answer["comparison"] == to_json(compare(before.card, after.card))
    assert answer["comparison"]["progress"] == {"before": 50, "after": 55, "points": 5}
    assert answer["is_correction"] is True
    assert (answer["before"]["sha256"], answer["after"]["sha256"]) == (before.hash, after.hash)
    assert (answer["before"]["version"], answer["after"]["version"]) == (1, 2)
    assert answer["after"]["reason"] == "진도 오기 정정"


def test_a_card_that_was_not_there_before_has_nothing_to_be_compared_with() -> None:
    answer = get("/pledges/1-2-2/compare?holder=8-2")
    assert (answer["before"], answer["comparison"]) == (None, None)
    assert answer["after"]["set_as_of"] == "2024-09-30" and answer["days"] == ["2024-09-30"]
    assert get("/pledges/9-9/compare", 404)["status"] == 404


def test_without_days_the_last_two_are_compared_and_the_day_asked_for_is_the_later_one() -> None:
    assert get("/changes") == get("/changes?from=2024-06-30&to=2024-09-30")
    assert get("/changes?as_of=2024-09-30&from=2024-06-30") == get("/changes")
    assert get("/changes?as_of=2024-06-30")["after"]["publication"]["as_of"] == "2024-06-30"
    for day in DAYS:
        assert get(f"/pledges/1-2-2/compare?to={day}")["after"]["set_as_of"] == day.isoformat()


def test_what_came_and_what_stayed_is_told_of_a_set() -> None:
    theirs = get("/changes?holder=8-2")
    assert [(one["number"], one["kind"], one["before"]) for one in theirs["changes"]] == [
        ("1-2-2", "added", None)
    ]
    assert theirs["before"] is None and theirs["same"] == []
    stayed = get("/changes?holder=8-1")
    assert (stayed["changes"], stayed["same"]) == ([], ["1-2-2", "1-2-3", "2-1"])
    assert [(one["number"], one["reason"]) for one in stayed["corrections"]] == [("1-2-2", "진도 오기 정정")]
    assert get(f"/changes?holder=8-1&{EARLY}")["corrections"] == []


def test_what_differs_is_told_with_its_difference() -> None:
    publish_correction()
    before = {row.number: row for row in published.listed(DAYS[1], holder="8-1").rows}
    after = {row.number: row for row in published.listed(DAYS[0], holder="8-2").rows}
    answer = get("/changes?holder=8-2")
    assert {one["number"]: one["kind"] for one in answer["changes"]} == dict.fromkeys(after, "added")
    assert {one["number"]: one["after"]["progress_percent"] for one in answer["changes"]} == {
        number: row.progress_percent for number, row in after.items()
    }
    assert before["2-1"].progress_percent == 100


@pytest.mark.parametrize(
    "query", ["from=2024-02-30", "to=x", "from=", "before=2024-06-30", "from=2024-06-30&from=2024-06-30"]
)
@pytest.mark.parametrize("address", ["/changes", "/pledges/1-2-2/compare"])
def test_days_that_cannot_be_read_are_named(address: str, query: str) -> None:
    assert get(f"{address}?{query}", 400)["parameter"] == query.partition("=")[0]


def test_nothing_published_then_is_said_so() -> None:
    for address in ("/changes", "/pledges/1-2-2/compare"):
        assert get(f"{address}?known_at=2020-01-01", 404)["title"] == "찾으시는 것이 없습니다"


def test_everything_can_be_asked_by_pages_of_other_sites() -> None:
    for address in ("/changes", "/pledges/1-2-2/compare"):
        answer = Client().get(f"/api/v1{address}")
        assert answer["Access-Control-Allow-Origin"] == "*" and answer["ETag"]


@pytest.mark.parametrize(
    ("address", "count"), [("/changes?holder=8-1", 13), ("/pledges/1-2-2/compare?holder=8-1", 4)]
)
def test_an_answer_costs_as_many_queries_as_it_must(
    address: str, count: int, django_assert_num_queries
) -> None:
    with django_assert_num_queries(count):
        get(address)
