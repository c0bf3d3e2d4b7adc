"""Opinions and the regulation at the desk, as each person of the cast meets them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.audit.models import Look
from gongyak.pledges import published
from gongyak.pledges.models import OpinionStatus, Regulation
from tests.pledges.opinions.voices import ANSWER, PERSONAL, TEXT, Voices, opened, send

Browser = Callable[[str], Client]


@pytest.fixture
def voices(db: None) -> Voices:
    made = opened()
    send(1, f"{TEXT} {PERSONAL}", name="홍길동", contact="a@b.kr", consents=True)
    return made


@pytest.fixture
def people(voices: Voices) -> object:
    return voices.people


def page(voices: Voices) -> str:
    return reverse("desk-opinion", args=[voices.opinion.pk])


def do(browser: Client, voices: Voices, act: str, **sent: object):
    return browser.post(f"{page(voices)}{act}/", sent, follow=True)


def test_an_opinion_goes_through_the_hands_of_the_office(voices: Voices, at_work: Browser) -> None:
    coordinator, officer, lead = (at_work(who) for who in ("총괄", "담당", "팀장"))
    place = voices.people.departments["일자리경제과"]
    listed = coordinator.get(reverse("desk-opinions")).text
    assert (
        "(전화번호 가림)" in listed
        and "010-1234-5678" not in listed
        and "홍길동" not in listed.split("<tbody>")[0]
    )
    assert "selected>일자리경제과" in coordinator.get(page(voices)).text
    assert "고르십시오" in do(coordinator, voices, "assign", department="").text
    assert "일자리경제과에 보냈습니다" in do(coordinator, voices, "assign", department=place.pk).text

    assert "a@b.kr" in officer.get(page(voices)).text
    assert "저장했습니다" in do(officer, voices, "answer", answer=ANSWER, revision=0).text
    late = do(officer, voices, "answer", answer="다른 답변", revision=0)
    assert (late.status_code, "다른 답변" in late.text, ANSWER in late.text) == (409, True, True)
    assert "답변하기" not in officer.get(page(voices)).text.split("<main")[1]

    seen = lead.get(f"{page(voices)}give/").text
    assert "(전화번호 가림)" in seen and "홍길동" in seen and "공개될 모습" in seen
    hidden = do(lead, voices, "give", hidden="홍길동", revision=1).text
    assert "이름은 ○○○입니다" in hidden and voices.opinion.status == OpinionStatus.ANSWERING
    assert "미리 보신 뒤에" in do(lead, voices, "give", give="1", hidden="홍길동", revision=0).text
    assert "답변했습니다" in do(lead, voices, "give", give="1", hidden="홍길동", revision=1).text
    [shown] = published.opinions().opinions
    assert "홍길동" not in shown.text and shown.answer == ANSWER

    assert "답변할 의견이 없습니다" in lead.get(reverse("desk-opinions")).text
    assert TEXT[:10] in lead.get(f"{reverse('desk-opinions')}?all").text
    assert "사유를" in do(lead, voices, "again", reason="").text
    assert "답변을 거두었습니다" in do(lead, voices, "again", reason="날짜가 틀림").text
    assert "사유를" in do(coordinator, voices, "close", reason="").text
    assert "비공개로 처리했습니다" in do(coordinator, voices, "close", reason="욕설").text


def test_every_look_at_a_resident_is_recorded_before_it_is_shown(voices: Voices, at_work: Browser) -> None:
    voices.assign()
    officer = at_work("담당")
    officer.get(reverse("desk-opinions"))
    assert not Look.objects.exists()
    officer.get(page(voices))
    look = Look.objects.get()
    assert (look.actor, look.subject, look.place) == (
        voices.people["담당"].key,
        voices.opinion.key,
        "127.0.0.1",
    )
    assert "구민 의견" in at_work("감사").get(reverse("desk-looks")).text


def test_it_leaves_the_department_that_hands_it_on(voices: Voices, at_work: Browser) -> None:
    voices.assign()
    lead, other = at_work("팀장"), voices.people.departments["문화관광과"]
    assert at_work("타부서팀장").get(page(voices)).status_code == 404
    assert "사유를" in do(lead, voices, "assign", department=other.pk).text
    done = do(lead, voices, "assign", department=other.pk, reason="문화 업무")
    assert "문화관광과에 보냈습니다" in done.text and lead.get(page(voices)).status_code == 404
    assert "문화 업무" in at_work("타부서담당").get(page(voices)).text


def test_the_list_costs_as_many_queries_as_it_must(
    voices: Voices, at_work: Browser, django_assert_num_queries
) -> None:
    for number in range(2, 8):
        send(number, f"의견 {number}")
    browser = at_work("총괄")
    with django_assert_num_queries(8):
        browser.get(reverse("desk-opinions"))


def test_the_regulation_is_typed_looked_at_and_entered(voices: Voices, at_work: Browser) -> None:
    browser, address = at_work("총괄"), reverse("desk-regulation-new")
    typed = {
        "name": "가온구 공약 관리 규정",
        "number": "훈령 제1호",
        "text": "제1조(목적) 이 규정은 …\r\n① 하나",
    }
    wrong = browser.post(address, typed | {"issued_on": "어제", "effective_on": "2022. 8. 1.", "enter": "1"})
    assert (wrong.status_code, "날짜로 읽을 수 없습니다" in wrong.text, "제1조(목적)" in wrong.text) == (
        400,
        True,
        True,
    )
    typed |= {"issued_on": "2022. 8. 1.", "effective_on": "20220701"}
    assert "<h4>제1조(목적)</h4>" in browser.post(address, typed).text
    refused = browser.post(address, typed | {"enter": "1"})
    assert (refused.status_code, "앞설 수 없습니다" in refused.text) == (400, True)
    done = browser.post(address, typed | {"effective_on": "2022. 8. 1.", "enter": "1"}, follow=True)
    assert "훈령 제1호" in done.text
    assert Regulation.objects.get().text == "제1조(목적) 이 규정은 …\n① 하나"
    assert "제1조(목적)" in browser.get(address).text
    assert "훈령 제1호" in at_work("담당").get(reverse("desk-regulations")).text
