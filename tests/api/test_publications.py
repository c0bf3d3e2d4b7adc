"""Terms, publications and the first address."""

import json
from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from gongyak.pledges import published
from gongyak.rules.canonical import canonical, sha256
from tests.api.sites import DAYS, get

pytestmark = pytest.mark.usefixtures("quarters")


def test_terms_name_every_officeholder_with_the_key_that_addresses_take() -> None:
    [term] = get("/terms")["terms"]
    assert (term["number"], term["label"], term["start_on"]) == (8, "민선8기", "2022-07-01")
    assert [one["key"] for one in term["holders"]] == ["8-2", "8-1"]
    for one in term["holders"]:
        assert get(f"/pledges?holder={one['key']}")["set"]["holder"] == one


def test_publications_are_a_chain_and_say_what_corrects() -> None:
    listed = get("/publications")["publications"]
    assert [(one["seq"], one["corrects"], one["cards"]) for one in listed] == [
        (3, False, 4),
        (2, True, 3),
        (1, False, 3),
    ]
    for later, earlier in pairwise(listed):
        assert later["previous_sha256"] == earlier["sha256"]
    assert listed[-1]["previous_sha256"] is None


def test_the_list_of_a_publication_has_the_hash_that_it_says() -> None:
    for one in get("/publications")["publications"]:
        there = get(one["address"].removeprefix("/api/v1"))
        assert there["publication"] == one
        assert sha256(canonical(there["manifest"])) == one["sha256"]


@pytest.mark.parametrize(
    ("query", "seqs"),
    [
        ("as_of=2024-06-30", [2, 1]),
        ("known_at=2026-11-23T12:00:00%2B09:00", [1]),
        ("known_at=2020-01-01", []),
        ("holder=8-2", [3]),
        ("holder=8-1", [3, 2, 1]),
        ("holder=7-1", []),
    ],
)
def test_publications_as_of_a_day_as_known_then_of_a_holder(query: str, seqs: list[int]) -> None:
    assert [one["seq"] for one in get(f"/publications?{query}")["publications"]] == seqs
    for seq in (1, 2, 3):
        assert get(f"/publications/{seq}?{query}", 200 if seq in seqs else 404)


def test_publications_come_page_by_page() -> None:
    seen, address = [], "/publications?limit=2&holder=8-1"
    while address:
        page = get(address)
        seen += [one["seq"] for one in page["publications"]]
        address = (page["next"] or "").removeprefix("/api/v1")
    assert (seen, page["total"]) == ([3, 2, 1], 3)


def test_the_first_address_leads_everywhere() -> None:
    answer = get("/")
    assert (answer["publisher"], answer["notice"]) == ("가온구", "시연을 위해 지어낸 자료입니다.")
    assert tuple(map(date.fromisoformat, answer["days"])) == DAYS == published.days()
    assert answer["latest"]["seq"] == 3
    for one in (*answer["resources"], *answer["files"]):
        assert Client().get(one["address"]).status_code == 200, one
    assert get("/?as_of=2024-06-30")["days"] == ["2024-06-30"]


@pytest.mark.parametrize(
    ("address", "count"),
    [("/", 8), ("/terms", 5), ("/publications", 1), ("/publications/2", 2), ("/totals", 7)],
)
def test_an_answer_costs_as_many_queries_as_it_must(
    address: str, count: int, django_assert_num_queries
) -> None:
    with django_assert_num_queries(count):
        get(address)


def test_moments_are_exact_and_in_korean_time() -> None:
    body = Client().get("/api/v1/publications/1").content
    assert json.loads(body)["publication"]["published_at"] == "2026-11-23T11:00:00+09:00"
