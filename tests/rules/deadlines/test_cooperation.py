"""The clock of a department that is asked to help (법 제20조)."""

from datetime import date, datetime, timedelta

import pytest

from gongyak.calendar.library import library
from gongyak.rules.deadlines import Later, Period, cooperate, counted_again
from gongyak.rules.holidays import Override, overridden
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal

ASKED = datetime(2024, 3, 29, 16, 30, tzinfo=SEOUL)
LEAD_DUE = datetime(2024, 4, 18, 18, tzinfo=SEOUL)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("period", "due"),
    [
        (Period(7), at(8, 18)),
        (Period(3), at(3, 16, 30)),
        (Period(4, in_hours=True), at(1, 11, 30)),
        (Period(14), at(18, 18)),
    ],
)
def test_a_reply_period_is_counted_as_the_law_counts(period: Period, due: datetime) -> None:
    found = cooperate(ASKED, period, LEAD_DUE, library())
    assert (found.due, found.first_due, found.findings) == (due, due, ())
    assert found.lines[0].day == ASKED.date()


def test_it_may_be_extended_once_before_it_ends() -> None:
    found = cooperate(ASKED, Period(3), LEAD_DUE, library(), Later(1, at(3, 16, 30)))
    assert (found.first_due, found.due) == (at(3, 16, 30), at(4, 16, 30))
    with pytest.raises(Refusal, match="끝나기 전"):
        cooperate(ASKED, Period(3), LEAD_DUE, library(), Later(1, at(3, 16, 31)))


@pytest.mark.parametrize("amount", [0, 4])
def test_not_by_more_than_the_period(amount: int) -> None:
    with pytest.raises(Refusal, match="범위에서만"):
        cooperate(ASKED, Period(3), LEAD_DUE, library(), Later(amount, ASKED))


def test_a_reply_lies_within_the_answer() -> None:
    with pytest.raises(Refusal, match="처리기간 안으로"):
        cooperate(ASKED, Period(14), LEAD_DUE - timedelta(minutes=1), library())


def test_an_extension_beyond_the_answer_warns() -> None:
    found = cooperate(ASKED, Period(10), LEAD_DUE, library(), Later(10, ASKED))
    assert found.due > LEAD_DUE
    assert [one.code for one in found.findings] == ["reply-after-due"]


def test_by_another_calendar_it_is_counted_again_and_nothing_is_refused() -> None:
    """Also where the extension was told on a day that is too late by the new calendar."""
    assert counted_again(ASKED, Period(7), library()) == (at(8, 18), at(8, 18))
    assert counted_again(ASKED, Period(7), library(), 2) == (at(8, 18), at(11, 18))
    closed = overridden(library(), [Override(date(2024, 4, 5), True, "임시공휴일")])
    assert counted_again(ASKED, Period(7), closed, 2) == (at(9, 18), at(12, 18))
