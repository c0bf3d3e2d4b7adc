"""공개 통계: told once, in order, of months that are over, as the cases stood; what was told never changes."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.audit.models import Act
from gongyak.cases import publishing
from gongyak.cases.models import Case, CaseFigures, FollowUpQuestion
from gongyak.cases.published import months
from gongyak.cases.verify import verify
from gongyak.rules.moments import SEOUL
from gongyak.rules.refusal import Refusal
from tests.cases.office import Counter, opened

MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def publish(counter: Counter, month: date, who: str = "총괄") -> CaseFigures:
    return publishing.publish_figures(month=month, by=counter.who(who), now=counter.then())


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=SEOUL)


def test_months_are_told_in_their_order_and_once(counter):
    assert publishing.due_month(counter.now) is None
    for place in range(6):
        counter.replied(company=f"상사{place}", sort="0702" if place else "0101")
        counter.decide("해결")
    assert publishing.due_month(counter.now) is None
    counter.now = at(2024, 4, 1)
    assert publishing.due_month(counter.now) == MARCH
    with pytest.raises(Refusal, match="접수 부서가 공개합니다"):
        publish(counter, MARCH, "타부서담당")
    with pytest.raises(Refusal, match="차례대로"):
        publish(counter, date(2024, 4, 1))
    made = publish(counter, MARCH, "담당")
    (one,) = months()
    assert (one.figures.month, one.figures.received, one.figures.replied, one.figures.solved) == (
        "2024-03",
        6,
        6,
        6,
    )
    assert one.figures.sorts and one.figures.sorts.received == 6
    assert {part.count for part in one.figures.sorts.parts} == {None}
    assert one.figures.results and one.figures.results.received == 0
    act = Act.objects.latest("seq")
    assert (act.action, act.object, act.after) == ("애로 통계 공개", "case-figures/2024-03", made.hash)

    Case.objects.update(outcome="")
    assert publish(counter, MARCH) == made and months() == (one,)
    assert publishing.due_month(counter.now) is None


def test_what_became_of_a_quarter_is_told_one_quarter_later(counter):
    for place in range(7):
        counter.replied(company=f"상사{place}")
        counter.decide("해결", by_company=True)
        question = FollowUpQuestion.objects.filter(case=counter.case)[0]
        FollowUpQuestion.objects.filter(pk=question.pk).update(
            said="해결", satisfaction=4, answered_at=counter.now, asked_at=counter.now
        )
    for month in range(3, 7):
        counter.now = at(2024, month + 1, 1)
        publish(counter, date(2024, month, 1))
    june, *_, march = months()
    assert march.figures.sorts and march.figures.sorts.quarter == "2024-Q1"
    results = june.figures.results
    assert results and (results.quarter, results.received, results.out) == ("2024-Q1", 7, 0)
    assert [rate.words for rate in results.rates] == ["100.0%"] * 4
    assert (results.days, results.satisfaction, results.scores) == (0, 40, 7)
    assert {part.label: part.count for part in results.outcomes}["해결"] == 7
    assert june.figures.received == 0 and june.figures.solved == 0


def test_what_was_told_is_as_the_chain_took_it_down(counter):
    counter.replied()
    counter.now = at(2024, 4, 1)
    publish(counter, MARCH)
    assert list(verify()) == []
    CaseFigures.objects.update(body="{}")
    assert [one.code for one in verify()] == ["case-figures-differ"]


def test_figures_are_of_a_month(counter):
    """case_figures_of_a_month"""
    counter.replied()
    counter.now += timedelta(days=40)
    row = publish(counter, MARCH)
    with pytest.raises(IntegrityError, match="case_figures_of_a_month"), transaction.atomic():
        CaseFigures.objects.filter(pk=row.pk).update(month=date(2024, 3, 2))
