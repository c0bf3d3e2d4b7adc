from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.moments import SEOUL, day_of, known_until, moment_text, moment_words, time_words

MIDNIGHT = datetime(2024, 6, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        date(2024, 6, 30),
        "2024-06-30",
        " 2024-06-30 ",
        "20240630",
        "2024-07-01T00:00",
        "2024-07-01T00:00+09:00",
        "2024-06-30T15:00Z",
        datetime(2024, 7, 1, tzinfo=SEOUL),
        datetime(2024, 7, 1),  # noqa: DTZ001 a moment without a zone is Seoul's
        datetime(2024, 6, 30, 10, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_a_day_goes_through_its_midnight_in_seoul_and_a_moment_means_itself(value):
    assert known_until(value) == MIDNIGHT


@pytest.mark.parametrize(
    "value", ["2024-02-30", "어제", "", "2024. 2. 30.", "2024-06-30T25:00", "9999-12-31", "0001-01-01"]
)
def test_other_texts_get_one_sentence(value):
    with pytest.raises(ValueError, match="날짜"):
        known_until(value)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_moment_of_a_day_is_known_by_its_end(day):
    last = datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=SEOUL)
    assert day_of(last) == day
    assert last < known_until(day)
    assert known_until(day) - known_until(day - timedelta(days=1) if day.year > 1990 else day) in (
        timedelta(days=1),
        timedelta(0),
    )


def test_a_moment_without_a_zone_falls_on_no_day():
    with pytest.raises(ValueError, match="시간대"):
        day_of(datetime(2024, 6, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "1990-01-01",
        "1990-01-01T00:20+09:00",
        "1990-01-01T00:00+14:00",
        "2100-12-31",
        "2100-12-31T23:59-14:00",
    ],
)
def test_what_came_out_may_go_in_again_at_both_ends_of_time(text):
    assert known_until(known_until(text)) == known_until(text)


def test_a_moment_is_hashed_in_utc_with_every_microsecond():
    assert moment_text(datetime(2024, 7, 1, 9, 0, 0, 5, SEOUL)) == "2024-07-01T00:00:00.000005+00:00"


def test_a_moment_is_read_in_seoul():
    assert moment_words(datetime(2024, 7, 9, 15, 5, tzinfo=UTC)) == "2024. 7. 10. 00:05"


def test_a_moment_of_today_is_told_by_its_time_alone():
    moment = datetime(2024, 7, 9, 15, 3, tzinfo=UTC)
    assert time_words(moment, date(2024, 7, 10)) == "00:03"
    assert time_words(moment, date(2024, 7, 9)) == "2024. 7. 10. 00:03"
