"""Periods, exact values, and 전기대비·전년동기대비."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.dates import Precision
from gongyak.rules.indicators import (
    DOWN,
    UP,
    Observed,
    change,
    change_words,
    exact,
    judge,
    period_before,
    period_of,
    period_words,
    read_period,
    read_value,
    series,
    value_words,
    year_before,
)

DAYS = st.dates(date(1991, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "precision", "start"),
    [
        ("2026. 3.", Precision.MONTH, date(2026, 3, 1)),
        ("2026-03", Precision.MONTH, date(2026, 3, 1)),
        ("202603", Precision.MONTH, date(2026, 3, 1)),
        ("2026.3", Precision.MONTH, date(2026, 3, 1)),
        ("2026년 3월", Precision.MONTH, date(2026, 3, 1)),
        ("2026. 2분기", Precision.QUARTER, date(2026, 4, 1)),
        ("2026. 2/4분기", Precision.QUARTER, date(2026, 4, 1)),
        ("2026Q2", Precision.QUARTER, date(2026, 4, 1)),
        ("2026 2/4", Precision.QUARTER, date(2026, 4, 1)),
        ("2026. 하반기", Precision.HALF, date(2026, 7, 1)),
        ("2026년", Precision.YEAR, date(2026, 1, 1)),
        ("2026", Precision.YEAR, date(2026, 1, 1)),
        ("2026. 3. 5.", Precision.DAY, date(2026, 3, 5)),
        ("2026-03-05", Precision.DAY, date(2026, 3, 5)),
    ],
)
def test_periods_are_read_as_offices_write_them(text: str, precision: Precision, start: date) -> None:
    assert read_period(text, precision) == period_of(start, precision)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2026. 3.", Precision.QUARTER),
        ("2026. 1분기", Precision.MONTH),
        ("2026-13", Precision.MONTH),
        ("1026-03", Precision.MONTH),
        ("", Precision.MONTH),
        ("작년", Precision.YEAR),
        ("2026. 3. ~ 5.", Precision.YEAR),
        ("2026. 2. 30.", Precision.DAY),
    ],
)
def test_what_is_no_period_of_the_cadence_is_said(text: str, precision: Precision) -> None:
    said = read_period(text, precision)
    assert isinstance(said, str) and said.endswith("적으십시오.")


@given(DAYS, st.sampled_from(Precision))
def test_a_period_is_read_as_it_is_written(day: date, precision: Precision) -> None:
    begin, end = period_of(day, precision)
    assert begin <= day <= end
    assert read_period(period_words(day, precision), precision) == (begin, end)


@given(DAYS, st.sampled_from(Precision))
def test_the_period_before_ends_where_this_one_begins(day: date, precision: Precision) -> None:
    begin, _ = period_of(day, precision)
    before = period_before(begin, precision)
    assert (begin - period_of(before, precision)[1]).days == 1


def test_a_29th_of_february_has_no_day_a_year_before() -> None:
    assert year_before(date(2024, 2, 29), Precision.DAY) is None
    assert year_before(date(2024, 2, 1), Precision.MONTH) == date(2023, 2, 1)
    assert year_before(date(2024, 4, 1), Precision.QUARTER) == date(2023, 4, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.50", "1234.50"), ("△0.3", "-0.3"), ("- 2", "-2"), (" 112 ", "112"), ("+3.1", "3.1")],
)
def test_values_keep_every_digit(text: str, value: str) -> None:
    read = read_value(text)
    assert isinstance(read, Decimal) and exact(read) == value


@pytest.mark.parametrize("text", ["", "약 3", "1,23", "3%", "1e5", "NaN", "1.2345678", "9" * 16, "٣"])
def test_what_is_no_value_is_said(text: str) -> None:
    assert isinstance(read_value(text), str)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False))
def test_a_value_is_read_as_it_is_shown(value: Decimal) -> None:
    assert read_value(value_words(value)) == value


def test_each_value_stands_beside_the_period_and_the_year_before() -> None:
    rows = [
        Observed(date(2026, 3, 1), Decimal("110"), "확정"),
        Observed(date(2026, 2, 1), Decimal("100"), "확정"),
        Observed(date(2025, 3, 1), Decimal("125"), "확정"),
    ]
    last_year, february, march = series(rows, Precision.MONTH, "명")
    assert (last_year.before, last_year.year, february.before, february.year) == (None,) * 4
    assert march.before and march.before.percent == Decimal("10.0")
    assert march.year and march.year.words == "-12.0%"


def test_a_29th_of_february_is_compared_with_the_day_before_only() -> None:
    rows = [Observed(date(2024, 2, d), Decimal(d), "확정") for d in (28, 29)]
    assert [one.year for one in series(rows, Precision.DAY, "원")] == [None, None]
    assert change_words(series(rows, Precision.DAY, "원")[1].before, "원") == "+3.6%"


@pytest.mark.parametrize(
    ("now", "then", "unit", "words"),
    [
        ("103", "100", "명", "+3.0%"),
        ("100.05", "100", "명", "+0.1%"),  # half away from zero
        ("99.95", "100", "명", "-0.1%"),
        ("100", "100", "명", "0.0%"),
        ("3.1", "2.8", "%", "+0.3%p"),
        ("2.8", "2.8", "%", "0%p"),
        ("5", "0", "명", "+5"),
        ("5", "-2", "명", "+7"),
        ("123,456", "100", "원", "+123,356.0%"),
    ],
)
def test_a_change_is_told_in_percent_or_in_points(now: str, then: str, unit: str, words: str) -> None:
    values = [read_value(text) for text in (now, then)]
    assert change_words(change(*values, unit), unit) == words  # type: ignore[arg-type]


def test_nothing_to_compare_with_is_a_dash() -> None:
    assert change_words(None, "명") == "–"


@pytest.mark.parametrize(
    ("now", "better", "judged"),
    [
        ("110", UP, "호전"),
        ("110", DOWN, "악화"),
        ("90", UP, "악화"),
        ("90", DOWN, "호전"),
        ("100", UP, "보합"),
        ("100.01", UP, "보합"),  # less than is shown
        ("110", "판단하지 않음", ""),
    ],
)
def test_a_change_is_judged_by_the_way_that_is_better(now: str, better: str, judged: str) -> None:
    assert judge(change(Decimal(now), Decimal(100), "명"), better) == judged


def test_points_are_judged_by_their_difference() -> None:
    assert judge(change(Decimal("3.1"), Decimal("2.8"), "%"), DOWN) == "악화"
    assert judge(None, UP) == ""
