"""The list: what is chosen, in which order, and what it says when nothing is left."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gongyak.district.models import DepartmentLine
from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.models import Field
from gongyak.pledges.published import PublishedField, PublishedRow, choose, ordered, said
from gongyak.portal.listing.choice import FACETS, ORDERS, Choice, counts, read_choice
from tests.pledges.files import DAY, NOW, changed, take

NAMES = {"status_national": ("완료", "정상추진", None), "department": ("가과", "나과", None)}


def row(number: int = 1, **said: object) -> PublishedRow:
    plain = {
        "version": number, "number": str(number), "order": f"0{number:08d}", "title": "가", "field": None,
        "department": None, "status": None, "status_national": None, "progress_percent": None,
        "completion": None, "kind": None, "origin": None, "plan_won": None, "spent_won": None,
        "shares_budget_of": None, "as_of": DAY, "seq": 1, "recorded_at": NOW, "hash": "",
    }  # fmt: skip
    return PublishedRow(**(plain | said))


rows = st.lists(
    st.builds(
        row,
        number=st.integers(1, 10_000),
        status_national=st.sampled_from(NAMES["status_national"]),
        department=st.sampled_from(NAMES["department"]),
        field=st.sampled_from((PublishedField("1", "경제"), PublishedField("2", ""), None)),
        progress_percent=st.one_of(st.none(), st.integers(0, 100).map(Decimal)),
        plan_won=st.one_of(st.none(), st.integers(0, 10**15)),
    ),
    max_size=20,
)
values = st.dictionaries(
    st.sampled_from([facet.name for facet in FACETS]),
    st.lists(st.sampled_from(("완료", "정상추진", "가과", "1", "none")), min_size=1, max_size=2).map(tuple),
    max_size=3,
)


@given(rows, values)
def test_a_count_is_what_choosing_would_give(listed, chosen):
    choice = Choice(values=chosen)
    for facet in FACETS:
        for value, count in counts(facet, listed, choice).items():
            alone = Choice(values={**chosen, facet.name: (value,)})
            assert len(choose(listed, alone.values)) == count


@given(rows, st.sampled_from(list(ORDERS)))
def test_an_order_loses_nobody_and_puts_the_unknown_last(listed, sort):
    sorted_rows = ordered(listed, sort, {"나과": "", "가과": ""})
    assert sorted(one.number for one in sorted_rows) == sorted(one.number for one in listed)
    measure = {"progress": lambda one: one.progress_percent, "money": lambda one: one.plan_won}.get(sort)
    if measure:
        known = [measure(one) for one in sorted_rows]
        assert known == sorted(known, key=lambda value: (value is None, -(value or 0)))


def test_departments_stand_in_the_order_of_the_district():
    listed = [row(1, department="가과"), row(2, department="나과"), row(3), row(4, department="다과")]
    order = {"나과": "", "가과": ""}
    assert [one.number for one in ordered(listed, "department", order)] == ["2", "1", "3", "4"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", Choice()),
        ("sort=money&page=2", Choice(sort="money", page=2)),
        ("sort=x&page=0&page=x&kind=", Choice()),
        ("sort=rank", Choice()),
        ("page=99999&page=٣", Choice()),
        ("status=완료&status=보류&status=완료", Choice(values={"status": ("완료", "보류")})),
        ("q=+전통++시장+", Choice(q="전통 시장", sort="rank")),
        ("unknown=1&q=" + "가" * 500, Choice(q="가" * 100, sort="rank")),
    ],
)
def test_an_address_is_read_as_far_as_it_makes_sense(query, expected):
    assert read_choice(QueryDict(query)) == expected


@given(values, st.sampled_from(list(ORDERS)), st.integers(1, 9999))
def test_an_address_says_what_was_chosen(chosen, sort, page):
    choice = Choice(q="시장", values=chosen, sort=sort, page=page)
    again = read_choice(QueryDict(choice.query({}, page=page).removeprefix("?")))
    assert again == Choice(
        "시장", {name: tuple(dict.fromkeys(one)) for name, one in chosen.items()}, sort, page
    )


@pytest.fixture
def several(db):
    """Three cards of two fields and two departments."""
    take()
    take(changed({"1-2-2": "2-1", "종합대책본부 설치\t": "주차장 확충\t", "50%": "70%"}))
    take(
        changed({"1-2-2": "2-10", "종합대책본부 설치\t": "도서관 확대\t", "50%": "5%", "추진중": "정상추진"})
    )
    Field.objects.filter(number="2").update(name="교통")
    DepartmentLine.objects.create(department="일자리경제과", phone="000-000-0000")
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")


def titles(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/cards/{query}").content.decode()
    return [number for number in ("1-2-2", "2-1", "2-10") if f'href="/cards/{number}/' in html]


@pytest.mark.usefixtures("several")
def test_every_card_is_a_row_with_its_figures(client: Client) -> None:
    html = client.get("/cards/").content.decode()
    for text in (
        "공약 3건",
        "1-2-2",
        "2-10",
        "<span>교통</span> · <span>일자리경제과</span>",
        "정상추진",
        "70%",
        "9.6",
        "2024. 6. 30.",
    ):
        assert text in html
    assert html.index("/cards/2-1/") < html.index("/cards/2-10/")


@pytest.mark.usefixtures("several")
def test_choosing_and_ordering(client: Client) -> None:
    assert titles(client, "?status=정상추진") == ["2-10"]
    assert titles(client, "?status=none&field=2") == ["2-1"]
    assert titles(client, "?status=정상추진&status=none&completion=임기 내 완료") == ["1-2-2", "2-1", "2-10"]
    html = client.get("/cards/?sort=progress").content.decode()
    assert html.index("/cards/2-1/") < html.index("/cards/1-2-2/") < html.index("/cards/2-10/")


@pytest.mark.usefixtures("several")
def test_an_empty_result_says_what_to_do(client: Client) -> None:
    html = client.get("/cards/?department=없는과&as_of=2024-06-30").content.decode()
    assert "맞는 공약이 없습니다" in html
    assert "‘없는과’(이 목록에 없는 값)" in html
    assert 'href="?as_of=2024-06-30"' in html


@pytest.mark.usefixtures("several")
def test_the_list_costs_as_many_queries_as_it_must(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(8):
        client.get("/cards/?status=none&sort=department")


def test_before_anything_is_published_the_list_says_so(client: Client, db: None) -> None:
    assert "아직 공개한 공약이 없습니다" in client.get("/cards/").content.decode()
    assert client.get("/cards/?as_of=어제").status_code == 400


@pytest.mark.usefixtures("several")
def test_pages_hold_fifty(client: Client) -> None:
    for number in range(1, 52):
        take(changed({"1-2-2": f"3-{number}", "종합대책본부 설치\t": f"공약 {number}\t"}))
    publish_quarter(as_of=date(2024, 6, 30), by="총괄부서", now=NOW, reason="더 많이")
    first, second = (client.get(f"/cards/?page={page}").content.decode() for page in (1, 2))
    assert "공약 54건" in first and first.count('class="number"') == 50
    assert second.count('class="number"') == 4
    assert client.get("/cards/?page=77").content.decode().count('class="number"') == 4


def test_what_a_card_does_not_say_has_a_name_in_the_address():
    assert [said(facet.name, row()) for facet in FACETS] == ["none"] * len(FACETS)


@pytest.mark.usefixtures("several")
def test_words_are_found_in_titles_and_in_what_was_done_and_marked(client: Client) -> None:
    html = client.get("/cards/?q=도서관").content.decode()
    assert titles(client, "?q=도서관") == ["2-10"]
    assert "<mark>도서관</mark> 확대" in html
    html = client.get("/cards/?q=취업박람회&status=정상추진").content.decode()
    assert "공약 1건" in html and "<mark>취업박람회</mark>" in html and "추진실적" in html
    assert "관련도 순" in html


@pytest.mark.usefixtures("several")
def test_words_that_no_card_says_and_no_words_at_all(client: Client) -> None:
    assert "맞는 공약이 없습니다" in client.get("/cards/?q=우주정거장").content.decode()
    html = client.get("/cards/?q=...").content.decode()
    assert "두 글자 이상" in html and "맞는 공약이 없습니다" in html
    assert client.get("/cards/?q=" + "가 " * 5000).status_code == 200
