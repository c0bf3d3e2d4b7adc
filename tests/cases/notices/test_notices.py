"""Notices of cases: what is told at each step, to whom, by which way; nothing personal, none lost, none twice."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from gongyak.cases import afterwards, leaving, stopping
from gongyak.cases.answering import send_answer_back
from gongyak.cases.models import (
    LookUp,
    Notice,
    NoticeSetting,
    NoticeTemplate,
    Submitter,
)
from gongyak.cases.notices import address_of, tell_business, tell_staff
from gongyak.cases.notices.sending import GONE
from gongyak.cases.notices.setting import Ways, reset_template, set_template, set_ways
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import standing
from gongyak.jobs.times import MOST_ATTEMPTS, PAUSES
from gongyak.jobs.worker import work_off
from gongyak.rules.cases import exclusions
from gongyak.rules.cases.notices import steps, with_code
from gongyak.rules.refusal import Refusal
from tests.cases.office import HERE, PERSON, THERE, Counter, opened
from tests.jobs.test_hooks import answers, gateway
from tests.jobs.test_mail import Peer, mail_server
from tests.people import People

pytestmark = pytest.mark.django_db
SITE = "https://www.example.kr"
CODE = "G-2403-00001-7K3Q9"
SECRET = "sixteen letters and more"
BY_PHONE = replace(PERSON, reply_by="전화")


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people)


def ways(counter: Counter, who: str = "총괄", **told: object) -> NoticeSetting:
    return set_ways(ways=Ways(**({"site": SITE} | told)), by=counter.who(who), now=counter.then())


def told_business() -> list[str]:
    return list(Notice.objects.filter(staff=None).values_list("step", flat=True))


def test_each_step_is_told_and_leads_to_the_public_page(counter):
    ways(counter)
    counter.working()
    counter.extend()
    counter.supplement()
    counter.supplemented()
    counter.reply_to_company()
    assert told_business() == ["receipt", "assigned", "extension", "supplement", "reply"]
    for one in Notice.objects.filter(staff=None):
        assert "기업애로-2024-0001" in one.text and f"{SITE}/difficulties/status/" in one.text
        assert HERE in one.text and "051-000-4801" in one.text
    assert "2024. 4. 1." in Notice.objects.get(step="supplement").text


def test_no_notice_holds_anything_of_the_business(counter):
    """All steps, and all that stands in the outbox: number, department and day, and nothing of whom or what."""
    ways(counter, escalate_days=1)
    counter.working()
    counter.ask()
    counter.reply()
    counter.extend()
    counter.supplement()
    counter.supplemented()
    counter.reply_to_company()
    counter.propose()
    counter.reopen()
    counter.transfer("과장")
    stores = [
        one.subject + one.text + json.dumps(one.values, ensure_ascii=False) for one in Notice.objects.all()
    ]
    stores += [json.dumps(one.payload, ensure_ascii=False) + one.key + one.error for one in Job.objects.all()]
    case = counter.case
    secrets = [PERSON.name, PERSON.phone, PERSON.mail, "01012345678", case.title, case.content, case.wish]
    secrets += [case.company_name, case.company_phone, case.place]
    assert len(stores) > 12
    assert [word for word in secrets if any(word in text for text in stores)] == []


def test_those_whose_turn_it_is_hear_of_it(counter):
    counter.take_in()
    counter.assign()
    counter.begin("팀장", "담당")
    request = counter.ask()
    counter.reply()
    counter.write()
    counter.submit()
    send_answer_back(step=counter.turn(), by=counter.who("팀장"), now=counter.then(), reason="다시 쓰십시오")
    heard = list(Notice.objects.exclude(staff=None).values_list("step", "staff__username"))
    assert heard == [
        ("staff-assigned", "lead"),
        ("staff-handler", "officer"),
        ("staff-asked", "otherlead"),
        ("staff-replied", "officer"),
        ("staff-sent-back", "officer"),
    ]
    assert THERE in Notice.objects.get(step="staff-asked").text
    assert request.department.name == THERE


def test_whom_an_anonymous_case_is_hidden_from_hears_nothing_of_it(counter):
    counter.take_in(is_anonymous=True, about=counter.place(THERE))
    counter.assign()
    heads = [counter.people["타부서팀장"], counter.people["타부서과장"], counter.people["팀장"]]
    with transaction.atomic():
        made = tell_staff(counter.case, "staff-late", heads, now=counter.then(), key="x")
    assert [one.staff.username for one in made] == ["lead"]


def test_it_goes_by_mail_once_however_often_it_is_tried(counter, settings):
    """R33: the act succeeds while the mail server greylists and hangs up; staff see that mail is late."""
    with mail_server(settings, Peer(lambda time: "451 come again" if time == 1 else None)) as peer:
        counter.take_in()
        work_off(lambda: counter.now)
        assert standing(counter.now).is_delayed and peer.taken == []
        counter.now += PAUSES[0]
        work_off(lambda: counter.now)
        assert not standing(counter.now).is_delayed
        Job.objects.update(state=JobState.READY, ended_at=None)
        work_off(lambda: counter.now)
    [letter] = peer.taken
    assert letter["To"] == PERSON.mail and "기업애로-2024-0001" in letter.get_content()
    assert Notice.objects.get(step="receipt").sent_at is not None


def test_it_goes_to_the_gateway_of_mobile_texts(counter, settings, tmp_path):
    with gateway(settings, tmp_path, answers(200, '{"id": "sms-1"}')) as (url, got):
        ways(counter, by_hook=True, hook_url=url, hook_secret=SECRET)
        counter.take_in(person=BY_PHONE)
        told = {"secret": "hash", "made_at": counter.now, "changed_at": counter.now}
        LookUp.objects.create(case=counter.case, code=CODE, **told)
        work_off(lambda: counter.now)
    row = Notice.objects.get()
    assert (row.way, row.reference) == ("웹훅", "sms-1") and row.sent_at
    [(_, body)] = got
    told = json.loads(body)
    assert told["to"] == "01012345678" and told["template"] == "receipt"
    assert (
        told["text"] == with_code(row.text, CODE) and CODE in told["text"] and told["values"]["code"] == CODE
    )
    assert CODE not in row.text
    assert told["bytes"] > 90 and told["values"]["number"] == "기업애로-2024-0001"


def test_a_gateway_that_is_down_is_tried_for_a_day_and_then_parked(counter, settings, tmp_path):
    """R34: eight attempts with growing pauses, then it stops and says why; the case itself went on."""
    with gateway(settings, tmp_path, answers(500)) as (url, got):
        ways(counter, by_hook=True, hook_url=url, hook_secret=SECRET)
        counter.take_in(person=BY_PHONE)
        began = counter.now
        for pause in (*PAUSES, timedelta(days=2)):
            work_off(lambda: counter.now)
            counter.now += pause
        work_off(lambda: counter.now)
    assert len(got) == MOST_ATTEMPTS == 8 and sum(PAUSES, timedelta()) > timedelta(hours=23)
    job = Job.objects.get(kind="notice")
    assert job.state == JobState.DEAD and "500" in job.error and counter.now > began
    assert standing(counter.now).stopped == 1 and Notice.objects.get().sent_at is None


def test_at_night_a_mobile_text_waits_for_the_morning(counter):
    ways(counter, by_hook=True, hook_url="https://sms.example.kr/", hook_secret=SECRET)
    counter.now = counter.now.replace(hour=22)
    counter.take_in(person=BY_PHONE)
    due = Job.objects.get(kind="notice").due_at
    assert due.astimezone(counter.now.tzinfo).hour == 8 and due > counter.now


def test_whoever_was_erased_meanwhile_gets_none(counter):
    counter.take_in()
    Submitter.objects.update(name="", phone="", mail="", reply_by="전화")
    work_off(lambda: counter.now)
    row = Notice.objects.get(step="receipt")
    assert (row.unsent_why, row.sent_at) == (GONE, None)
    assert Job.objects.get(kind="notice").state == JobState.DONE


@pytest.mark.parametrize("number", ["051-000-1111", ""])
def test_a_line_that_takes_no_texts_gets_none(counter, number):
    ways(counter, by_hook=True, hook_url="https://sms.example.kr/", hook_secret=SECRET)
    counter.take_in(person=replace(BY_PHONE, phone=number))
    work_off(lambda: counter.now)
    assert Notice.objects.get().unsent_why == GONE


def test_a_webhook_that_was_switched_off_meanwhile_sends_nothing(counter):
    ways(counter, by_hook=True, hook_url="https://sms.example.kr/", hook_secret=SECRET)
    counter.take_in(person=BY_PHONE)
    ways(counter, hook_url="https://sms.example.kr/")
    work_off(lambda: counter.now)
    assert "보내지 않기로" in Job.objects.get(kind="notice").error


def test_who_is_told_on_paper_has_a_line_in_the_log_and_nothing_in_the_outbox(counter):
    counter.take_in(person=replace(PERSON, reply_by="우편"))
    assert Notice.objects.get().way == "기록" and not Job.objects.filter(kind="notice").exists()


def test_the_district_writes_its_own_words(counter):
    told = {"step": "receipt", "subject": "받았습니다", "text": "{접수번호} 받음", "by": counter.who("총괄")}
    set_template(**told, is_on=True, now=counter.then())
    counter.take_in()
    assert Notice.objects.get().text == "기업애로-2024-0001 받음"
    set_template(**told, is_on=False, now=counter.then())
    counter.take_in()
    assert Notice.objects.count() == 1
    reset_template(step="receipt", by=counter.who("총괄"), now=counter.then())
    reset_template(step="receipt", by=counter.who("총괄"), now=counter.then())
    counter.take_in()
    assert "접수했습니다" in Notice.objects.latest("pk").text
    with pytest.raises(Refusal, match="넣을 수 없는 자리"):
        set_template(**(told | {"text": "{성명}님"}), is_on=True, now=counter.then())
    with pytest.raises(Refusal, match="총괄부서와"):
        set_template(**(told | {"by": counter.who("담당")}), is_on=True, now=counter.then())


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"hook_url": "http://sms.example.kr/"}, "https://로"),
        ({"hook_url": "https://10.0.0.1/"}, "내부망"),
        ({"by_hook": True}, "서명 열쇠를"),
        ({"hook_secret": "short"}, "16자"),
        ({"near_days": 0}, "1일에서 10일"),
        ({"escalate_days": 31}, "1일에서 30일"),
        ({"site": "www.example.kr"}, "누리집 주소를"),
        ({"site": "https://a.kr/?q=1"}, "누리집 주소를"),
    ],
)
def test_ways_that_cannot_be_are_refused(counter, told, said):
    with pytest.raises(Refusal, match=said):
        ways(counter, **told)
    assert NoticeSetting.objects.count() == 0


def test_the_secret_lies_sealed_and_stays_when_nothing_is_typed(counter):
    first = ways(counter, hook_url="https://sms.example.kr/", hook_secret=SECRET)
    again = ways(counter, hook_url="https://sms.example.kr/", by_hook=True)
    assert again.hook_secret == first.hook_secret and SECRET not in again.hook_secret
    assert address_of() == f"{SITE}/difficulties/status/"
    ways(counter, site="", hook_url="https://sms.example.kr/")
    assert address_of() == ""
    with pytest.raises(Refusal, match="총괄부서와"):
        ways(counter, "담당")


def test_one_word_is_written_once(counter):
    counter.take_in()
    with transaction.atomic():
        for _ in range(2):
            tell_business(counter.case, "result", now=counter.then(), key="the-same")
    assert Notice.objects.filter(step="result").count() == 1


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("notice_setting_one_row", lambda c: NoticeSetting(id=2)),
        ("notice_setting_hook", lambda c: NoticeSetting(by_hook=True)),
        ("notice_setting_days", lambda c: NoticeSetting(near_days=0)),
        (
            "notice_template_filled",
            lambda c: NoticeTemplate(step="a", changed_at=c.now, changed_by=c.people["담당"]),
        ),
        ("notice_way", lambda c: Notice(key="a", staff=c.people["담당"], way="전보", at=c.now)),
        (
            "notice_sent_or_not",
            lambda c: Notice(
                key="a", staff=c.people["담당"], way="기록", at=c.now, sent_at=c.now, unsent_why="가"
            ),
        ),
        ("notice_to_somebody", lambda c: Notice(key="a", way="기록", at=c.now)),
    ],
)
def test_the_table_keeps_its_promises(counter, name, row):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row(counter).save()


def test_every_step_of_a_business_is_used(counter):
    """No step is only on the page of the settings."""
    ways(counter)
    counter.working()
    counter.supplement()
    counter.now += timedelta(days=8)
    stopping.ask_supplement_again(case=counter.case, by=counter.who("담당"), now=counter.then())
    counter.now += timedelta(days=11)
    stopping.return_case(case=counter.case, by=counter.who("담당"), now=counter.then(), reason="오지 않음")
    counter.working()
    leaving.exclude(
        case=counter.case,
        ground=exclusions()[0],
        by=counter.who("담당"),
        now=counter.then(),
        reason="수사 중",
    )
    counter.replied()
    afterwards.decide(case=counter.case, code="안내", by=counter.who("담당"), now=counter.then())
    assert told_business().count("ended") == 2
    assert {one.key for one in steps() if one.to == "기업"} >= set(told_business())
    assert str(Notice.objects.first()).startswith("receipt") and str(NoticeSetting()) == "알림 설정"
