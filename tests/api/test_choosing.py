"""The list over the API beside the list on the page: one address chooses the same of both."""

import pytest
from django.http import QueryDict

from gongyak.district.models import DepartmentLine
from gongyak.district.published import district
from gongyak.pledges import published
from gongyak.pledges.models import CardLine
from gongyak.pledges.published import choose, ordered
from gongyak.portal.listing.choice import read_choice
from tests.api.sites import get

pytestmark = pytest.mark.usefixtures("quarters")


def on_the_page(chosen: str) -> list[str]:
    """The numbers as the page lists them."""
    found = published.listed(holder="8-1")
    choice = read_choice(QueryDict(chosen))
    hits = published.find(choice.q, found).hits if choice.q else None
    among = [row for row in found.rows if hits is None or row.version in hits]
    ranks = {version: hit.rank for version, hit in (hits or {}).items()}
    rows = ordered(choose(among, choice.values), choice.sort, district().lines, ranks)
    return [row.number for row in rows]


@pytest.mark.parametrize(
    "chosen",
    [
        *("status=완료", "status=none", "status=완료&status=none", "field=1", "field=2&status=완료"),
        *(
            "department=없는과",
            "department=일자리경제과",
            "origin=계속",
            "origin=none",
            "kind=예산",
            "kind=비예산",
        ),
        *("completion=임기 내 완료", "sort=progress", "sort=money&field=1", "sort=department"),
        *(
            "q=공약&sort=number",
            "q=세 번째&sort=number",
            "q=지역경제활성화&sort=rank",
            "q=없는낱말&sort=number",
        ),
        *("q=박람회를&field=1&sort=progress", "q=금정구&sort=rank"),
    ],
)
def test_the_list_is_chosen_and_ordered_as_on_the_page(chosen: str) -> None:
    answer = get(f"/pledges?holder=8-1&{chosen}")
    assert [one["number"] for one in answer["pledges"]] == on_the_page(chosen)
    assert answer["total"] == len(answer["pledges"])


def test_departments_come_in_the_order_of_their_lines() -> None:
    row = published.listed(holder="8-1").rows[2]
    CardLine.objects.filter(version=row.version).update(department="가정복지과")
    assert on_the_page("sort=department")[0] == row.number
    DepartmentLine.objects.create(department="일자리경제과", phone="051-000-0000")
    told = [one["number"] for one in get("/pledges?holder=8-1&sort=department")["pledges"]]
    assert told == on_the_page("sort=department") and told[-1] == row.number


def test_what_the_search_has_to_say_is_told() -> None:
    assert get("/pledges?q=공약")["note"] is None
    assert "두 글자 이상" in get("/pledges?q=-----")["note"]


def test_the_choices_are_told_apart() -> None:
    assert on_the_page("q=세 번째") == ["2-1"]
    assert on_the_page("sort=progress") == ["2-1", "1-2-2", "1-2-3"]
    assert get("/pledges?q=   ")["total"] == 1


def test_a_search_costs_one_query_more(django_assert_num_queries) -> None:
    with django_assert_num_queries(6):
        get("/pledges?q=공약")
