"""One card for two days, as the public saw it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from gongyak.pledges import published
from tests.pledges.files import NOW, changed, take
from tests.pledges.quarters import AUTUMN, SPRING, SUMMER, publish, publish_three_quarters

pytestmark = pytest.mark.django_db


@pytest.fixture
def quarters(db: None) -> None:
    publish_three_quarters()


def seen(pair: published.PublishedPair) -> list:
    return [side and (side.as_of, side.card.progress_percent) for side in (pair.before, pair.after)]


@pytest.mark.usefixtures("quarters")
def test_the_last_two_quarters_unless_others_are_asked_for(django_assert_num_queries) -> None:
    with django_assert_num_queries(4):
        found = published.pair("1-2-2")
    assert seen(found) == [(SUMMER, Decimal(50)), (AUTUMN, Decimal("62.5"))]
    assert (found.days, found.holder.key) == ((AUTUMN, SUMMER, SPRING), "8-1")
    assert seen(published.pair("1-2-2", after=SUMMER))[0] == (SPRING, Decimal("37.5"))
    assert seen(published.pair("1-2-2", before=SPRING))[1] == (AUTUMN, Decimal("62.5"))
    asked = published.pair("01-2-2", SPRING, SUMMER, holder="8-1")
    assert (asked.number, seen(asked)) == ("1-2-2", [(SPRING, Decimal("37.5")), (SUMMER, Decimal(50))])


@pytest.mark.usefixtures("quarters")
def test_a_day_between_is_that_of_the_quarter_before() -> None:
    found = published.pair("1-2-2", date(2024, 4, 15), date(2024, 8, 1))
    assert [side.as_of for side in (found.before, found.after)] == [SPRING, SUMMER]


@pytest.mark.usefixtures("quarters")
def test_where_there_was_no_card_there_is_no_side() -> None:
    found = published.pair("1-2-10", SPRING, SUMMER)
    assert found.before is None and found.after.as_of == SUMMER
    assert found.days == (AUTUMN, SUMMER)
    early = published.pair("1-2-2", date(2020, 1, 1), SPRING)
    assert early.before is None and early.after.as_of == SPRING
    gone = published.pair("1-2-10", SUMMER, SPRING)
    assert gone.before.as_of == SUMMER and gone.after is None
    neither = published.pair("1-2-2", date(2020, 1, 1), date(2020, 1, 2))
    assert neither.before is neither.after is None


@pytest.mark.usefixtures("quarters")
def test_there_is_no_pair_of_no_card() -> None:
    assert published.pair("9-9-9") is None
    assert published.pair("1-2-2", holder="8-2") is None
    assert published.pair("1-2-2", known_at=NOW - timedelta(days=1)) is None


def test_the_first_quarter_has_none_before_it() -> None:
    take()
    publish(SUMMER, 1)
    found = published.pair("1-2-2")
    assert found.before is None and found.after.as_of == SUMMER
    same = published.pair("1-2-2", SUMMER, SUMMER)
    assert same.before == same.after and not same.is_correction


@pytest.mark.usefixtures("quarters")
def test_the_same_day_twice_is_what_was_corrected() -> None:
    take(changed({"50%": "55%"}), now=NOW + timedelta(hours=8))
    publish(SUMMER, 9, "진도를 바로잡음")
    found = published.pair("1-2-2", SUMMER, SUMMER)
    assert found.is_correction
    assert seen(found) == [(SUMMER, Decimal(50)), (SUMMER, Decimal(55))]
    assert (found.before.seq, found.after.seq, found.after.reason) == (2, 4, "진도를 바로잡음")
    assert not published.pair("1-2-3", SUMMER, SUMMER).is_correction
    assert not published.pair("1-2-2", SUMMER, SUMMER, NOW + timedelta(hours=5)).is_correction
    assert seen(published.pair("1-2-2", SUMMER, AUTUMN))[0] == (SUMMER, Decimal(55))
