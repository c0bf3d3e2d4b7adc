"""What is refused, with the sentence that says why and what to do; and that nothing changes then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gongyak.audit.models import Act
from gongyak.cases import asking, leaving, minding, proposing, stopping
from gongyak.cases.escalating import mind_in_time
from gongyak.cases.models import Case, CaseStatus, ClockEvent, Notice
from gongyak.cases.setting import add_rule, keep_sample, remove_rule, set_cases
from gongyak.cases.verify import verify
from gongyak.jobs.models import Job
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from tests.cases.office import HERE, MONDAY, PERSON, THERE, Counter, opened


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"company": " "}, "기업 이름을"),
        ({"content": ""}, "내용을"),
        ({"sort": "7777"}, "유형을"),
        ({"kind": "모름"}, "민원구분을"),
        ({"channel": "전서구"}, "접수 경로에"),
        ({"kind": "법정"}, "처리기간"),
        ({"content": "제 번호는 900101-1234567입니다"}, "주민등록번호로"),
        ({"is_anonymous": True}, "누구에게 숨길지"),
        ({"person": replace(PERSON, consents=False)}, "동의를 받아야"),
        ({"person": replace(PERSON, mail="없음")}, "전자우편 주소를"),
        ({"person": replace(PERSON, reply_by="봉화")}, "회신방법을"),
    ],
)
def test_what_is_keyed_in_wrongly_is_not_taken_in(counter, changed, sentence):
    before = Act.objects.count()
    with pytest.raises(Refusal, match=sentence):
        counter.take_in(**changed)
    assert not Case.objects.exists() and Act.objects.count() == before


def test_who_may_not_take_in(counter):
    with pytest.raises(Refusal, match="부서의 직원이 아닙니다"):
        counter.take_in("감사")


def test_an_anonymous_case_is_hidden_from_whom_it_is_about(counter):
    case = counter.take_in(is_anonymous=True, about=counter.place(THERE))
    other = counter.who("타부서담당")
    seen = Case.objects.visible_to(other, counter.place(HERE).pk)
    assert not seen.exists()
    assert Case.objects.visible_to(other, counter.place(THERE).pk).count() == 0
    assert Case.objects.visible_to(counter.who("총괄"), counter.place(THERE).pk).get() == case
    with pytest.raises(Refusal, match="상대가 된 부서에 보낼 수 없습니다"):
        counter.assign(to=THERE)
    counter.assign()
    counter.begin()
    with pytest.raises(Refusal, match="상대가 된 부서에 알릴 수 없습니다"):
        counter.ask()
    counter.write()
    with pytest.raises(Refusal, match="상대가 된 부서에 협조받을 수 없습니다"):
        counter.submit(cooperating=(counter.place(THERE),))


def test_only_the_lead_department_works_on_a_case(counter):
    counter.take_in()
    with pytest.raises(Refusal, match="접수 부서가 합니다"):
        counter.assign("타부서담당")
    counter.assign(to=THERE)
    with pytest.raises(Refusal, match="맡은 부서의 직원이 아닙니다"):
        counter.begin("담당")
    with pytest.raises(Refusal, match="담당자는"):
        counter.begin("타부서담당", handler="담당")
    counter.begin("타부서담당", handler="타부서담당")
    for act in (counter.write, counter.submit, counter.ask, counter.supplement):
        with pytest.raises(Refusal, match="맡은 부서의 직원이 아닙니다"):
            act(who="담당")


def test_a_department_sees_what_it_is_asked_and_nothing_else(counter):
    counter.working()
    with pytest.raises(Refusal, match="늦습니다"):
        counter.ask(days=30)
    counter.ask()
    assert not Case.objects.visible_to(counter.who("타부서담당"), counter.place(HERE).pk).exists()
    with pytest.raises(Refusal, match="협조를 요청받은 부서"):
        counter.reply("담당")
    with pytest.raises(Refusal, match="이미 협조를"):
        counter.ask()
    told = {"by": counter.who("타부서담당"), "reason": "현장을 봐야 함"}
    first = counter.request.due_at
    asking.reply_later(request=counter.request, days=2, now=counter.then(), **told)
    assert counter.request.due_at > first == counter.request.first_due_at
    with pytest.raises(Refusal, match="한 번만"):
        asking.reply_later(request=counter.request, days=2, now=counter.then(), **told)
    counter.reply()
    with pytest.raises(Refusal, match="이미 회신한"):
        counter.reply()


def test_a_supplement_stops_the_clock_and_is_asked_twice(counter):
    counter.working()
    due = counter.case.due_at
    counter.supplement(days=5)
    assert counter.case.status == CaseStatus.SUPPLEMENT and counter.case.due_at is None
    again = {"case": counter.case, "by": counter.who("담당")}
    with pytest.raises(Refusal, match="아직 지나지 않았습니다"):
        stopping.ask_supplement_again(**again, now=counter.then())
    counter.now += timedelta(days=7)
    stopping.ask_supplement_again(**again, now=counter.then())
    with pytest.raises(Refusal, match="아직 지나지 않았습니다"):
        stopping.return_case(**again, now=counter.then(), reason="안 보냄")
    counter.supplemented()
    assert counter.case.status == CaseStatus.WORKING and counter.case.due_at > due
    assert list(verify()) == []


def test_whoever_does_not_answer_twice_gets_it_back_with_the_remedy(counter):
    counter.working()
    counter.supplement(days=5)
    told = {"case": counter.case, "by": counter.who("담당")}
    counter.now += timedelta(days=7)
    with pytest.raises(Refusal, match="한 번 더 요구"):
        stopping.return_case(**told, now=counter.then(), reason="안 보냄")
    stopping.ask_supplement_again(**told, now=counter.then())
    counter.now += timedelta(days=12)
    case = stopping.return_case(**told, now=counter.then(), reason="두 번 요구해도 보내지 않음")
    assert case.status == CaseStatus.RETURNED
    assert "이견이 있으면" in case.letters.latest("pk").body


def test_days_at_the_place_stop_the_clock_of_grievances_alone(counter):
    counter.working()
    told = {"by": counter.who("담당"), "reason": "소음을 잼"}
    with pytest.raises(Refusal, match="고충민원뿐"):
        stopping.begin_survey(case=counter.case, now=counter.then(), **told)
    counter.working(kind="고충")
    stopping.begin_survey(case=counter.case, now=counter.then(), **told)
    due = counter.case.due_at
    assert due is not None  # the law stops it for fourteen days at most
    counter.now += timedelta(days=3)
    stopping.end_survey(case=counter.case, by=counter.who("담당"), now=counter.then())
    assert counter.case.due_at < due


def test_a_longer_look_at_the_place_takes_seven_days_more_out_once(counter):
    counter.working(kind="고충")
    told = {"case": counter.case, "by": counter.who("담당"), "reason": "밤 소음도 재야 함"}
    with pytest.raises(Refusal, match="현장조사 연장"):
        stopping.lengthen_survey(**told, now=counter.then())
    stopping.begin_survey(**told, now=counter.then())
    before = counter.case.due_at
    with pytest.raises(Refusal, match="부서의 직원이 아닙니다"):
        stopping.lengthen_survey(**{**told, "by": counter.who("타부서담당")}, now=counter.then())
    stopping.lengthen_survey(**told, now=counter.then())
    after = counter.case.due_at
    # 4. 8.부터 4. 14.까지 이레 가운데 근무일은 나흘(4. 10. 총선)
    assert [day_of(one).isoformat() for one in (before, after)] == ["2024-04-17", "2024-04-23"]
    with pytest.raises(Refusal, match="한 번만"):
        stopping.lengthen_survey(**told, now=counter.then())
    assert counter.case.due_at == after
    counter.now += timedelta(days=2)
    stopping.end_survey(case=counter.case, by=counter.who("담당"), now=counter.then())
    assert counter.case.due_at < before  # only the days at the place were taken out


def test_another_cause_of_the_law_stops_the_clock_until_it_is_over(counter):
    counter.working()
    told = {"case": counter.case, "by": counter.who("담당")}
    with pytest.raises(Refusal, match="목록에서"):
        stopping.stop(**told, cause="휴가", reason="쉼", now=counter.then())
    stopping.stop(**told, cause="전문검토", reason="구조 검토", now=counter.then())
    with pytest.raises(Refusal, match="이미 멈추어"):
        stopping.stop(**told, cause="전문검토", reason="구조 검토", now=counter.then())
    with pytest.raises(Refusal, match="멈추어 있어"):
        counter.ask()
    with pytest.raises(Refusal, match="멈추어 있습니다"):
        counter.extend()
    counter.write()
    with pytest.raises(Refusal, match="멈추어 있습니다"):
        counter.submit()
    stopping.resume(**told, cause="전문검토", now=counter.then())
    counter.submit()
    assert ClockEvent.objects.count() == 2


def test_a_refusal_says_why_and_what_can_be_done(counter):
    counter.working()
    with pytest.raises(Refusal, match="이유와 구제절차를"):
        counter.write(refuses=True)
    counter.write(refuses=True, reason="도로가 좁음", remedy="다시 살펴 달라고 할 수 있음")
    counter.submit()
    counter.sign("팀장")
    counter.sign("과장")
    letter = counter.case.letters.latest("pk")
    assert letter.kind == "refusal" and "도로가 좁음" in letter.body and "다시 살펴" in letter.body


def test_a_letter_names_whom_to_ask_or_does_not_go(counter):
    from gongyak.district.models import DepartmentLine

    counter.working()
    DepartmentLine.objects.all().delete()
    with pytest.raises(Refusal, match="소속·성명·연락처"):
        counter.extend()
    assert not ClockEvent.objects.exists()


def test_the_same_for_the_third_time_may_be_ended(counter):
    numbers = [counter.replied().number for _ in range(2)]
    counter.working()
    told = {"case": counter.case, "by": counter.who("팀장"), "reason": "같은 자리를 말함"}
    with pytest.raises(Refusal, match="두 건"):
        leaving.end_repeated(**told, earlier=numbers[:1], now=counter.then())
    case = leaving.end_repeated(**told, earlier=numbers, now=counter.then())
    assert case.status == CaseStatus.REPEATED and case.letters.latest("pk").kind == "repeated"


def test_out_by_the_other_doors(counter):
    counter.working()
    assert counter.transfer("팀장").status == CaseStatus.TRANSFERRED
    assert counter.case.letters.latest("pk").kind == "transfer"
    counter.working()
    told = {"by": counter.who("담당"), "reason": "전화로 거둠"}
    assert leaving.withdraw(case=counter.case, now=counter.then(), **told).status == CaseStatus.WITHDRAWN
    counter.working()
    with pytest.raises(Refusal, match="법 제21조"):
        leaving.exclude(case=counter.case, ground="귀찮음", now=counter.then(), **told)


def test_what_goes_up_does_not_name_the_company(counter):
    counter.working()
    with pytest.raises(Refusal, match="알아볼 수 있는 말"):
        counter.propose(problem="두구정밀의 납품이 늦음")
    made = counter.propose()
    page = " ".join(getattr(one, "text", "") for one in proposing.pack(made))
    assert "두구정밀" not in page and "익명" in page
    told = {"proposal": made, "by": counter.who("담당")}
    with pytest.raises(Refusal, match="결과가 온 뒤에"):
        proposing.tell_result(**told, now=counter.then())
    on = counter.now.date()
    proposing.note_result(**told, result="수용", text="30분을 허용함", on=on, now=counter.then())
    proposing.tell_result(**told, now=counter.then())
    assert counter.case.letters.latest("pk").kind == "result"


def test_an_outcome_above_needs_a_proposal(counter):
    counter.replied()
    with pytest.raises(Refusal, match="상위 건의"):
        counter.decide("상위 건의중")
    counter.propose()
    counter.decide("상위 건의중")


def test_the_head_of_a_late_department_is_urged_once_a_day(counter):
    counter.working()
    told = {"case": counter.case, "by": counter.who("담당")}
    with pytest.raises(Refusal, match="기한이 지난"):
        minding.urge(**told, now=counter.then())
    counter.now += timedelta(days=30)
    for _ in range(2):
        minding.urge(**told, now=counter.then())
    mind_in_time(Job(), counter.now)
    told = Notice.objects.get(step="staff-late")
    assert told.staff.email == "head@example.kr" and told.way == "전자우편"
    assert "기업애로-2024-0001" in told.text and "두구정밀" not in told.text


def test_the_business_is_told_how_far_it_is(counter):
    counter.working(kind="법정", own_days=60)
    counter.now += timedelta(days=31)
    assert minding.progress_due(counter.case, counter.now.date())
    minding.tell_progress(case=counter.case, text="검토 중", by=counter.who("담당"), now=counter.then())
    assert not minding.progress_due(counter.case, counter.now.date())
    assert counter.case.letters.latest("pk").kind == "progress"


def test_a_month_is_checked_by_the_counter(counter):
    counter.working()
    with pytest.raises(Refusal, match="접수 부서나 총괄"):
        minding.check_month(year=2024, month=3, found="봄", by=counter.who("타부서담당"), now=counter.then())
    with pytest.raises(Refusal, match="이 달까지만"):
        minding.check_month(year=2024, month=4, found="봄", by=counter.who("담당"), now=counter.then())
    made = minding.check_month(
        year=2024, month=3, found="이상 없음", by=counter.who("담당"), now=counter.then()
    )
    assert (made.open, made.late) == (1, 0)


def test_rules_and_samples_are_set_by_those_who_may(counter):
    there, now = counter.place(THERE), MONDAY
    with pytest.raises(Refusal, match="총괄부서와"):
        add_rule(sort="07", place="", department=there, by=counter.who("담당"), now=now)
    rule = add_rule(sort="07", place="금사", department=there, by=counter.who("총괄"), now=now)
    with pytest.raises(Refusal, match="이미 있습니다"):
        add_rule(sort="07", place="금사", department=there, by=counter.who("총괄"), now=now)
    case = counter.take_in()
    assert case.proposed == f"{THERE}: 배정 규칙(유형 07 · ‘금사’)"
    remove_rule(rule=rule, by=counter.who("총괄"), now=now)
    with pytest.raises(Refusal, match="목표 기간은"):
        set_cases(receiving=None, target_days=0, center="가", by=counter.who("총괄"), now=now)
    with pytest.raises(Refusal, match="제목을"):
        keep_sample(title="", text="가", sort="", by=counter.who("담당"), now=now)
