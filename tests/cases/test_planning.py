"""추진중 with a 목표일 is a planned activity of the card: planned, moved, finished and dropped with its case."""

from datetime import timedelta

import pytest

from gongyak.achievements.models import PlannedActivity
from gongyak.achievements.values import span_of
from gongyak.achievements.verify import verify
from gongyak.audit.models import Act
from gongyak.cases import afterwards
from gongyak.cases.models import FollowUpQuestion
from gongyak.rules.dates import Precision
from gongyak.rules.records import PlannedStatus, Span
from tests.cases.office import HERE, THERE, Counter, opened


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def promised(counter: Counter, days: int = 30) -> PlannedActivity:
    counter.decide("추진중", day=(counter.now + timedelta(days=days)).date(), reason="설계 중")
    return PlannedActivity.objects.latest("pk")


def test_what_is_promised_by_a_day_stands_in_the_plan_without_the_business(counter):
    case = counter.replied()
    row = promised(counter)
    day = (counter.now + timedelta(days=30)).date()
    assert (row.title, row.source) == ("기업애로 해소: 주차·교통", f"case/{case.pk}/1")
    assert span_of(row) == Span(day, day, Precision.DAY) and row.original is None
    assert str(row.department) == HERE and row.status == PlannedStatus.PLANNED
    assert list(verify()) == []


def test_another_day_is_a_slip_and_the_same_day_none(counter):
    counter.replied()
    first = promised(counter)
    counter.decide("추진중", day=first.end, reason="설계 중")
    assert PlannedActivity.objects.get().revision == first.revision
    row = promised(counter, 60)
    assert row.pk == first.pk and row.end == (counter.now + timedelta(days=60)).date()
    assert row.original and row.original["start"] == first.start.isoformat()
    assert Act.objects.filter(action="예정 활동 옮김").count() == 1


def test_solved_it_becomes_the_result_of_the_month(counter):
    counter.replied()
    promised(counter)
    counter.decide("해결")
    row = PlannedActivity.objects.select_related("actual").get()
    assert row.status == PlannedStatus.DONE
    assert row.actual and row.actual.source == f"cases/{counter.now:%Y-%m}"


def test_another_outcome_drops_it_and_a_new_promise_is_a_new_one(counter):
    counter.replied()
    promised(counter)
    counter.decide("불가", reason="법령", alternative="공영주차장")
    row = PlannedActivity.objects.get()
    assert (row.status, row.reason) == (PlannedStatus.DROPPED, "애로의 결과가 ‘불가’로 바뀜")
    again = promised(counter)
    assert again.pk != row.pk and again.source.endswith("/2")
    counter.reopen()
    again.refresh_from_db()
    assert (again.status, again.reason) == (PlannedStatus.DROPPED, "애로를 다시 살핌")


def test_what_the_business_says_finishes_it_too(counter):
    counter.replied()
    promised(counter)
    question = FollowUpQuestion.objects.order_by("after_days")[0]
    told = {"question": question, "by": counter.who("담당")}
    afterwards.note_answer(**told, said_word="미해결", now=counter.then(days=7))
    assert PlannedActivity.objects.get().status == PlannedStatus.PLANNED, "the promise stands"
    question = FollowUpQuestion.objects.order_by("after_days")[1]
    afterwards.note_answer(**told | {"question": question}, said_word="해결", now=counter.then(days=30))
    assert PlannedActivity.objects.get().status == PlannedStatus.DONE


def test_an_anonymous_case_is_not_in_the_plan(counter):
    counter.replied(is_anonymous=True, about=counter.place(THERE))
    counter.decide("추진중", day=(counter.now + timedelta(days=30)).date(), reason="설계 중")
    assert not PlannedActivity.objects.exists()
