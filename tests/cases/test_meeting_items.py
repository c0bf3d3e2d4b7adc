"""A proposal of a meeting becomes a case by one act, and hears the answer."""

import pytest

from gongyak.cases.meeting_items import answer_item_of, may_answer_item, take_item_in, waiting_items
from gongyak.cases.models import Case, CaseStatus
from gongyak.meetings import items
from gongyak.meetings.models import ItemStatus
from gongyak.rules.refusal import Refusal
from tests.cases.office import ANSWER, HERE, Counter, opened
from tests.meetings.office import Office
from tests.meetings.office import opened as office_of


@pytest.fixture
def office(db: None) -> Office:
    return office_of()


@pytest.fixture
def counter(office: Office) -> Counter:
    return opened(office.people)


def test_a_proposal_becomes_a_case_and_hears_the_answer(office, counter):
    office.held()
    item = office.propose()
    counter.now = office.now
    assert list(waiting_items(counter.who("담당"))) == [item]
    told = {"item": item, "sort": "0101", "company": "한빛정밀", "by": counter.who("담당")}
    case = take_item_in(**told, now=counter.then())
    assert take_item_in(**told, now=counter.then()).pk == case.pk and Case.objects.count() == 1
    assert (case.title, case.kind, case.channel) == (item.title, "비민원", "간담회")
    assert case.department.name == HERE and case.status == CaseStatus.ASSIGNED
    assert not waiting_items(counter.who("담당")).exists()
    by = counter.who("담당")
    with pytest.raises(Refusal, match="회신한 뒤에"):
        answer_item_of(case=case, by=by, now=counter.then())
    office.now = counter.now
    office.do(items.assign_item, "총괄", task=office.task())
    counter.begin()
    counter.reply_to_company()
    assert may_answer_item(counter.case, by) and not may_answer_item(counter.case, counter.who("감사"))
    answered = answer_item_of(case=counter.case, by=by, now=counter.then())
    assert (answered.status, answered.result) == (ItemStatus.ANSWERED, ANSWER)
    assert not may_answer_item(counter.case, by)


def test_a_directive_is_no_difficulty(office, counter):
    told = {"sort": "0101", "by": counter.who("담당"), "now": counter.then()}
    with pytest.raises(Refusal, match="지시사항은"):
        take_item_in(item=office.order(), **told)
