"""The days of a period, by example and against a slow count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.refusal import Refusal
from gongyak.rules.retention import (
    AUTOMATIC,
    BY_TWO,
    DAYS_TO_ERASE,
    Period,
    ends_on,
    is_late,
    is_over,
    kept_words,
    kind_of,
    kinds,
    latest_start,
    period_words,
)

DAYS = st.dates(date(1991, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(Period, st.integers(1, 130), st.booleans())


@pytest.mark.parametrize(
    ("ended", "period", "last"),
    [
        ("2024-03-29", Period(12), "2025-03-29"),
        ("2024-02-29", Period(12), "2025-02-28"),
        ("2024-02-29", Period(48), "2028-02-29"),
        ("2024-01-31", Period(1), "2024-02-29"),
        ("2024-12-15", Period(1), "2025-01-15"),
        ("2024-03-29", Period(36, from_year=True), "2027-12-31"),
        ("2024-01-01", Period(36, from_year=True), "2027-12-31"),
        ("2024-12-31", Period(6, from_year=True), "2025-06-30"),
    ],
)
def test_the_last_day(ended: str, period: Period, last: str) -> None:
    """민법 제157조·제160조; 공공기록물법 시행령 제26조제2항."""
    assert ends_on(date.fromisoformat(ended), period) == date.fromisoformat(last)


def test_over_the_day_after_and_late_five_days_later() -> None:
    period, ended = Period(12), date(2024, 3, 29)
    assert not is_over(ended, period, date(2025, 3, 29))
    assert is_over(ended, period, date(2025, 3, 30))
    assert DAYS_TO_ERASE == 5
    assert not is_late(date(2025, 3, 29), date(2025, 4, 3))
    assert is_late(date(2025, 3, 29), date(2025, 4, 4))


@given(DAYS, PERIODS)
def test_what_is_due_began_by_one_day_and_nothing_later(today: date, period: Period) -> None:
    last = latest_start(today, period)
    assert is_over(last, period, today)
    assert not is_over(last + timedelta(days=1), period, today)


@given(DAYS, PERIODS, st.integers(0, 800))
def test_a_thing_that_ended_later_is_kept_as_long_or_longer(ended: date, period: Period, later: int) -> None:
    assert ends_on(ended, period) <= ends_on(ended + timedelta(days=later), period)


@given(DAYS, PERIODS)
def test_nothing_is_kept_shorter_than_said(ended: date, period: Period) -> None:
    last = ends_on(ended, period)
    months = (last.year - ended.year) * 12 + last.month - ended.month
    assert last > ended and months >= period.months - (1 if period.from_year else 0)


def test_a_period_in_words() -> None:
    assert [period_words(Period(months)) for months in (6, 12, 36, 18)] == [
        "6개월",
        "1년",
        "3년",
        "1년 6개월",
    ]


def test_the_kinds() -> None:
    """Each says by which article; ours that nobody confirmed say so; those of two people have a period."""
    there = kinds()
    assert len({one.code for one in there}) == len(there)
    assert all(one.article and one.holds and one.starts for one in there)
    assert {one.hand for one in there} == {BY_TWO, AUTOMATIC}
    assert all((one.period is not None) == (one.hand == BY_TWO) for one in there)
    assert all(one.setting for one in there if one.hand == AUTOMATIC)
    case = kind_of("case")
    assert (case.period, case.needs_review, case.is_confirmed) == (Period(36, from_year=True), True, False)


@pytest.mark.parametrize("code", ["", "nothing", "contact"])
def test_only_kinds_of_two_people_are_proposed(code: str) -> None:
    with pytest.raises(Refusal, match="종류가 아닙니다"):
        kind_of(code)


def test_a_period_that_begins_with_the_next_year_says_so() -> None:
    told = [kept_words(Period(36, from_year)) for from_year in (False, True)]
    assert told == ["3년", "3년, 다음 해 1월 1일부터"]
