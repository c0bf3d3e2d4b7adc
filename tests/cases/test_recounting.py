"""A day that becomes a holiday moves every clock that runs over it, and no other; each move is told and is an act."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongyak.audit.models import Act
from gongyak.calendar.actions import choose, override_day
from gongyak.calendar.models import DayState
from gongyak.cases import asking
from gongyak.cases.models import Case, CaseEvent
from gongyak.cases.recounting import over, recount_daily, recount_open
from gongyak.cases.verify import verify
from gongyak.jobs.models import Job
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from tests.cases.office import FRIDAY, Counter, opened
from tests.people import People

pytestmark = pytest.mark.django_db
DAY = date(2024, 4, 5)
RECOUNTED = "애로 기한 다시 셈"


@pytest.fixture
def counter(people: People) -> Counter:
    made = opened(people)
    made.now = FRIDAY
    return made


def declare(day: date = DAY, state: str = DayState.HOLIDAY) -> None:
    name = "임시공휴일" if state == DayState.HOLIDAY else ""
    override_day(day=day, state=state, name=name, reason="국무회의 의결", by="staff/1", now=FRIDAY)


def count(day: date | None = DAY) -> int:
    return recount_open(by="staff/1", now=FRIDAY, reason="2024. 4. 5.(금) 휴일 변경", day=day)


def at(day: int, hour: int = 18, minute: int = 0) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=SEOUL)


def test_an_open_case_moves_and_that_is_told(counter: Counter) -> None:
    row = counter.working()
    assert row.due_at == at(18)
    declare()
    assert count() == 1
    row.refresh_from_db()
    assert row.due_at == at(19)
    act = Act.objects.filter(action=RECOUNTED).get()
    assert (act.actor, act.object, act.reason) == ("staff/1", row.key, "2024. 4. 5.(금) 휴일 변경")
    event = CaseEvent.objects.latest("pk")
    assert event.memo == (
        "처리기한 2024. 4. 18.(목) 18:00 → 2024. 4. 19.(금) 18:00; 2024. 4. 5.(금) 휴일 변경"
    )
    declare(state=DayState.AS_KNOWN)
    assert count() == 1 and Case.objects.get().due_at == at(18)
    assert count() == 0 and list(verify()) == []


def test_the_department_that_was_asked_gets_its_day_too(counter: Counter) -> None:
    counter.working()
    one = counter.ask(days=7)
    assert one.due_at == at(8)
    asking.reply_later(
        request=one, days=2, reason="자료를 더 봄", by=counter.who("타부서담당"), now=counter.then()
    )
    assert counter.request.due_at == at(11)
    declare()
    assert count() == 1
    moved = counter.request
    assert (moved.first_due_at, moved.due_at) == (at(9), at(12))
    memo = CaseEvent.objects.latest("pk").memo
    assert memo.startswith(
        "처리기한 2024. 4. 18.(목) 18:00 → 2024. 4. 19.(금) 18:00; 협조부서 문화관광과 2024. 4. 11."
    )
    declare(state=DayState.AS_KNOWN)
    count()
    assert (counter.request.first_due_at, counter.request.due_at) == (at(8), at(11))


def test_what_does_not_run_over_the_day_is_left_alone(counter: Counter) -> None:
    replied = counter.replied(kind="고충")
    counter.now = FRIDAY + timedelta(days=10)
    later = counter.take_in()
    before = {one.pk: (one.due_at, one.next_at) for one in (replied, later)}
    declare()
    assert not over(DAY).exists() and count() == 0 and count(None) == 0
    assert {one.pk: (one.due_at, one.next_at) for one in Case.objects.all()} == before
    assert not Act.objects.filter(action=RECOUNTED).exists()


def test_a_clock_that_stands_still_is_counted_when_it_runs_again(counter: Counter) -> None:
    row = counter.working()
    counter.supplement(days=20)
    declare()
    assert over(DAY).get() == row and count() == 0
    counter.supplemented()
    assert counter.case.due_at == at(22)  # 29 March and 5 April do not count


def test_another_way_to_count_moves_what_came_after_hours(counter: Counter) -> None:
    counter.now = FRIDAY.replace(hour=19, minute=0)
    row = counter.working(kind="고충")
    assert row.due_at == at(9)
    choose(name="after-hours", value="접수한 날", reason="지침", by="staff/1", now=counter.now)
    assert count(None) == 1 and Case.objects.get().due_at == at(8)


def test_the_day_after_counts_what_nobody_told_of(counter: Counter) -> None:
    counter.working()
    declare()
    recount_daily(Job(), FRIDAY)
    assert Act.objects.filter(action=RECOUNTED).get().actor == "program/work"
    recount_daily(Job(), FRIDAY)
    assert Act.objects.filter(action=RECOUNTED).count() == 1


def test_the_statements_grow_with_what_the_day_touches_alone(
    counter: Counter, django_assert_max_num_queries
) -> None:
    for _ in range(4):
        counter.take_in(to="일자리경제과")
    declare()
    with django_assert_max_num_queries(5 + 4 * 13):
        assert count() == 4


class TestNothingIsMissed(TestCase):
    """Whatever day changes, counting the cases that it touches leaves nothing for counting all of them."""

    @settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.tuples(st.integers(0, 20), st.sampled_from(["건의", "고충", "기타", "법령질의"])),
            min_size=1,
            max_size=3,
        ),
        st.integers(-3, 45),
    )
    def test_a_day(self, filed: list[tuple[int, str]], after: int) -> None:
        counter = opened()
        for days, kind in filed:
            counter.now = max(counter.now, FRIDAY + timedelta(days=days))
            counter.take_in(kind=kind, to="일자리경제과")
        day = FRIDAY.date() + timedelta(days=after)
        if day.weekday() > 4:
            return
        try:
            declare(day)
        except Refusal:  # it is that holiday already
            return
        count(day)
        assert recount_open(by="staff/1", now=FRIDAY) == 0
