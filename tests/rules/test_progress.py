"""The several rates that go by the name 이행률."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.progress import Standing, rates

WORDS = ("완료", "이행 후 계속추진", "정상추진", "일부추진", "보류", "폐기", None)


def standing(number: str = "1", status: str | None = None, **said: object) -> Standing:
    return Standing(**{"number": number, "status_national": status, "progress_percent": None,
                       "plan_won": None, "spent_won": None} | said)  # fmt: skip


def named(*standings: Standing) -> dict:
    return {rate.code: rate for rate in rates(standings)}


def test_done_and_continued_both_count_as_done_as_in_광진():
    done = named(
        *[standing(status="완료")] * 26, *[standing(status="이행 후 계속추진")] * 62, *[standing()] * 4
    )
    assert done["done"].percent == Decimal("95.7")
    assert (done["done"].numerator, done["done"].denominator) == (88, 92)


def test_on_track_as_in_안양():
    rate = named(*[standing(status="완료")] * 114, *[standing(status="정상추진")] * 43, *[standing()] * 2)
    assert rate["on_track"].percent == Decimal("98.7")


def test_the_mean_leaves_out_who_says_nothing():
    mean = named(
        standing("1", progress_percent=Decimal("33.35")),
        standing("2"),
        standing("3", progress_percent=Decimal(100)),
    )["mean"]
    assert mean.percent == Decimal("66.7")
    assert (mean.behind, mean.left_out) == (("1", "3"), ("2",))


def test_money_is_counted_once_and_only_where_both_sides_are_known():
    spent = named(
        standing("1", plan_won=100, spent_won=50),
        standing("2", plan_won=100, spent_won=100, counts_money=False),
        standing("3", plan_won=900),
    )["spent"]
    assert (spent.numerator, spent.denominator, spent.percent) == (50, 100, Decimal("50.0"))
    assert spent.left_out == ("3",)


def test_nothing_has_no_rate():
    assert {rate.percent for rate in rates(())} == {None}


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 10_000).map(lambda n: Decimal(n) / 100))))
def test_every_rate_of_pledges_lies_between_0_and_100(said):
    listed = [standing(str(n), status, progress_percent=percent) for n, (status, percent) in enumerate(said)]
    for rate in rates(listed):
        assert rate.percent is None or 0 <= rate.percent <= 100
        assert rate.formula and len(rate.behind) <= len(listed)


@pytest.mark.parametrize("status", WORDS)
def test_what_is_done_is_on_track(status):
    rate = named(standing(status=status))
    assert rate["done"].numerator <= rate["on_track"].numerator
