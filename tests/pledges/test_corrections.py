"""Corrections of what was public: which version took the place of which, and what is none."""

from datetime import date, timedelta

import pytest

from gongyak.pledges import published
from gongyak.pledges.actions import publish_quarter
from tests.pledges.files import DAY, NOW, changed, take
from tests.pledges.test_published import NEXT, NEXT_DAY, other

pytestmark = pytest.mark.django_db


class Office:
    """An office that takes cards in and publishes, an hour apart."""

    def __init__(self) -> None:
        self.now = NOW

    def publish(self, as_of: date, *files: bytes) -> None:
        """Take files in and publish."""
        for data in files:
            take(data, now=self.now)
        self.now += timedelta(hours=1)
        publish_quarter(as_of=as_of, by="총괄부서", now=self.now, reason="공개")


def told(known_at: object = None) -> list[tuple]:
    """Publication, number, version, whether late, the version replaced and where."""
    return [
        (one.publication, one.number, one.seq, one.is_late, one.replaced, one.replaced_in)
        for one in published.corrections(known_at)
    ]


def test_a_new_quarter_corrects_nothing() -> None:
    office = Office()
    office.publish(DAY, changed({}))
    office.publish(NEXT_DAY, changed(NEXT), other("1-2-3"))
    assert told() == []


def test_another_version_of_the_same_day_is_a_correction_and_each_is_told_once() -> None:
    office = Office()
    office.publish(DAY, changed({}), other("1-2-3"))
    office.publish(DAY, changed({"50%": "55%"}))
    office.publish(DAY, changed({"50%": "60%"}), other("1-2-3", **{"50%": "51%"}))
    assert told() == [
        (3, "1-2-2", 3, False, 2, 2),
        (3, "1-2-3", 2, False, 1, 2),
        (2, "1-2-2", 2, False, 1, 1),
    ]
    assert [one[0] for one in told(NOW + timedelta(hours=2))] == [2]


def test_an_old_card_that_a_later_quarter_corrects() -> None:
    office = Office()
    office.publish(DAY, changed({}))
    office.publish(NEXT_DAY, changed({"50%": "55%"}))
    assert told() == [(2, "1-2-2", 2, False, 1, 1)]


def test_a_correction_of_an_old_day_is_told_beside_the_set_of_that_day() -> None:
    office = Office()
    office.publish(DAY, changed({}))
    office.publish(NEXT_DAY)
    office.publish(DAY, changed({"50%": "55%"}))
    assert told() == [(3, "1-2-2", 2, False, 1, 1)]


def test_a_card_that_comes_late_for_a_day_that_was_published() -> None:
    office = Office()
    office.publish(DAY, changed({}))
    office.publish(NEXT_DAY, other("1-2-3", **NEXT))
    office.publish(NEXT_DAY, changed(NEXT), other("1-2-4", **NEXT))
    assert told() == [(3, "1-2-2", 2, True, 1, 2), (3, "1-2-4", 1, True, None, None)]


def test_two_queries_and_no_more(django_assert_num_queries) -> None:
    office = Office()
    office.publish(DAY, changed({}), other("1-2-3"), other("2-1"))
    office.publish(DAY, changed({"50%": "55%"}), other("2-1", **{"50%": "55%"}))
    with django_assert_num_queries(2):
        found = published.corrections()
    assert [(one.number, one.holder, one.title) for one in found] == [
        ("1-2-2", "8-1", "지역경제활성화 종합대책본부 설치"),
        ("2-1", "8-1", "다른 공약"),
    ]
