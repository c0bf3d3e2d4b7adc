"""From a fax to solved: the whole way of one case, and what each step leaves behind."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from gongyak.achievements.models import Achievement
from gongyak.achievements.values import achievement_value
from gongyak.approvals.models import State
from gongyak.audit.models import Act
from gongyak.cases import afterwards
from gongyak.cases.letters import blocks_of, letter_of
from gongyak.cases.models import Case, CaseLetter, CaseStatus, FollowUpQuestion, Notice
from gongyak.cases.verify import verify
from gongyak.jobs.models import Job
from gongyak.records.models import RecordVersion
from gongyak.rules.refusal import Refusal
from tests.cases.office import ANSWER, FRIDAY, THERE, Counter, opened


@pytest.fixture
def counter(db: None) -> Counter:
    return opened(now=FRIDAY - timedelta(minutes=2))


def test_a_case_is_numbered_and_its_clock_is_that_of_the_law(counter):
    case = counter.take_in()
    assert (case.number, case.status) == ("기업애로-2024-0001", CaseStatus.RECEIVED)
    assert case.due_at.astimezone(FRIDAY.tzinfo).isoformat() == "2024-04-18T18:00:00+09:00"
    assert case.next_what == "배정"
    assert case.proposed.startswith("일자리경제과")


def test_two_departments_give_one_answer(counter):
    counter.working()
    counter.ask(days=3)
    counter.write()
    with pytest.raises(Refusal, match=f"회신하지 않은 협조부서가 있습니다: {THERE}"):
        counter.submit()
    counter.reply()
    counter.submit()
    counter.sign("팀장")
    case = counter.sign("과장")
    assert case.status == CaseStatus.REPLIED and case.replied_at == counter.now
    assert case.approval.state == State.DONE
    assert [one.after_days for one in case.questions.all()] == [7, 30, 90]
    letter = letter_of(CaseLetter.objects.latest("pk"))
    assert letter.body == ANSWER and letter.officer.words == "일자리경제과 담당이름 (전화 051-000-4801)"
    assert list(verify()) == []


def test_the_case_stays_open_until_the_company_says_that_it_is_solved(counter):
    counter.replied()
    counter.decide("해결")
    with pytest.raises(Refusal, match="기업이 해결되었다고 확인하지 않았습니다"):
        counter.close()
    question = FollowUpQuestion.objects.first()
    afterwards.note_answer(
        question=question, said_word="해결", satisfaction=5, by=counter.who("담당"), now=counter.then()
    )
    case = counter.close()
    assert (case.status, case.outcome, case.is_confirmed) == (CaseStatus.CLOSED, "해결", True)
    assert case.next_at is None
    assert not FollowUpQuestion.objects.filter(answered_at=None, dropped_at=None).exists()


def test_what_is_under_way_does_not_close(counter):
    counter.replied()
    counter.decide("추진중", day=(counter.now + timedelta(days=30)).date())
    assert counter.case.next_what in ("목표일", "해결 확인")
    with pytest.raises(Refusal, match="추진중"):
        counter.close()


def test_what_cannot_be_says_why_and_what_else(counter):
    counter.replied()
    with pytest.raises(Refusal, match=r"사유.*대안"):
        counter.decide("불가")
    counter.decide("불가", reason="도로가 좁음", alternative="공영주차장 할인")
    assert counter.close().status == CaseStatus.CLOSED


def test_a_case_is_reopened_once_with_a_clock_of_its_own(counter):
    first = counter.replied()
    counter.now += timedelta(days=7)
    case = counter.reopen()
    assert (case.status, case.turn, case.replied_at) == (CaseStatus.WORKING, 2, None)
    assert case.first_replied_at == first.replied_at and case.due_at > first.due_at
    counter.reply_to_company()
    with pytest.raises(Refusal, match="한 번만"):
        counter.reopen()
    assert counter.case.answers.count() == 2 and list(verify()) == []


def test_an_extension_moves_the_due_moment_and_is_told(counter):
    counter.working()
    due = counter.case.due_at
    with pytest.raises(Refusal, match="팀장이나 과장"):
        counter.extend("담당")
    counter.extend()
    assert counter.case.due_at > due
    letter = letter_of(CaseLetter.objects.latest("pk"))
    assert letter.kind == "extension" and letter.due.startswith("2024. 5. 9.")
    with pytest.raises(Refusal, match="동의"):
        counter.extend()
    counter.extend(agreed=True)
    with pytest.raises(Refusal, match="두 번까지만"):
        counter.extend(agreed=True)


def test_nothing_personal_stands_in_acts_records_or_mail(counter):
    counter.replied()
    counter.decide("해결", by_company=True)
    counter.close()
    told = [json.dumps(list(rows), ensure_ascii=False, default=str) for rows in (
        Act.objects.values_list(), RecordVersion.objects.values_list(), CaseLetter.objects.values_list()
    )]  # fmt: skip
    told += [json.dumps(job.payload, ensure_ascii=False) for job in Job.objects.all()]
    notices = Notice.objects.filter(staff=None, way="전자우편")
    told += [
        json.dumps([one.subject, one.text, one.values], ensure_ascii=False) for one in Notice.objects.all()
    ]
    assert list(notices.values_list("step", flat=True)) == ["receipt", "assigned", "reply"]
    for secret in ("홍길동", "010-1234-5678", "hong@example.com"):
        assert not [text for text in told if secret in text]
    page = "\n".join(
        getattr(one, "text", "") for one in blocks_of(CaseLetter.objects.latest("pk"), counter.now)
    )
    assert "수신: 두구정밀 대표 홍길동 귀하" in page and "끝." in page


def test_the_month_becomes_a_result_with_its_sources(counter):
    counter.replied()
    counter.take_in()
    counter.replied(company="금사공업")
    counter.decide("해결", by_company=True)
    row = Achievement.objects.get()
    assert (row.source, row.kind, row.status) == ("cases/2024-03", "상시운영", "후보")
    value = achievement_value(row)
    assert {one.label: one.value for one in value.metrics} == {
        "애로 접수": 3, "애로 접수 기업": 2, "애로 회신": 2, "애로 해결": 1
    }  # fmt: skip
    solved = next(one for one in value.metrics if one.code == "case-solved")
    assert [asdict(one)["number"] for one in solved.sources] == ["기업애로-2024-0003"]


def test_a_form_gives_one_case(counter):
    first = counter.take_in(key="the-form")
    assert counter.take_in(key="the-form").pk == first.pk
    assert Case.objects.count() == 1 and Act.objects.filter(action="애로 접수").count() == 1
