"""민선 terms and quarters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import term


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1995-07-01", 1),
        ("1998-06-30", 1),
        ("1998-07-01", 2),
        ("2022-06-30", 7),
        ("2022-07-01", 8),
        ("2024-06-30", 8),
        ("2026-06-30", 8),
        ("2026-07-01", 9),
    ],
)
def test_the_term_of_a_day(day, number):
    found = term.term_on(date.fromisoformat(day))
    assert found and found.number == number


def test_there_is_no_term_before_the_first():
    assert term.term_on(date(1995, 6, 30)) is None
    with pytest.raises(ValueError, match="민선 0기"):
        term.term_number(0)


def test_the_eighth_term():
    eighth = term.term_number(8)
    assert (eighth.label, eighth.start, eighth.end) == ("민선8기", date(2022, 7, 1), date(2026, 6, 30))
    assert (eighth.years, eighth.months, eighth.months_elapsed(date(2024, 6, 30))) == (
        (2022, 2023, 2024, 2025, 2026),
        48,
        24,
    )
    assert eighth.months_elapsed(date(2024, 6, 29)) == 23
    assert term.term_number(1).months == 36


@given(st.integers(1, 25))
def test_terms_follow_each_other_without_a_gap(number):
    one, following = term.term_number(number), term.term_number(number + 1)
    assert one.end + timedelta(days=1) == following.start
    assert one.contains(one.end)
    assert not one.contains(following.start)


@given(st.dates(date(1995, 7, 1), date(2090, 1, 1)))
def test_every_day_has_its_term_and_quarter(day):
    found = term.term_on(day)
    assert found and found.contains(day)
    quarter = term.quarter_of(day)
    assert quarter.start <= day <= quarter.end
    assert term.is_quarter_end(day) == (day == quarter.end)


def test_a_quarter_has_a_name():
    assert term.quarter_of(date(2024, 6, 30)).label == "2024년 2분기"


@pytest.mark.parametrize(
    ("as_of", "day", "overtaken"),
    [
        ("2024-06-30", "2024-06-30", False),
        ("2024-06-30", "2024-09-30", False),
        ("2024-06-30", "2024-10-01", True),
        ("2024-12-31", "2025-03-31", False),
        ("2024-12-31", "2025-04-01", True),
        ("2024-05-15", "2024-09-30", False),
        ("2024-05-15", "2024-10-01", True),
    ],
)
def test_a_day_is_overtaken_once_the_quarter_after_its_own_is_over(as_of, day, overtaken):
    assert term.is_overtaken(date.fromisoformat(as_of), date.fromisoformat(day)) is overtaken
