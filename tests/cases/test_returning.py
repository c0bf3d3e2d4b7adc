"""반송: what was asked for comes back undelivered; twice, and the case may be taken as withdrawn (영 제25조제2항)."""

from datetime import date, timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.cases import returning, stopping
from gongyak.cases.models import Case, CaseStatus, SupplementRequest, SupplementStatus
from gongyak.cases.verify import verify
from gongyak.rules.refusal import Refusal
from tests.cases.office import Counter, opened
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(people: People) -> Counter:
    counter = opened(people)
    counter.working()
    counter.supplement(days=5)
    return counter


def came_back(counter: Counter, who: str = "담당", on: date | None = None) -> SupplementRequest:
    told = {"on": on or counter.now.date(), "by": counter.who(who)}
    return returning.note_return(case=counter.case, **told, now=counter.then())


def taken(counter: Counter, who: str = "팀장", reason: str = "등기부의 주소로도 보냈음") -> Case:
    told = {"by": counter.who(who), "reason": reason}
    return returning.take_as_withdrawn(case=counter.case, **told, now=counter.then())


def test_twice_and_it_is_taken_as_withdrawn(counter):
    with pytest.raises(Refusal, match="지금까지 0번"):
        taken(counter)
    first = counter.now.date()
    came_back(counter)
    with pytest.raises(Refusal, match="지금까지 1번"):
        taken(counter)
    counter.then(days=1)
    assert came_back(counter).returns == (first, first + timedelta(days=1))
    with pytest.raises(Refusal, match="이미 두 번"):
        came_back(counter)
    case = taken(counter)
    assert case.status == CaseStatus.WITHDRAWN and case.closed_at and case.next_at is None
    assert case.supplements.get().status == SupplementStatus.FAILED
    assert "2024. 3. 25., 2024. 3. 26. 되돌아옴: 등기부" in case.events.latest("pk").memo
    acts = Act.objects.filter(object=case.key).values_list("action", flat=True)
    assert list(acts).count("애로 보완 반송") == 2 and "애로 취하 간주" in acts and list(verify()) == []


def test_the_second_request_counts_with_the_first(counter):
    came_back(counter)
    counter.then(days=7)
    told = {"case": counter.case, "by": counter.who("담당")}
    stopping.ask_supplement_again(**told, now=counter.then())
    came_back(counter)
    assert [len(one.returns) for one in counter.case.supplements.order_by("pk")] == [1, 1]
    assert taken(counter).status == CaseStatus.WITHDRAWN


def test_what_was_answered_is_found_again_and_counts_anew(counter):
    came_back(counter)
    counter.supplemented()
    with pytest.raises(Refusal, match="기다리는 보완요구가 없습니다"):
        came_back(counter)
    counter.supplement()
    came_back(counter)
    with pytest.raises(Refusal, match="지금까지 1번"):
        taken(counter)


def test_a_day_before_it_was_sent_or_to_come_is_none(counter):
    today = counter.now.date()
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(Refusal, match="되돌아온 날은"):
            came_back(counter, on=day)
    counter.then(days=2)
    came_back(counter)
    with pytest.raises(Refusal, match="앞의 반송보다 뒤"):
        came_back(counter, on=today)


def test_who_may(counter):
    for who in ("타부서담당", "타부서과장", "감사"):
        with pytest.raises(Refusal, match="맡은 부서나 접수 부서"):
            came_back(counter, who)
    came_back(counter)
    came_back(counter, "총괄")
    with pytest.raises(Refusal, match="접수 부서나 맡은 부서의"):
        taken(counter, "타부서과장")
    with pytest.raises(Refusal, match="소재지를"):
        taken(counter, reason=" ")
