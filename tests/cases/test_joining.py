"""병합, 다수인, and texts of the office: one answer for several, each with its number and letter; five who signed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.cases import answering, joining, leaving
from gongyak.cases.answering import send_answer_back
from gongyak.cases.models import AnswerSample, Case, CaseAnswer, CaseStatus, Notice
from gongyak.cases.setting import keep_sample
from gongyak.cases.taking import classify
from gongyak.cases.verify import verify
from gongyak.rules.refusal import Refusal
from tests.cases.office import ANSWER, THERE, Counter, opened
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people)


def joined(counter: Counter, case: Case, main: Case, who: str = "담당") -> Case:
    told = {"number": main.number, "reason": "같은 도로의 같은 바람"}
    return joining.join(case=case, **told, by=counter.who(who), now=counter.then())


def both(counter: Counter) -> tuple[Case, Case]:
    return counter.working(), counter.working(company="금사공업")


def answered(counter: Counter, main: Case) -> None:
    """The older case's answer, written, approved and sent."""
    told = {"case": main, "by": counter.who("담당")}
    answering.write_answer(**told, text=ANSWER, revision=0, now=counter.then())
    answering.submit_answer(**told, revision=1, now=counter.then())
    for who in ("팀장", "과장"):
        main.refresh_from_db()
        step = main.approval.steps.filter(signed_at=None).order_by("pk")[0]
        hash = main.approval.content_hash
        answering.sign_answer(step=step, content_hash=hash, by=counter.who(who), now=counter.then())


def test_one_answer_goes_to_each_with_a_letter_and_questions_of_its_own(counter):
    main, other = both(counter)
    joined(counter, other, main)
    assert Notice.objects.filter(case=other, step="joined").count() == 1
    answered(counter, main)
    for case in (main, other):
        case.refresh_from_db()
        assert case.status == CaseStatus.REPLIED and case.replied_at and case.first_due_at
        assert case.answers.get().text == ANSWER and case.letters.filter(kind="reply").count() == 1
        assert case.questions.count() == 3
    assert other.events.latest("pk").act == "함께 회신" and list(verify()) == []
    counter.reopen()
    assert counter.case.turn == 2
    counter.reply_to_company()
    assert counter.case.answers.count() == 2 and list(verify()) == []
    with pytest.raises(Refusal, match="합쳐 둔 애로가"):
        joining.part(case=other, by=counter.who("담당"), now=counter.then(), reason="따로")


def test_it_has_no_answer_of_its_own_until_it_is_parted(counter):
    main, other = both(counter)
    counter.write()
    joined(counter, other, main)
    with pytest.raises(Refusal, match="함께 답합니다"):
        counter.write()
    with pytest.raises(Refusal, match="함께 답합니다"):
        counter.submit()
    joining.part(case=other, by=counter.who("담당"), now=counter.then(), reason="다른 도로임")
    counter.reply_to_company()
    assert counter.case.pk == other.pk and counter.case.status == CaseStatus.REPLIED
    main.refresh_from_db()
    assert main.status == CaseStatus.WORKING


def test_a_draft_of_its_own_gives_way_to_the_answer_of_both(counter):
    main, other = both(counter)
    counter.write(text="혼자 쓰던 글")
    joined(counter, other, main)
    answered(counter, main)
    assert CaseAnswer.objects.get(case=other).text == ANSWER


def test_what_stands_still_meanwhile_is_parted_and_not_answered(counter):
    main, other = both(counter)
    joined(counter, other, main)
    counter.supplement()
    answered(counter, main)
    other.refresh_from_db()
    assert other.status == CaseStatus.SUPPLEMENT and other.main is None and not other.answers.exists()
    assert list(verify()) == []


def test_what_cannot_be_joined_is_refused(counter):
    main, other = both(counter)
    with pytest.raises(Refusal, match="먼저 온"):
        joined(counter, main, other)
    with pytest.raises(Refusal, match="먼저 온"):
        told = {"number": "기업애로-1999-0001", "reason": "가"}
        joining.join(case=other, **told, by=counter.who("담당"), now=counter.then())
    with pytest.raises(Refusal, match="모두 맡은"):
        joined(counter, other, main, "타부서담당")
    third = counter.take_in(company="셋째")
    with pytest.raises(Refusal, match="같은 부서"):
        joined(counter, third, main)
    joined(counter, other, main)
    counter.assign()
    with pytest.raises(Refusal, match="이미 합친"):
        joined(counter, third, other)
    with pytest.raises(Refusal, match="병합을 풉니다"):
        joining.part(case=other, by=counter.who("타부서담당"), now=counter.then(), reason="가")
    counter.begin()
    counter.supplement()
    with pytest.raises(Refusal, match="멈추어 있지"):
        joined(counter, third, main)


def test_an_anonymous_older_case_is_not_known_to_whom_it_is_about(counter):
    counter.take_in(is_anonymous=True, about=counter.place(THERE))
    counter.assign()
    hidden = counter.begin()
    counter.take_in()
    counter.assign(to=THERE)
    other = counter.case
    with pytest.raises(Refusal, match="먼저 온"):
        joined(counter, other, hidden, "타부서담당")


def test_case_joined_to_older(counter):
    main, other = both(counter)
    with pytest.raises(IntegrityError, match="case_joined_to_older"), transaction.atomic():
        Case.objects.filter(pk=main.pk).update(main=other)


def test_case_people(counter):
    counter.take_in()
    with pytest.raises(IntegrityError, match="case_people"), transaction.atomic():
        Case.objects.update(people=0)


def test_answer_sample_use(counter):
    told = {"title": "가", "text": "나", "changed_at": counter.now, "changed_by": counter.people["담당"]}
    with pytest.raises(IntegrityError, match="answer_sample_use"), transaction.atomic():
        AnswerSample.objects.create(use="nothing", **told)


def test_what_five_signed_ends_as_repeated_only_after_the_committee(counter):
    first, second = counter.replied(), counter.replied()
    counter.working(people=5)
    assert counter.case.is_of_many
    told = {"earlier": [first.number, second.number], "reason": "같음", "by": counter.who("담당")}
    for day in (None, counter.now.date() + timedelta(days=1)):
        with pytest.raises(Refusal, match="민원조정위원회"):
            leaving.end_repeated(case=counter.case, **told, committee_on=day, now=counter.then())
    leaving.end_repeated(case=counter.case, **told, committee_on=counter.now.date(), now=counter.then())
    letter = counter.case.letters.get(kind="repeated")
    assert "민원조정위원회의 심의를 거쳤습니다" in letter.body
    with pytest.raises(Refusal, match=r"1명에서 9,999명"):
        counter.take_in(people=0)


def test_how_many_signed_can_be_corrected(counter):
    case = counter.working()
    told = {"case": case, "sort": case.sort, "kind": case.kind, "by": counter.who("담당")}
    classify(**told, people=7, now=counter.then())
    classify(**told, now=counter.then())
    assert counter.case.people == 7


def test_texts_are_kept_for_each_form_with_words_that_there_are(counter):
    told = {"title": "도면", "sort": "", "by": counter.who("담당"), "now": counter.then()}
    kept = keep_sample(**told, text="{접수번호}의 도면을 보내 주십시오.", use="supplement")
    assert kept.use == "supplement"
    with pytest.raises(Refusal, match="자리는 없습니다"):
        keep_sample(**told, text="{성명}님")
    with pytest.raises(Refusal, match="쓰는 곳을"):
        keep_sample(**told, text="가", use="letter")


def test_a_returned_answer_of_the_older_leaves_both_open(counter):
    main, other = both(counter)
    joined(counter, other, main)
    told = {"case": main, "by": counter.who("담당")}
    answering.write_answer(**told, text=ANSWER, revision=0, now=counter.then())
    answering.submit_answer(**told, revision=1, now=counter.then())
    main.refresh_from_db()
    step = main.approval.steps.filter(signed_at=None).order_by("pk")[0]
    send_answer_back(step=step, by=counter.who("팀장"), now=counter.then(), reason="다시")
    other.refresh_from_db()
    assert (other.status, other.main_id) == (CaseStatus.WORKING, main.pk)
