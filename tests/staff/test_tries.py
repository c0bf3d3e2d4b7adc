"""Tries are counted together by all processes, and before they are made."""

from datetime import timedelta

import pytest

from gongyak.rules.refusal import Refusal
from gongyak.staff.entering import Place, prove
from gongyak.staff.models import Staff, TryCount
from gongyak.staff.tries import LONGEST_WINDOW, WINDOW, of_address, of_id, of_second, succeeded, sweep, take
from tests.people import NOW, PASSWORD, engage
from tests.snapshots.test_concurrency import together

HERE = Place("192.0.2.7", "test")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries_than_one_after_the_other():
    subject = of_second(7)
    answers = [one for _ in range(4) for one in together(lambda _: take([subject], NOW))]
    assert len(answers) == 16
    assert answers.count(None) == subject.most
    assert all(one is None or isinstance(one, Refusal) for one in answers)


@pytest.mark.django_db(transaction=True)
def test_guessing_at_once_ends_like_guessing_one_by_one():
    engage()
    guess = {"username": "officer", "password": "wrong", "place": HERE, "now": NOW}
    told = [str(one) for _ in range(3) for one in together(lambda _: prove(**guess))]
    assert sum("맞지 않습니다" in one for one in told) == 5
    assert sum("잠시 막았습니다" in one for one in told) == 7
    with pytest.raises(Refusal, match="잠시 막았습니다"):
        prove(**{**guess, "password": PASSWORD})
    assert prove(**{**guess, "password": PASSWORD, "now": NOW + WINDOW}) == Staff.objects.get(
        username="officer"
    )


def test_the_right_password_gives_the_tries_back(people):
    for _ in range(12):
        with pytest.raises(Refusal, match="맞지 않습니다"):
            prove(username="officer", password="wrong", place=HERE, now=NOW)
        prove(username="OFFICER ", password=PASSWORD, place=HERE, now=NOW)
    assert TryCount.objects.get(key=of_address(HERE.address).key).count == 12


def test_an_address_has_its_tries_too(db):
    for number in range(100):
        take([of_id(f"made-up-{number}"), of_address("192.0.2.8")], NOW)
    with pytest.raises(Refusal):
        take([of_id("another"), of_address("192.0.2.8")], NOW)
    take([of_id("another"), of_address("192.0.2.9")], NOW)


def test_a_refused_try_is_counted_nowhere(db):
    for _ in range(5):
        take([of_id("kim")], NOW)
    with pytest.raises(Refusal):
        take([of_address("192.0.2.8"), of_id("kim")], NOW)
    assert not TryCount.objects.filter(key=of_address("192.0.2.8").key, count__gt=0).exists()


def test_a_clock_that_goes_back_locks_nobody_out(db):
    for _ in range(5):
        take([of_id("kim")], NOW)
    take([of_id("kim")], NOW - timedelta(hours=1))


def test_counts_that_are_over_are_let_go(db):
    take([of_id("old")], NOW - LONGEST_WINDOW - timedelta(seconds=1))
    take([of_id("new")], NOW)
    sweep(NOW)
    assert [row.key for row in TryCount.objects.all()] == [of_id("new").key]


def test_no_id_and_no_address_stands_in_the_table(db):
    take([of_id("kim"), of_address("192.0.2.8")], NOW)
    succeeded([of_id("kim")])
    assert not any("kim" in row.key or "192" in row.key[:3] for row in TryCount.objects.all())
    assert {len(row.key) for row in TryCount.objects.all()} == {64}
