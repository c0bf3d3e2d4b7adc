"""The promises of the tables of cases."""

from datetime import date, timedelta

import pytest

from gongyak.cases.models import (
    AnswerSample,
    Case,
    CaseAnswer,
    CaseOutcome,
    CaseSetting,
    CaseStatus,
    ClockEvent,
    DepartmentRequest,
    FieldVisit,
    FollowUpQuestion,
    MonthlyCheck,
    OutcomeCode,
    RoutingRule,
    Submitter,
    SupplementRequest,
    UpstreamProposal,
)
from gongyak.rules.cases import outcomes
from tests.cases.office import HERE, MONDAY, THERE, Counter, opened

DAY = date(2024, 3, 25)


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.fixture
def case(counter: Counter) -> Case:
    return counter.working()


def made(**changed: object) -> Case:
    told = {"form_hash": "0", "kind": "건의", "channel": "전화", "filed_at": MONDAY, "changed_at": MONDAY}
    told |= {"title": "가", "content": "나", "company_name": "다", "sort": "0702", "next_at": MONDAY}
    return Case(**(told | changed))


def numbered(**changed: object) -> Case:
    return made(**({"number": "1", "received_at": MONDAY} | changed))


def test_case_status(refused, counter):
    refused(made(status="모름"), "정해진 말")


def test_case_received_is_numbered(refused, counter):
    refused(made(status=CaseStatus.RECEIVED), "접수번호와")


def test_case_has_department(refused, counter):
    refused(numbered(status=CaseStatus.WORKING), "주무부서가")


def test_case_replied_when(refused, counter):
    refused(numbered(status=CaseStatus.REPLIED, department=counter.place(HERE)), "회신한 때가")


def test_case_closed_when(refused, counter):
    refused(numbered(status=CaseStatus.WITHDRAWN, next_at=None), "끝난 때가")
    refused(numbered(closed_at=MONDAY), "끝난 때가")


def test_case_open_has_next(refused, counter):
    refused(made(next_at=None), "다음 기한이")


def test_case_closed_with_outcome(refused, counter):
    told = {"department": counter.place(HERE), "replied_at": MONDAY, "closed_at": MONDAY, "next_at": None}
    refused(numbered(status=CaseStatus.CLOSED, **told), "해결 결과가")


def test_case_not_to_whom_it_is_about(refused, counter):
    there = counter.place(THERE)
    refused(numbered(is_anonymous=True, about=there, department=there), "상대가 된 부서")


def test_case_reopened_once(refused, counter):
    refused(made(turn=3, reopened_at=MONDAY), "한 번만")
    refused(made(turn=2), "한 번만")


def test_case_filled(refused, counter):
    refused(made(company_name=""), "기업 이름")


def test_submitter_consented(refused, counter):
    row = made()
    row.save()
    refused(Submitter(case=row, name="홍길동", reply_by="전화"), "동의를")


def test_submitter_has_mail(refused, counter):
    row = made()
    row.save()
    refused(Submitter(case=row, reply_by="전자우편"), "전자우편 주소를")


def test_clock_event_cause(refused, case):
    refused(ClockEvent(case=case, what="중단", day=DAY, at=MONDAY), "법령의 사유가")


def test_clock_event_says_why(refused, case):
    refused(ClockEvent(case=case, what="연장", day=DAY, at=MONDAY), "연장하는 사유")


def request(counter: Counter, case: Case, **changed: object) -> DepartmentRequest:
    told = {"case": case, "department": counter.place(THERE), "question": "가", "days": 3, "asked_at": MONDAY}
    told |= {"asked_by": counter.people["담당"], "first_due_at": MONDAY, "due_at": MONDAY}
    return DepartmentRequest(**(told | changed))


def test_request_once(refused, counter, case):
    counter.ask()
    refused(request(counter, case), "이미 협조를")


def test_request_replied(refused, counter, case):
    refused(request(counter, case, status="회신"), "회신한 글과 때가")


def test_request_due(refused, counter, case):
    refused(request(counter, case, due_at=MONDAY - timedelta(days=1)), "앞당길 수 없습니다")


def test_field_visit_filled(refused, counter, case):
    told = {"visited_on": DAY, "at": MONDAY, "by": counter.people["담당"], "visitors": "가"}
    refused(FieldVisit(case=case, place="", found="나", **told), "본 것을")


def supplement(counter: Counter, case: Case, **changed: object) -> SupplementRequest:
    told = {
        "case": case,
        "wanted": "가",
        "due_on": DAY,
        "asked_at": MONDAY,
        "asked_by": counter.people["담당"],
    }
    return SupplementRequest(**(told | changed))


def test_supplement_once(refused, counter, case):
    counter.supplement()
    refused(supplement(counter, case), "이미 보완을")


def test_supplement_bounds(refused, counter, case):
    refused(supplement(counter, case, attempt=3), "두 번까지")


def test_supplement_came_back(refused, counter, case):
    days = {"came_back_on": DAY, "came_back_again_on": DAY - timedelta(days=1)}
    refused(supplement(counter, case, **days), "처음 되돌아온 날부터")


def answer(counter: Counter, case: Case, **changed: object) -> CaseAnswer:
    told = {"case": case, "text": "가", "changed_at": MONDAY, "changed_by": counter.people["담당"]}
    return CaseAnswer(**(told | changed))


def test_case_answer_once(refused, counter, case):
    counter.write()
    refused(answer(counter, case), "답변이 하나")


def test_case_answer_refusal(refused, counter, case):
    refused(answer(counter, case, refuses=True, reason="가"), "구제절차")


def test_case_answer_approved(refused, counter, case):
    refused(answer(counter, case, sent_at=MONDAY), "결재가")


def test_outcome_code(refused, case):
    refused(CaseOutcome(case=case, code="모름", at=MONDAY), "정해진 말")


def test_outcome_has_day(refused, case):
    refused(CaseOutcome(case=case, code="추진중", at=MONDAY), "목표일")


def test_outcome_says_why(refused, case):
    refused(CaseOutcome(case=case, code="불가", reason="가", at=MONDAY), "대안을")


def test_follow_up_question_once(refused, counter):
    case = counter.replied()
    refused(FollowUpQuestion(case=case, after_days=7, due_on=DAY), "이미 있습니다")


def test_follow_up_satisfaction(refused, case):
    refused(FollowUpQuestion(case=case, after_days=7, due_on=DAY, satisfaction=6), "1에서 5")


def test_follow_up_answered(refused, case):
    refused(FollowUpQuestion(case=case, after_days=7, due_on=DAY, said="해결"), "답한 때가")


def proposal(counter: Counter, case: Case, **changed: object) -> UpstreamProposal:
    told = {"case": case, "to": "규제신문고", "filed_on": DAY, "rule": "가", "current": "나", "problem": "다"}
    told |= {"improvement": "라", "at": MONDAY, "by": counter.people["담당"]}
    return UpstreamProposal(**(told | changed))


def test_upstream_filled(refused, counter, case):
    refused(proposal(counter, case, rule=""), "근거 규정")


def test_upstream_decided(refused, counter, case):
    refused(proposal(counter, case, status="결과 도착"), "결과와 온 날")


def test_case_setting_one_row(refused, counter):
    refused(CaseSetting(id=2), "하나만")


def test_case_setting_bounds(refused, db):
    refused(CaseSetting(target_days=0), "목표 기간은")


def test_routing_rule_once(refused, counter):
    RoutingRule.objects.create(sort="07", department=counter.place(THERE))
    refused(RoutingRule(sort="07", department=counter.place(THERE)), "배정 규칙이")


def test_answer_sample_filled(refused, counter):
    refused(AnswerSample(title="", text="가", changed_at=MONDAY, changed_by=counter.people["담당"]), "글을")


def test_monthly_check_filled(refused, counter):
    told = {"at": MONDAY, "by": counter.people["담당"], "open": 0, "late": 0}
    refused(MonthlyCheck(year=2024, month=13, found="가", **told), "점검한 달")


def test_rows_say_what_they_are(counter):
    case = counter.working()
    counter.supplement()
    words = {str(row) for row in (case, case.supplements.get(), case.submitter, case.events.first())}
    assert words == {"기업애로-2024-0001", f"{case.pk} 보완 1", f"{case.pk} 제출인", f"{case.pk} 접수"}
    assert str(made()) == "접수 전"


def test_the_words_of_outcomes_are_those_of_the_rules():
    assert [row.code for row in outcomes()] == OutcomeCode.values
