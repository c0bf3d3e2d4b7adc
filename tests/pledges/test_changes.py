"""What changed between two published sets, beside the cards themselves."""

from datetime import date, timedelta

import pytest

from gongyak.pledges import published
from gongyak.rules.card.compare import compare
from tests.pledges.files import NOW, changed, take
from tests.pledges.quarters import AUTUMN, SPRING, SUMMER, pledge, publish, publish_three_quarters

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarters(db: None) -> None:
    publish_three_quarters()


def test_nothing_published_has_not_changed() -> None:
    assert published.changes() is None


@pytest.mark.usefixtures("quarters")
def test_two_sets_are_read_in_few_queries_and_cards_only_where_they_differ(django_assert_num_queries) -> None:
    with django_assert_num_queries(13):
        found = published.changes()
    assert (found.before.as_of, found.after.as_of, found.days) == (SUMMER, AUTUMN, (AUTUMN, SUMMER, SPRING))
    assert [change.number for change in found.changes] == ["1-2-2", "1-2-3", "1-2-10"]
    assert [bool(change.comparison) for change in found.changes] == [True, True, False]
    with django_assert_num_queries(12):
        short = published.changes(texts=False)
    assert [change.comparison for change in short.changes] == [None] * 3
    assert [change.row for change in short.changes] == [change.row for change in found.changes]


@pytest.mark.usefixtures("quarters")
def test_each_comparison_is_that_of_the_two_cards() -> None:
    change = published.changes().changes[0]
    sides = [published.card("1-2-2", day).card for day in (SUMMER, AUTUMN)]
    assert change.comparison == compare(*sides)
    assert (change.before.status, change.after.plan_won) == ("추진중", 12_000_000)


@pytest.mark.usefixtures("quarters")
def test_what_is_new_or_gone_has_one_side() -> None:
    new = published.changes(SPRING, SUMMER).changes[-1]
    assert (new.number, new.before, new.row) == ("1-2-10", None, new.after)
    gone = published.changes(SUMMER, SPRING).changes[-1]
    assert (gone.number, gone.after, gone.row) == ("1-2-10", None, gone.before)
    first = published.changes(date(2020, 1, 1), SPRING)
    assert first.before is None and all(change.before is None for change in first.changes)
    assert published.changes(after=SPRING).before is None
    assert published.changes(after=date(2020, 1, 1)) is None


@pytest.mark.usefixtures("quarters")
def test_another_officeholders_set_is_asked_for_by_key() -> None:
    assert published.changes(holder="8-2") is None
    assert published.changes(holder="8-1").before.holder.key == "8-1"


@pytest.mark.usefixtures("quarters")
def test_corrections_are_those_of_the_same_day(django_assert_num_queries) -> None:
    assert published.changes().corrections == ()
    take(changed({"50%": "55%"}), now=NOW + timedelta(hours=8))
    take(pledge("2-1", "늦게 낸 카드"), now=NOW + timedelta(hours=8))
    publish(SUMMER, 9, "진도를 바로잡음")
    with django_assert_num_queries(14):
        [one] = published.changes().corrections
    assert (one.number, one.as_of, one.reason) == ("1-2-2", SUMMER, "진도를 바로잡음")
    assert one.published_at == NOW + timedelta(hours=9)
    assert published.changes(SPRING, SPRING).corrections == ()
    assert published.changes(known_at=NOW + timedelta(hours=5)).corrections == ()


@pytest.mark.usefixtures("quarters")
def test_a_card_that_was_told_of_later_corrects_nothing() -> None:
    take(
        pledge(
            "1-2-10", "소상공인 상담소 설치", **{"(2024. 6. 30. 現在)": "(2024. 9. 30. 現在)", "50%": "60%"}
        ),
        now=NOW + timedelta(hours=8),
    )
    publish(AUTUMN, 9, "늦게 낸 카드를 더함")
    assert published.changes().corrections == ()
