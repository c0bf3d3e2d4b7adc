from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.pledges.models import Answer, BudgetLine, Field, Officeholder, Pledge, Term
from gongyak.pledges.places import officeholder_on, order_key
from gongyak.rules.numbering import natural_key, parse_number
from gongyak.snapshots.actions import Refusal
from tests.pledges.files import DAY, NOW, changed, take
from tests.snapshots.records import document, record


@pytest.fixture
def mayor(db):
    return officeholder_on(DAY)


def test_term_ends_after_start(refused):
    refused(Term(number=8, start_on=DAY, end_on=DAY), "종료일")


def test_officeholder_once(refused, mayor):
    refused(Officeholder(term=mayor.term, sequence=1, began_on=DAY), "같은 차례")


def test_officeholder_ends_after_start(refused, mayor):
    row = Officeholder(term=mayor.term, sequence=2, began_on=DAY, ended_on=date(2024, 6, 29))
    refused(row, "퇴임일")


def test_officeholder_role(refused, mayor):
    refused(Officeholder(term=mayor.term, sequence=2, began_on=DAY, role="부구청장"), "자격")


def test_field_number_once(refused, mayor):
    Field.objects.create(officeholder=mayor, number="1")
    refused(Field(officeholder=mayor, number="1"), "분야")


def test_pledge_number_once(refused, mayor):
    made = {"officeholder": mayor, "order": order_key("1-2-2"), "title": "가"}
    Pledge.objects.create(number="1-2-2", document=document("a"), **made)
    refused(Pledge(number="1-02-2", document=document("b"), **made), "같은 관리번호")


@pytest.mark.parametrize("named", [("", "가"), ("1", "")])
def test_pledge_named(refused, mayor, named):
    row = Pledge(officeholder=mayor, number=named[0], title=named[1], order="x", document=document("a"))
    refused(row, "제목")


def test_pledge_origin(refused, mayor):
    row = Pledge(officeholder=mayor, number="1", order="x", title="가", document=document("a"), origin="새로")
    refused(row, "신규나 계속")


def test_pledge_shares_with_another(refused, mayor):
    made = {"officeholder": mayor, "number": "1", "order": "x", "title": "가", "document": document("a")}
    refused(Pledge(pk=7, shares_budget_of_id=7, **made), "다른 공약")


def test_budget_line_once(refused):
    made = {"version": record(), "block": "plan", "source": "구비", "place": "2024", "won": 1}
    BudgetLine.objects.create(**made)
    refused(BudgetLine(**made), "하나만")


def test_answer_once(refused):
    made = {"version": record(), "code": "a", "where": "b", "value": "c", "by": "총괄부서", "at": NOW}
    Answer.objects.create(**made)
    refused(Answer(**made), "한 번만")


def test_who_was_in_office(mayor):
    assert officeholder_on(date(2022, 7, 1)) == officeholder_on(date(2026, 6, 30)) == mayor
    assert officeholder_on(date(2026, 7, 1)).term.number == 9
    with pytest.raises(Refusal, match="민선 1기 전"):
        officeholder_on(date(1995, 6, 30))


def test_in_an_acting_heads_days_the_pledges_are_the_mayors_before(mayor):
    Officeholder.objects.filter(pk=mayor.pk).update(ended_on=date(2024, 7, 1))
    acting = Officeholder.objects.create(
        term=mayor.term, sequence=2, role="권한대행", began_on=date(2024, 7, 1)
    )
    assert Officeholder.objects.in_office(date(2024, 7, 1)).first() == acting
    assert officeholder_on(DAY) == officeholder_on(date(2024, 7, 1)) == mayor


def test_an_acting_head_before_whom_nobody_stood_keeps_the_pledges(mayor):
    Officeholder.objects.filter(pk=mayor.pk).update(role="권한대행")
    assert officeholder_on(DAY) == mayor


numbers = st.lists(st.integers(1, 120).map(str), min_size=1, max_size=4).map("-".join)


@given(numbers, numbers)
def test_numbers_sort_naturally_and_equal_ones_have_one_key(one, two):
    assert (order_key(one) < order_key(two)) == (natural_key(one) < natural_key(two))
    assert (order_key(one) == order_key(two)) == (parse_number(one) == parse_number(two))


@pytest.mark.parametrize(("one", "two"), [("III-①-1", "3-1-1"), ("4-07-1", "4-7-1"), ("가 나", "가나")])
def test_equal_numbers_in_other_spelling(one, two):
    assert order_key(one) == order_key(two)


def test_what_is_no_number_comes_last():
    assert order_key("99-99") < order_key("지역개발-01") < order_key("기타(시기미도래)")


@pytest.mark.django_db
def test_pledges_stand_in_natural_order():
    for number in ("1-10", "1-9", "1-2-2"):
        take(changed({"1-2-2": number}))
    assert [pledge.number for pledge in Pledge.objects.all()] == ["1-2-2", "1-9", "1-10"]
