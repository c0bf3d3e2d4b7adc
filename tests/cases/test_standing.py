"""How the cases stood at a moment, as the situation page and the reports tell it."""

from datetime import timedelta

import pytest

from gongyak.cases.standing import CasesStanding, counted_between, late_at, standing_at
from tests.cases.office import THERE, Counter, opened


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def test_what_was_open_and_late_at_a_moment(counter):
    counter.working()
    before = counter.now
    counter.supplement()
    counter.replied(company="금사도장")
    now = counter.now
    assert standing_at(before) == CasesStanding(working=1, late=0, waiting=0, replied=0)
    assert standing_at(now) == CasesStanding(working=1, late=0, waiting=1, replied=1)
    assert standing_at(before - timedelta(days=1)) == CasesStanding(0, 0, 0, 0)
    assert counted_between(before - timedelta(days=1), now + timedelta(minutes=1)) == (2, 1, 0)
    counter.decide("해결", by_company=True)
    counter.close()
    assert standing_at(counter.now).replied == 0 and standing_at(now).replied == 1
    assert counted_between(now + timedelta(seconds=1), counter.now + timedelta(minutes=1)) == (0, 0, 1)


def test_late_ones_are_told_by_number_and_sort_alone(counter):
    case = counter.working()
    later = case.due_at + timedelta(days=3)
    (one,) = late_at(later, 10)
    assert (one.number, one.title, one.department) == (case.number, "인프라·환경 > 주차·교통", "일자리경제과")
    assert one.days == 3 and case.title not in one.why and standing_at(later).late == 1
    assert late_at(case.due_at, 10) == []


def test_what_is_anonymous_is_kept_from_whom_it_is_about_and_from_papers(counter):
    counter.working(is_anonymous=True, about=counter.place(THERE))
    later = counter.case.due_at + timedelta(days=1)
    assert late_at(later, 10) == []
    assert late_at(later, 10, {counter.place(THERE).pk}) == []
    assert len(late_at(later, 10, set())) == 1
    assert standing_at(later, {counter.place(THERE).pk}).late == 0 and standing_at(later).late == 1
