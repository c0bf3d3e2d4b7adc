"""재조사 배정: a grievance that came again after an answer goes to who did not answer it (영 제17조제5항)."""

import pytest

from gongyak.audit.models import Act
from gongyak.cases import afterwards, reviewing
from gongyak.cases.models import Case, CaseStatus, Notice
from gongyak.cases.verify import verify
from gongyak.rules.refusal import Refusal
from gongyak.staff.actions import appoint, register_department
from gongyak.staff.models import Role
from tests.cases.office import HERE, THERE, Counter, opened
from tests.people import BEGAN, NOW, People

pytestmark = pytest.mark.django_db
AUDIT = "감사담당관"


@pytest.fixture
def counter(people: People) -> Counter:
    """The counter, and a department of auditors with its lead."""
    counter = opened(people)
    place = register_department(name=AUDIT, place=9, began_on=BEGAN, by="시연", now=NOW)
    people.departments[AUDIT] = place
    told = {"role": Role.TEAM_LEAD, "department": place, "rank": "", "began_on": BEGAN}
    appoint(staff=people["평가위원"], **told, by="시연", now=NOW)
    return counter


def answered(counter: Counter, **told: object) -> Case:
    return counter.replied(**{"kind": "고충"} | told)


def reviewed(
    counter: Counter, earlier: Case, who: str = "담당", to: str = AUDIT, why: str = "같은 글"
) -> Case:
    told = {"number": earlier.number or "", "department": counter.place(to), "reason": why}
    return reviewing.review(case=counter.case, **told, by=counter.who(who), now=counter.then())


def test_it_goes_to_another_department_with_a_record(counter):
    earlier = answered(counter)
    counter.take_in(kind="고충")
    due = counter.case.due_at
    case = reviewed(counter, earlier)
    assert (case.status, case.department, case.handler) == (CaseStatus.ASSIGNED, counter.place(AUDIT), None)
    assert case.due_at == due
    memo = case.events.latest("pk").memo
    assert f"{AUDIT}: {HERE}에서 {earlier.number}" in memo and "같은 글" in memo
    assert Act.objects.filter(object=case.key, action="애로 재조사 배정").count() == 1
    lead = counter.people["평가위원"]
    assert Notice.objects.filter(case=case, staff=lead, step="staff-assigned").exists()
    assert Notice.objects.filter(case=case, staff=None, step="assigned").exists()
    assert list(verify()) == []


def test_who_answered_does_not_get_it(counter):
    earlier = answered(counter)
    counter.take_in(kind="고충")
    with pytest.raises(Refusal, match=f"{HERE}에서 답한"):
        reviewed(counter, earlier, to=HERE)
    counter.assign(to=THERE)
    with pytest.raises(Refusal, match="이미 그 부서가"):
        reviewed(counter, earlier, to=THERE)
    assert reviewed(counter, earlier).department == counter.place(AUDIT)


def test_a_lead_of_the_department_that_has_it_may_too(counter):
    earlier = answered(counter)
    counter.working(kind="고충")
    assert reviewed(counter, earlier, "팀장").status == CaseStatus.ASSIGNED


@pytest.mark.parametrize("who", ["타부서팀장", "감사", "구청장"])
def test_others_may_not(counter, who):
    earlier = answered(counter)
    counter.working(kind="고충")
    with pytest.raises(Refusal, match="맡은 부서의 팀장이나"):
        reviewed(counter, earlier, who)


def test_it_is_for_grievances_that_were_answered_to_the_same_business(counter):
    earlier = answered(counter)
    counter.working(kind="건의")
    with pytest.raises(Refusal, match="다시 낸 고충민원만"):
        reviewed(counter, earlier)
    plain, other = counter.replied(kind="건의"), answered(counter, company="금사공업")
    still = counter.working(kind="고충")
    counter.working(kind="고충")
    for one in (plain, other, still, counter.case, Case(number="기업애로-2020-0001")):
        with pytest.raises(Refusal, match="앞서 답한 것의 접수번호"):
            reviewed(counter, one)
    with pytest.raises(Refusal, match="까닭을 적으십시오"):
        reviewed(counter, earlier, why=" ")


def test_what_was_reopened_has_no_answer_that_stands(counter):
    earlier = answered(counter)
    by, now = counter.who("담당"), counter.then()
    afterwards.reopen(case=earlier, by=by, now=now, reason="아직 풀리지 않음")
    counter.working(kind="고충")
    with pytest.raises(Refusal, match="앞서 답한 것"):
        reviewed(counter, earlier)


def test_whom_it_is_about_gets_no_anonymous_one(counter):
    earlier = answered(counter)
    counter.take_in(kind="고충", is_anonymous=True, about=counter.place(THERE))
    with pytest.raises(Refusal, match="익명의 애로는"):
        reviewed(counter, earlier, to=THERE)


def test_an_earlier_one_that_is_hidden_from_somebody_is_none(counter):
    earlier = answered(counter, is_anonymous=True, about=counter.place(THERE))
    counter.take_in(kind="고충", to=THERE)
    with pytest.raises(Refusal, match="앞서 답한 것"):
        reviewed(counter, earlier, "타부서팀장")
