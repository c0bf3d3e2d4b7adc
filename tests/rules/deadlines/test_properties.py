"""What must hold for every petition: monotone, never shortened by a pause or an extension, equal to a slow clock."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongyak.calendar.library import library
from gongyak.rules.deadlines import Extension, Filing, Period, Suspension, reckon
from gongyak.rules.holidays import Override, overridden
from gongyak.rules.moments import SEOUL
from tests.rules.deadlines.referee import by_days, by_minutes

_FIRST = datetime(2023, 12, 1, tzinfo=SEOUL)
_MINUTES = 4 * 365 * 24 * 60
moments = st.integers(0, _MINUTES).map(lambda minutes: _FIRST + timedelta(minutes=minutes))
periods = st.builds(Period, st.integers(1, 12), st.booleans())
CAUSES = ("보완", "이송", "대표자선정", "의견청취", "전문검토", "선행사무")


@st.composite
def pauses(draw: st.DrawFn, near: datetime) -> tuple[Suspension, ...]:
    """Some pauses around a receipt."""
    made = []
    for _ in range(draw(st.integers(0, 3))):
        first = near.date() + timedelta(days=draw(st.integers(-5, 40)))
        last = first + timedelta(days=draw(st.integers(0, 15)))
        made.append(Suspension(draw(st.sampled_from(CAUSES)), first, last))
    return tuple(made)


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """A petition of 법정민원, with pauses and extensions."""
    received, period = draw(moments), draw(periods)
    amounts = draw(st.lists(st.integers(1, period.amount), max_size=2))
    extensions = tuple(Extension(amount, agreed=True) for amount in amounts)
    return Filing("법정", received, period, draw(pauses(received)), extensions)


overrides = st.lists(
    st.builds(Override, st.dates(date(2023, 12, 1), date(2028, 3, 1)), st.booleans(), st.just("임시공휴일")),
    max_size=20,
)


def due(filing: Filing) -> datetime:
    """When it is due, by the library's holidays."""
    found = reckon(filing, library()).due
    assert found is not None
    return found


@given(filings(), overrides)
def test_a_slow_clock_comes_to_the_same_moment(filing: Filing, changed: list[Override]) -> None:
    calendar = overridden(library(), changed)
    standing = {
        one.first + timedelta(days=n)
        for one in filing.suspensions
        for n in range(((one.last or one.first) - one.first).days + 1)
    }

    def counts(day: date) -> bool:
        holiday = day in {one.day for one in changed} and next(
            one.is_holiday for one in reversed(changed) if one.day == day
        )
        known = {one.day for one in changed}
        off = holiday if day in known else day in library().names
        return day.weekday() < 5 and not off and day not in standing

    period = filing.own
    assert period is not None
    amount = period.amount + sum(one.amount or 0 for one in filing.extensions)
    if period.in_hours or period.amount <= 5:
        minutes = amount * (60 if period.in_hours else 480)
        assert reckon(filing, calendar).due == by_minutes(filing.received, minutes, counts)
    else:
        assert reckon(filing, calendar).due == by_days(filing.received, amount, counts)


@given(filings(), st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_comes_later_is_never_due_earlier(filing: Filing, later: timedelta) -> None:
    assert due(filing) <= due(replace(filing, received=filing.received + later))


@given(filings(), st.data())
def test_a_further_pause_never_shortens(filing: Filing, data: st.DataObject) -> None:
    more = data.draw(pauses(filing.received))
    assert due(filing) <= due(replace(filing, suspensions=filing.suspensions + more))


@given(filings())
def test_each_extension_is_later_than_what_it_extends(filing: Filing) -> None:
    steps = reckon(filing, library()).steps
    assert list(steps) == sorted(set(steps)) and len(steps) == len(filing.extensions) + 1
    assert steps[0] == due(replace(filing, extensions=()))


@given(moments, st.integers(0, 40), st.integers(0, 30))
def test_a_longer_visit_and_its_extension_never_shorten(received: datetime, after: int, days: int) -> None:
    first = received.date() + timedelta(days=after)
    visit = Suspension("현장조사", first, first + timedelta(days=days))
    dues = [
        due(Filing("고충", received, suspensions=told))
        for told in ((), (visit,), (replace(visit, last=first + timedelta(days=days + 3)),))
    ]
    assert dues == sorted(dues)
    assert dues[1] <= due(Filing("고충", received, suspensions=(replace(visit, is_longer=True),)))


@given(filings())
def test_what_is_due_is_a_working_hour_of_a_working_day(filing: Filing) -> None:
    at = due(filing)
    assert library().off(at.date()) == ""
    assert (9, 0) < (at.hour, at.minute) <= (12, 0) or (13, 0) < (at.hour, at.minute) <= (18, 0)


@given(filings())
def test_a_holiday_more_never_shortens(filing: Filing) -> None:
    added = overridden(library(), [Override(filing.received.date() + timedelta(days=2), True, "임시공휴일")])
    assert due(filing) <= (reckon(filing, added).due or filing.received)
