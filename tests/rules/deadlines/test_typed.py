"""What people type to the clock."""

from datetime import date, datetime

import pytest

from gongyak.rules.deadlines import Period, Suspension, parse_moment, parse_period, parse_suspension
from gongyak.rules.moments import SEOUL


@pytest.mark.parametrize(
    "text", ["2024-03-29 16:30", "2024. 3. 29. 16:30", "2024-03-29T16:30", " 20240329 16:30 "]
)
def test_a_moment(text: str) -> None:
    assert parse_moment(text) == datetime(2024, 3, 29, 16, 30, tzinfo=SEOUL)


@pytest.mark.parametrize(
    "text", ["2024-03-29", "2024-02-30 09:00", "어제 9:00", "2024-03-29 24:00", "2024-03-29 10:60"]
)
def test_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match="접수한 때가 아닙니다"):
        parse_moment(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [("3일", Period(3)), ("4 시간", Period(4, True)), ("4근무시간", Period(4, True))],
)
def test_a_period(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["", "일", "3주", "-1일", "1000일"])
def test_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="처리기간이 아닙니다"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("보완 2024-04-01~2024-04-04", Suspension("보완", date(2024, 4, 1), date(2024, 4, 4))),
        ("2024. 4. 1. ~ 2024. 4. 4.", Suspension("보완", date(2024, 4, 1), date(2024, 4, 4))),
        ("현장조사 2024-04-01~", Suspension("현장조사", date(2024, 4, 1))),
        (
            "현장조사 2024-04-01~2024-04-20+",
            Suspension("현장조사", date(2024, 4, 1), date(2024, 4, 20), True),
        ),
    ],
)
def test_a_suspension(text: str, made: Suspension) -> None:
    assert parse_suspension(text) == made


@pytest.mark.parametrize("text", ["보완", "보완 2024-04-01", "보완 2024-13-01~", "보완 2024-04-01~언젠가"])
def test_no_suspension(text: str) -> None:
    with pytest.raises(ValueError, match="멈춘 기간이 아닙니다"):
        parse_suspension(text)


def test_no_suspension_of_eleven_years() -> None:
    with pytest.raises(ValueError, match="10년"):
        parse_suspension("보완 2024-04-01~2035-04-01")
