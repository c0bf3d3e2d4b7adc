"""Dates as they are written and as they should be; what they mean stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import dates
from gongyak.rules.linting.dating import slips, standard

SLIPS = [
    ("2024. 3.29.", "2024. 3. 29."),
    ("2024.12.", "2024. 12."),
    ("2024. 2.23./ 6.28.", "2024. 2. 23./ 6. 28."),
    ("‘20.2.20.", "2020. 2. 20."),
    ("2024년 3월 29일", "2024. 3. 29."),
    ("2024-03-29", "2024. 3. 29."),
    ("2024. 03. 05.", "2024. 3. 5."),
    ("2024. 7. 1.字", "2024. 7. 1."),
    ("2024. 3. 29", "2024. 3. 29."),
    ("2024.1.~2024.3.", "2024. 1. ~ 2024. 3."),
    ("2024.3.29.(금)", "2024. 3. 29.(금)"),
]
FINE = [
    "2024. 2. 5. ~ 2. 6.",
    "2024. 하반기",
    "2024년",
    "2022. ~ 2026.",
    "2024. 3. 29.(금)",
    "매월",
    "2024. 2. 30.",
]


@pytest.mark.parametrize(("raw", "better"), SLIPS)
def test_a_date_is_set_right(raw: str, better: str) -> None:
    assert list(slips(f"한마당 개최: {raw}", 2024)) == [(raw, better)]
    assert list(slips(f"한마당 개최: {better}", 2024)) == []


@pytest.mark.parametrize("raw", FINE)
def test_what_is_right_is_left_alone(raw: str) -> None:
    assert list(slips(f"한마당 개최: {raw}", 2024)) == []


FORMS = st.sampled_from(
    [
        "{0.year}. {0.month}.{0.day}.",
        "{0.year}년 {0.month}월 {0.day}일",
        "{0:%Y-%m-%d}",
        "{0:%Y. %m. %d.}",
        "‘{0:%y}.{0.month}.{0.day}.",
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))


@given(day=DAYS, form=FORMS)
def test_every_spelling_of_a_day_becomes_the_same(day: date, form: str) -> None:
    assert standard(form.format(day)) == dates.format_day(day)


@given(text=st.text(alphabet="0123456789. ~/년월일‘(금)-자", max_size=40))
def test_a_proposal_never_means_another_day_and_is_final(text: str) -> None:
    for raw, better in slips(text, 2024):
        assert [(one.start, one.end) for one in dates.find(raw, year=2024)] == [
            (one.start, one.end) for one in dates.find(better, year=2024)
        ]
        assert standard(better) == better
