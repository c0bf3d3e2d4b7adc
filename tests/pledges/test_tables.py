"""The tables of the open data, beside the pure rules on the same cards."""

import pytest

from gongyak.pledges import published
from gongyak.pledges.lines import amounts_of
from gongyak.pledges.models import Pledge
from gongyak.pledges.published import tables
from gongyak.rules.card.items import walk
from tests.pledges.files import take
from tests.pledges.test_published import other, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_cards() -> published.PublishedSet:
    for number in ("1-2-2", "1-2-3", "2-1"):
        take(other(number) if number != "1-2-2" else None)
    shared, main = Pledge.objects.get(number="1-2-3"), Pledge.objects.get(number="1-2-2")
    Pledge.objects.filter(pk=shared.pk).update(shares_budget_of=main)
    publish()
    found = published.listed()
    assert found is not None
    return found


def test_amounts_are_those_of_the_cards_without_their_sums(three_cards, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        given = list(published.amounts(three_cards))
    assert {one.row.number for one in given} == {"1-2-2", "1-2-3", "2-1"}
    mine = {
        (one.block, one.source, str(one.year or one.place)): one.won
        for one in given
        if one.row.number == "2-1"
    }
    card = amounts_of(published.card("2-1").card)
    assert mine == {key: won for key, won in card.items() if key[1] != "총계" and key[2] != "total"}
    assert (
        sum(won or 0 for (block, *_), won in mine.items() if block == "plan") == card["plan", "총계", "total"]
    )


def test_counted_amounts_add_up_to_the_sums_of_the_set(three_cards) -> None:
    counts = published.counted(three_cards)
    given = [one for one in published.amounts(three_cards) if one.row.version in counts]
    sums = {(one.block, one.source, one.place): one.won for one in published.money(three_cards)}
    assert sum(one.won or 0 for one in given if one.block == "plan") == sums["plan", "총계", "total"]
    assert {one.row.number for one in given} == {"1-2-2", "2-1"}


def test_achievements_are_the_lines_of_the_card_in_order(three_cards, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        given = [one for one in published.achievements(three_cards) if one.row.number == "1-2-2"]
    lines = list(walk(published.card("1-2-2").card.achievements, "achievements"))
    assert [one.item for one in given] == [item for _, item in lines]
    places = [".".join(str(int(step) + 1) for step in place.split(".")[1:]) for place, _ in lines]
    assert [one.line for one in given] == places


def test_cards_are_read_some_at_a_time(three_cards, monkeypatch, django_assert_num_queries) -> None:
    whole = list(published.amounts(three_cards)), list(published.achievements(three_cards))
    monkeypatch.setattr(tables, "AT_ONCE", 2)
    with django_assert_num_queries(4):
        assert (list(published.amounts(three_cards)), list(published.achievements(three_cards))) == whole
