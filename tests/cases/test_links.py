"""Links without an account: the question whether it is solved, and a lost secret; nothing that opens lies in the store."""

import re
from dataclasses import replace
from time import process_time

import pytest
from django.core import mail

from gongyak.cases import business, intake, links, look_ups, losing
from gongyak.cases.handing_out import hand_out, waiting_calls
from gongyak.cases.look_ups import MOST_OF_CODE
from gongyak.cases.models import Case, FollowUpQuestion, LookUp, LostSecret, NoticeSetting
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.worker import work_off
from gongyak.rules.refusal import Refusal
from tests.cases.office import PERSON, Counter, opened

SITE = "https://gaon.example.kr"
CALLED = replace(PERSON, mail="", reply_by="전화")


@pytest.fixture
def counter(db: None) -> Counter:
    NoticeSetting.objects.create(site=SITE)
    return opened()


def work(counter: Counter) -> None:
    work_off(lambda: counter.now)


def asked(counter: Counter, days: int = 7) -> FollowUpQuestion:
    """The question of the first day, after the worker has done what the day asks for."""
    counter.then(days=days)
    links.ask_in_time(Job(), counter.now)
    work(counter)
    return FollowUpQuestion.objects.filter(case=counter.case).order_by("due_on")[0]


def marks() -> list[str]:
    """The marks in the letters with a link."""
    bodies = "".join(one.body for one in mail.outbox)
    return re.findall(rf"{SITE}/difficulties/(?:asked|renew)/([0-9a-f]{{40}})/", bodies)


def link() -> str:
    """The mark in the last of them."""
    return marks()[-1]


def test_the_question_goes_out_on_its_day_once(counter):
    counter.replied()
    assert not asked(counter, days=6).asked_at and not marks()
    one = asked(counter, days=4)
    assert one.asked_at == counter.now and one.link_hash == links.hash_of(link())
    links.ask_in_time(Job(), counter.now)
    assert Job.objects.filter(kind="case-link").count() == 1


def test_the_letter_tells_nothing_and_the_store_opens_nothing(counter):
    case = counter.replied()
    asked(counter, days=11)
    told = mail.outbox[-1]
    assert told.to == [PERSON.mail] and case.number in told.subject
    for secret in (PERSON.name, case.title, case.company_name):
        assert secret not in told.body + told.subject
    stored = str(list(FollowUpQuestion.objects.values())) + str(list(Job.objects.values()))
    assert link() not in stored
    links_of = Job.objects.filter(kind="case-link")
    assert PERSON.mail not in str(list(links_of.values()))


def test_who_reads_no_mail_is_left_for_the_telephone(counter):
    counter.replied(person=CALLED)
    assert asked(counter, days=11).asked_at is None
    assert counter.case.next_what == "해결 확인"


def test_no_link_goes_out_where_the_site_has_no_address(counter):
    NoticeSetting.objects.update(site="")
    counter.replied()
    assert asked(counter, days=11).asked_at is None


def test_none_is_asked_on_a_day_off(counter):
    counter.replied()
    counter.then(days=12)
    assert counter.now.weekday() == 5
    links.ask_in_time(Job(), counter.now)
    assert not FollowUpQuestion.objects.exclude(asked_at=None).exists()


def test_a_letter_whose_question_is_over_is_not_sent(counter):
    counter.replied()
    counter.then(days=11)
    links.ask_in_time(Job(), counter.now)
    business.withdraw_consent(case=counter.case, now=counter.then())
    work(counter)
    assert Job.objects.get(kind="case-link").state == JobState.DEAD
    assert not marks()


def given(counter: Counter, **told: object) -> tuple[Case, look_ups.Opened]:
    case = counter.take_in(**told)
    return case, look_ups.open_for(case=case, drawn=look_ups.draw(), now=counter.now)


def lose(counter: Counter, code: str, contact: str = PERSON.mail, address: str = "192.0.2.7") -> None:
    losing.ask_for_secret(code=code, contact=contact, address=address, now=counter.then())
    work(counter)


@pytest.mark.parametrize("contact", ["HONG@example.com", "010 1234 5678"])
def test_a_lost_secret_comes_by_a_link_that_works_once(counter, contact):
    case, first = given(counter)
    mark = intake.enter(code=first.code, secret=first.secret, address="1", now=counter.now)
    lose(counter, first.code.lower(), contact)
    anew = losing.renew(mark=link(), now=counter.then())
    assert anew.code == first.code and anew.secret != first.secret
    assert intake.case_of(mark, counter.now) is None
    with pytest.raises(Refusal, match="맞지 않습니다"):
        intake.enter(code=first.code, secret=first.secret, address="1", now=counter.now)
    assert intake.enter(code=first.code, secret=anew.secret, address="1", now=counter.now)
    with pytest.raises(Refusal, match="이미 쓰였거나"):
        losing.renew(mark=link(), now=counter.then())
    assert case.events.latest("pk").memo == "조회 비밀번호를 새로 드림"


def test_a_link_to_a_new_secret_is_good_for_an_hour(counter):
    _, first = given(counter)
    lose(counter, first.code)
    with pytest.raises(Refusal, match="기한이 지난"):
        losing.renew(mark=link(), now=counter.then(hours=1))


def test_a_wrong_contact_and_a_wrong_code_look_the_same_and_do_nothing(counter):
    _, first = given(counter)
    lose(counter, first.code, "other@example.com")
    lose(counter, "G-2403-00099-0000", PERSON.mail)
    jobs = Job.objects.filter(kind="case-lost").values_list("payload", flat=True)
    assert {tuple(sorted(one)) for one in jobs} == {("code", "contact")}
    assert PERSON.mail not in str(list(jobs)) and not LostSecret.objects.exists()
    assert not marks()


def test_requests_are_throttled(counter):
    _, first = given(counter)
    for place in range(losing.MOST_OF_CODE):
        lose(counter, first.code, address=str(place))
    with pytest.raises(losing.AskedTooOften):
        lose(counter, first.code, address="other")
    assert LostSecret.objects.filter(ended_at=None).count() == 1


def test_who_has_a_telephone_only_is_called_and_told(counter):
    case, first = given(counter, person=CALLED)
    lose(counter, first.code, CALLED.phone)
    lose(counter, first.code, CALLED.phone)
    assert [one.look_up.case for one in waiting_calls()] == [case]
    anew = hand_out(case=case, by=counter.who("담당"), now=counter.then())
    assert intake.enter(code=first.code, secret=anew.secret, address="1", now=counter.now)
    assert not waiting_calls() and LostSecret.objects.get().by == counter.people["담당"]


def test_code_and_secret_are_handed_out_by_who_has_to_do_with_the_case(counter):
    case = counter.take_in()
    with pytest.raises(Refusal, match="직원이 아닙니다"):
        hand_out(case=case, by=counter.who("타부서담당"), now=counter.then())
    told = hand_out(case=case, by=counter.who("담당"), now=counter.then())
    assert intake.enter(code=told.code, secret=told.secret, address="1", now=counter.now)
    assert LookUp.objects.get().given == 1


def test_whoever_guesses_shuts_nobody_out_of_a_new_secret(counter):
    _, first = given(counter)
    for place in range(MOST_OF_CODE):
        with pytest.raises(Refusal, match="맞지 않습니다"):
            intake.enter(code=first.code, secret="0000-0000", address=str(place), now=counter.now)
    with pytest.raises(intake.LookedTooOften):
        intake.enter(code=first.code, secret=first.secret, address="own", now=counter.now)
    lose(counter, first.code)
    anew = losing.renew(mark=link(), now=counter.then())
    assert intake.enter(code=first.code, secret=anew.secret, address="own", now=counter.now)


def test_a_link_made_up_costs_no_secret(counter):
    """Drawing one is slow by intent: whoever posts to made-up links must not get it done for each."""
    times = {"drawn": [], "refused": []}
    for _ in range(5):
        began = process_time()
        look_ups.draw()
        times["drawn"].append(process_time() - began)
        began = process_time()
        with pytest.raises(Refusal, match="이미 쓰였거나"):
            losing.renew(mark="made-up", now=counter.now)
        times["refused"].append(process_time() - began)
    assert min(times["refused"]) < min(times["drawn"]) / 2
