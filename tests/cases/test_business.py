"""What a business does by itself: hands in what was missing, adds, takes back, withdraws consent, says whether it is solved."""

import pytest

from gongyak.achievements.models import Achievement
from gongyak.audit.models import Act
from gongyak.cases import business
from gongyak.cases.models import CaseEvent, CaseStatus, FollowUpQuestion, Notice, Submitter
from gongyak.cases.people import opened as open_person
from gongyak.files.actions import Admitted
from gongyak.jobs.models import Job
from gongyak.rules.refusal import Refusal
from tests.cases.office import PERSON, Counter, opened
from tests.pictures import png


@pytest.fixture
def counter(db: None) -> Counter:
    return opened()


def last(counter: Counter) -> CaseEvent:
    return counter.case.events.latest("pk")


def test_what_was_missing_comes_from_the_business(counter):
    counter.working()
    counter.supplement()
    assert counter.case.due_at is None
    business.answer_supplement(case=counter.case, answer="도면입니다.", now=counter.then())
    assert counter.case.status == CaseStatus.WORKING and counter.case.due_at
    assert (last(counter).act, last(counter).by) == ("보완", None)
    assert Act.objects.latest("seq").actor == "기업"
    with pytest.raises(Refusal, match="기다리는 보완요구가 없습니다"):
        business.answer_supplement(case=counter.case, answer="또", now=counter.then())


def test_something_is_added_while_nothing_is_answered(counter):
    counter.working()
    due = counter.case.due_at
    business.add_material(case=counter.case, text="사진을 더 봅니다.", now=counter.then())
    assert (last(counter).memo, counter.case.due_at) == ("사진을 더 봅니다.", due)
    counter.reply_to_company()
    with pytest.raises(Refusal):
        business.add_material(case=counter.case, text="늦음", now=counter.then())


@pytest.mark.parametrize("text", ["", "900101-1234567", "가" * (business.LONGEST + 1)])
def test_nothing_and_too_much_and_a_resident_number_are_refused(counter, text):
    counter.working()
    with pytest.raises(Refusal):
        business.add_material(case=counter.case, text=text, now=counter.then())
    assert last(counter).act != "자료 추가"


def test_it_is_taken_back_until_the_answer_is_being_approved(counter):
    counter.working()
    business.withdraw(case=counter.case, reason="", now=counter.then())
    assert counter.case.status == CaseStatus.WITHDRAWN and counter.case.closed_at
    counter.working()
    counter.write()
    counter.submit()
    with pytest.raises(Refusal):
        business.withdraw(case=counter.case, reason="", now=counter.then())


def test_consent_withdrawn_erases_at_once_and_letters_go_on(counter):
    counter.working()
    business.withdraw_consent(case=counter.case, now=counter.then())
    row = Submitter.objects.get()
    assert not any((row.name, row.phone, row.mail, row.position, row.consented_at))
    assert not open_person(row, counter.now).is_there and last(counter).act == "동의 철회"
    mails = Job.objects.filter(kind="mail").count()
    counter.reply_to_company()
    assert counter.case.letters.latest("pk").way == "누리집"
    assert Job.objects.filter(kind="mail", payload__to=PERSON.mail).count() <= mails
    business.withdraw_consent(case=counter.case, now=counter.then())
    assert counter.case.events.filter(act="동의 철회").count() == 1


def first(counter: Counter) -> FollowUpQuestion:
    return FollowUpQuestion.objects.filter(case=counter.case, turn=counter.case.turn).order_by("due_on")[0]


def test_solved_as_the_business_says_is_confirmed_and_counted(counter):
    counter.replied()
    told = {"said_word": "해결", "satisfaction": 5, "remark": "고맙습니다"}
    business.say_solved(question=first(counter), now=counter.then(days=7), **told)
    case = counter.case
    assert (case.status, case.outcome, case.is_confirmed) == (CaseStatus.AFTERCARE, "해결", True)
    assert first(counter).said == "해결" and last(counter).by is None
    solved = Achievement.objects.latest("pk")
    assert solved.changed_by == counter.people["담당"]
    assert Act.objects.filter(actor="기업", action="실적 후보").exists()
    assert not FollowUpQuestion.objects.filter(answered_at=None, dropped_at=None).exists()


def test_unsolved_opens_it_again_once(counter):
    counter.replied()
    told = {"said_word": "미해결", "satisfaction": 2, "remark": "자리가 아직 없습니다.", "reopens": True}
    business.say_solved(question=first(counter), now=counter.then(days=7), **told)
    case = counter.case
    assert (case.status, case.turn, case.reopened_at) == (CaseStatus.WORKING, 2, counter.now)
    assert last(counter).memo == "자리가 아직 없습니다." and case.due_at
    counter.reply_to_company()
    with pytest.raises(Refusal, match="한 번만"):
        business.say_solved(question=first(counter), now=counter.then(days=7), **told)
    assert counter.case.status == CaseStatus.REPLIED and not first(counter).said


def test_an_old_question_cannot_be_answered_after_it_was_opened_again(counter):
    counter.replied()
    old = first(counter)
    business.ask_again(case=counter.case, reason="아직 그대로입니다.", now=counter.then(days=1))
    with pytest.raises(Refusal, match="이미 답을"):
        business.say_solved(question=old, said_word="해결", now=counter.then())


def test_only_what_is_not_solved_is_opened_again_and_it_is_said_why(counter):
    counter.replied()
    for told in ({"said_word": "해결"}, {"said_word": "미해결", "remark": ""}, {"said_word": "몰라"}):
        with pytest.raises(Refusal):
            business.say_solved(question=first(counter), now=counter.then(), reopens=True, **told)
    assert counter.case.turn == 1 and not first(counter).said


def test_what_is_said_after_the_end_is_kept_and_decides_nothing(counter):
    counter.replied()
    question = first(counter)
    counter.decide("안내")
    FollowUpQuestion.objects.exclude(pk=question.pk).delete()
    question.asked_at = counter.now
    question.save()
    counter.close()
    business.say_solved(question=question, said_word="미해결", satisfaction=3, now=counter.then())
    assert counter.case.status == CaseStatus.CLOSED and counter.case.outcome == "안내"
    question.refresh_from_db()
    assert (question.said, question.satisfaction) == ("미해결", 3)


def test_whoever_handles_it_hears_that_something_came_and_not_what(counter):
    counter.working()
    handler = counter.people["담당"]
    handler.email = "officer@example.kr"
    handler.save()
    business.add_material(case=counter.case, text="안쪽 이야기", now=counter.then())
    told = Notice.objects.filter(step="staff-heard")
    assert [one.staff for one in told] == [handler]
    assert "자료를 더" in told[0].text and "안쪽 이야기" not in told[0].text + told[0].subject


def test_the_button_pressed_twice_adds_once(counter):
    counter.working()
    photo, other = Admitted("현장.png", "image/png", png()), Admitted("도면.png", "image/png", png())
    for files in ((photo,), (photo,), (photo, other)):
        told = {"case": counter.case, "text": "사진입니다.", "files": files}
        business.add_material(**told, now=counter.then(seconds=2))
    assert counter.case.events.filter(act="자료 추가").count() == 2
    assert counter.case.files.count() == 3 and Notice.objects.filter(step="staff-heard").count() == 2
    business.add_material(case=counter.case, text="사진입니다.", now=counter.then(minutes=5))
    assert counter.case.events.filter(act="자료 추가").count() == 3


def test_nobody_floods_whoever_handles_a_case(counter):
    counter.working()
    for number in range(business.MOST_ADDED):
        business.add_material(case=counter.case, text=f"더 {number}", now=counter.then())
    with pytest.raises(Refusal, match="모아서 나중에"):
        business.add_material(case=counter.case, text="또", now=counter.then())
    business.add_material(case=counter.case, text="또", now=counter.then(hours=1))
