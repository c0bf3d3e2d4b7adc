"""Code and secret handed out at the desk, once; who is to be called for a lost one; what the business did in the history."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from gongyak.cases import business, intake, losing
from gongyak.cases.models import Case
from gongyak.jobs.worker import work_off
from gongyak.rules.refusal import Refusal
from tests.cases.office import PERSON, Counter, opened
from tests.people import People, logged_in

CALLED = replace(PERSON, mail="", reply_by="전화")


@pytest.fixture
def counter(people: People) -> Counter:
    return opened(people, timezone.now())


def page(counter: Counter, who: str, address: str, sends: bool = False):
    client = logged_in(counter.people[who])
    return client.post(address) if sends else client.get(address)


def access(case: Case) -> str:
    return reverse("desk-case-access", args=[case.pk])


def enter(counter: Counter, code: str, secret: str) -> str:
    return intake.enter(code=code, secret=secret, address="192.0.2.7", now=counter.then())


def handed_out(counter: Counter, case: Case) -> tuple[str, str]:
    answer = page(counter, "담당", access(case), sends=True)
    assert "no-store" in answer["Cache-Control"]
    return tuple(html.document_fromstring(answer.text).xpath('//*[@class="case-receipt"]//strong/text()'))


def test_code_and_secret_are_shown_once_and_open_the_case(counter):
    case = counter.working(person=CALLED)
    assert "아직 조회번호를 건네지 않았습니다" in page(counter, "담당", access(case)).text
    code, secret = handed_out(counter, case)
    assert intake.case_of(enter(counter, code, secret), counter.now) == case
    again = page(counter, "담당", access(case)).text
    assert code in again and secret not in again and "1번 건넸습니다" in again
    assert access(case) in page(counter, "담당", reverse("desk-case", args=[case.pk])).text


def test_a_new_secret_closes_the_door_to_the_old(counter):
    case = counter.working(person=CALLED)
    code, secret = handed_out(counter, case)
    mark = enter(counter, code, secret)
    same, anew = handed_out(counter, case)
    assert (same, anew != secret) == (code, True) and intake.case_of(mark, counter.now) is None
    with pytest.raises(Refusal, match="맞지 않습니다"):
        enter(counter, code, secret)


def test_who_only_looks_on_hands_nothing_out(counter):
    case = counter.working()
    assert "접수 부서의 직원이 건넵니다" in page(counter, "구청장", access(case)).text
    refused = page(counter, "구청장", access(case), sends=True)
    assert refused.status_code == 409 and "직원이 아닙니다" in refused.text


def test_who_lost_a_secret_stands_on_the_list_until_called(counter):
    case = counter.working(person=CALLED)
    code, _ = handed_out(counter, case)
    losing.ask_for_secret(code=code, contact=CALLED.phone, address="192.0.2.7", now=counter.then())
    work_off(lambda: counter.now)
    lost = reverse("desk-case-lost")
    assert lost in page(counter, "담당", reverse("desk-cases")).text
    shown = page(counter, "담당", lost).text
    assert case.number in shown and CALLED.phone not in shown
    assert case.number not in page(counter, "타부서담당", lost).text
    handed_out(counter, case)
    assert "기다리는 분이 없습니다" in page(counter, "담당", lost).text


def test_the_history_says_what_the_business_did_and_what_the_program(counter):
    case = counter.working()
    business.withdraw_consent(case=case, now=counter.then())
    shown = page(counter, "담당", reverse("desk-case", args=[case.pk])).text
    assert "<strong>동의 철회</strong> 기업" in shown and "적지 않음" in shown
    assert "회신방법 누리집" in shown
