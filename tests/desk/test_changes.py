"""A change on the pages of the desk, from the officer's form to the public, as each person meets it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.pledges.changes.events import hash_of
from gongyak.pledges.models import Advice, Change, ChangeStatus, PanelMember, PanelSession
from tests.people import engage, logged_in
from tests.pledges.changes.office import TITLE, Office, opened
from tests.pledges.files import changed, take
from tests.pledges.quarters import AFTER

Browser = Callable[[str], Client]
TYPED = {"to-title": TITLE, "reason": "운영까지 약속함", "grounds": "일자리경제과-100호(2026. 11. 2.)"}


@pytest.fixture
def office(db: None) -> Office:
    return opened()


@pytest.fixture
def people(office: Office) -> object:
    return office.people


def send(browser: Client, office: Office, name: str, **sent: object):
    return browser.post(reverse(f"desk-change-{name}", args=[office.change.pk]), sent, follow=True)


def save(browser: Client, office: Office, **sent: object):
    return send(browser, office, "save", revision=office.change.revision, **(TYPED | sent))


def sign(browser: Client, office: Office, name: str = "sign", **sent: object):
    told = {"step": office.turn().pk, "content_hash": hash_of(office.change)} | sent
    return send(browser, office, name, **told)


def test_the_whole_way_on_pages(office: Office, at_work: Browser) -> None:
    officer, coordinator = at_work("담당"), at_work("총괄")
    assert "지역경제활성화 종합대책본부 설치" in officer.get(reverse("desk-change-new")).text
    page = officer.post(reverse("desk-change-new"), {"pledge": office.pledge.pk}, follow=True)
    assert "바꾸는 것 쓰기" in page.text and "9.6백만원" in page.text
    assert "바뀌는 것 1가지" in save(officer, office).text
    assert "내 차례인 공약 변경" in officer.get(reverse("desk")).text
    assert "총괄부서에 제출했습니다" in save(officer, office, submit="1").text
    assert "총괄부서가 살필 차례" in coordinator.get(reverse("desk-change", args=[office.change.pk])).text
    page = send(coordinator, office, "refer")
    assert "기록된 회의가 없습니다" in page.text
    _hold_session(office, coordinator)
    page = send(coordinator, office, "deliberate", session=PanelSession.objects.get().pk, ayes="2", nays="1",
                advice="설명회를 여십시오.")  # fmt: skip
    assert "심의 결과를 기록했습니다: 가결" in page.text and "설명회를 여십시오." in page.text
    assert "답하지 않은 평가단 건의" in send(officer, office, "put-up").text
    told = {"advice": Advice.objects.get().pk, "outcome": "미반영"}
    assert "사유를 적으십시오" in send(officer, office, "reply", **told).text
    assert "이미 예정됨" in send(officer, office, "reply", reply="이미 예정됨", **told).text
    assert "결재를 올렸습니다" in send(officer, office, "put-up").text
    for who in ("팀장", "과장", "총괄"):
        assert "서명했습니다" in sign(at_work(who), office).text
    mayor = at_work("구청장")
    assert "결재할 공약 변경" in mayor.get(reverse("desk")).text
    assert "기다리는 일이 없습니다" in officer.get(reverse("desk")).text
    assert "결재할 변경" in mayor.get(reverse("desk-changes")).text
    sign(mayor, office)
    assert office.change.status == ChangeStatus.CONFIRMED
    assert "문서번호를 기록했습니다" in send(officer, office, "paper", paper_number="일자리경제과-101").text
    assert "변경을 공개했습니다" in send(coordinator, office, "publish").text
    assert office.change.status == ChangeStatus.PUBLISHED


def _hold_session(office: Office, coordinator: Client) -> None:
    """Three of five of a panel, appointed on pages too."""
    for place in range(5):
        told = {"name": f"위원{place}", "began_on": "2022. 9. 1.", "is_listed": "on"}
        assert f"위원{place} 님을" in coordinator.post(reverse("desk-panel-appoint"), told, follow=True).text
    wrong = coordinator.post(reverse("desk-panel-appoint"), {"name": "가", "began_on": "가을"})
    assert (wrong.status_code, "위촉일을" in wrong.text) == (409, True)
    members = [one.pk for one in PanelMember.objects.all()]
    told = {"name": "제1차 회의", "held_on": "2026. 11. 20.", "attended": members[:3]}
    refused = coordinator.post(reverse("desk-panel-session-new"), told | {"held_on": "언제"})
    assert (refused.status_code, "회의한 날을" in refused.text) == (409, True)
    page = coordinator.post(reverse("desk-panel-session-new"), told, follow=True)
    assert "재적 5명 가운데 3명 출석" in page.text


def test_what_is_refused_keeps_what_was_typed(office: Office, at_work: Browser) -> None:
    office.begin()
    officer = at_work("담당")
    page = save(officer, office, **{"to-budget": "많이", "reason": "길게 적은 사유"})
    assert page.status_code == 409
    assert "사업비: 사업비는" in page.text and 'value="많이"' in page.text and "길게 적은 사유" in page.text
    assert Change.objects.get().items.count() == 0
    save(officer, office)
    page = send(officer, office, "save", revision="0", **(TYPED | {"reason": "다른 사유"}))
    assert "그사이 다른 사람" in page.text and "다른 사유" in page.text


def test_the_whole_of_a_pledge_can_change(office: Office, at_work: Browser) -> None:
    office.begin()
    told = {"to-title": "", "whole": "통폐합", "whole-before": "1-2-2, 2-1", "whole-after": "1-2-2에 합침",
            "amount-before": "3곳", "to-amount": "5곳"}  # fmt: skip
    assert "바뀌는 것 2가지" in save(at_work("팀장"), office, **told).text
    assert list(office.change.items.values_list("kind", "before", "after")) == [
        ("사업량", "3곳", "5곳"), ("통폐합", "1-2-2, 2-1", "1-2-2에 합침"),
    ]  # fmt: skip
    assert "1-2-2에 합침" in at_work("팀장").get(reverse("desk-change", args=[office.change.pk])).text


def test_it_is_sent_back_recalled_and_withdrawn(office: Office, at_work: Browser) -> None:
    office.deliberated()
    officer, coordinator = at_work("담당"), at_work("총괄")
    send(officer, office, "put-up")
    assert "결재를 회수했습니다" in send(officer, office, "recall").text
    send(officer, office, "put-up")
    assert "사유와 함께 돌려보냈습니다" in sign(at_work("팀장"), office, "send-back", memo="금액 확인").text
    assert "보완할 것: 금액 확인" in officer.get(reverse("desk-change", args=[office.change.pk])).text
    office.submit()
    assert "보완할 것을 적어" in send(coordinator, office, "return", memo="근거를 더하십시오").text
    assert "변경을 철회했습니다" in send(officer, office, "withdraw", memo="더 살펴봄").text
    assert office.change.status == ChangeStatus.WITHDRAWN
    assert officer.post(reverse("desk-change-new"), {"pledge": office.pledge.pk}).status_code == 302
    assert officer.post(reverse("desk-change-new"), {"pledge": office.pledge.pk}).status_code == 409


def test_a_vote_must_be_of_numbers_and_a_paper_of_an_approval(office: Office, at_work: Browser) -> None:
    office.begin()
    office.save()
    office.submit()
    office.refer()
    session = office.session().pk
    page = send(at_work("총괄"), office, "deliberate", session=session, ayes="셋")
    assert "사람 수로 적으십시오" in page.text
    assert "문서번호를 기록합니다" in send(at_work("담당"), office, "paper", paper_number="가").text
    assert "총괄부서가 하는 일" in send(at_work("담당"), office, "publish").text


def test_a_department_proposes_changes_of_its_own_pledges(office: Office, at_work: Browser) -> None:
    page = at_work("타부서담당").get(reverse("desk-change-new"))
    assert "우리 부서가 주관하는 공약이 없습니다" in page.text
    assert (
        at_work("타부서담당").post(reverse("desk-change-new"), {"pledge": office.pledge.pk}).status_code
        == 409
    )
    assert at_work("담당").post(reverse("desk-change-new"), {"pledge": "x"}).status_code == 404


def test_silent_changes_are_shown(office: Office, at_work: Browser) -> None:
    coordinator = at_work("총괄")
    assert "끊긴 곳도, 기록 없이 달라진 카드도 없습니다" in coordinator.get(reverse("desk-change-chain")).text
    take(changed(AFTER), now=office.then())
    page = coordinator.get(reverse("desk-change-chain"))
    assert "기록 없는 변경" in page.text and "12백만원" in page.text


def test_a_change_of_before_is_taken_in_from_its_document(office: Office, at_work: Browser) -> None:
    coordinator = at_work("총괄")
    place = reverse("desk-change-past")
    assert "지난 변경 기록" in coordinator.get(place).text
    told = {"pledge": office.pledge.pk, "decided_on": "2024. 8. 13.", "paper_number": "경제과-1호", "reason": "가",
            "grounds": "나", "from-dropped": "있음", "to-dropped": "제외", "from-budget": "9.6", "to-budget": "12"}  # fmt: skip
    wrong = coordinator.post(place, told | {"decided_on": "그때"})
    assert (wrong.status_code, "결정한 날을" in wrong.text, 'value="12"' in wrong.text) == (409, True, True)
    page = coordinator.post(place, told, follow=True)
    assert "옮겨 적은 기록입니다" in page.text and "경제과-1호, 2024. 8. 13." in page.text
    assert set(office.change.items.values_list("kind", flat=True)) == {"사업비", "제외"}
    send(coordinator, office, "publish")
    public = Client().get(reverse("decisions")).text
    assert "이 시스템을 쓰기 전에 결정한 것을" in public and "2024. 8. 13. 확정" in public
    assert coordinator.post(place, {"pledge": "x"}).status_code == 404


def test_without_pledges_there_is_no_panel(db: None) -> None:
    browser = logged_in(engage()["총괄"])
    assert "기록한 회의가 없습니다" in browser.get(reverse("desk-panel")).text
    assert browser.get(reverse("desk-panel-session-new")).status_code == 409
    told = {"name": "가", "began_on": "2026. 11. 1."}
    assert "확정된 공약이 없습니다" in browser.post(reverse("desk-panel-appoint"), told).text
    assert "주관하는 공약이 없습니다" in browser.get(reverse("desk-change-new")).text


def test_a_session_is_written_published_and_its_advice_answered(office: Office, at_work: Browser) -> None:
    session = office.session()
    coordinator = at_work("총괄")

    def do(name: str, **sent: object):
        return coordinator.post(reverse(f"desk-panel-{name}", args=[session.pk]), sent, follow=True)

    assert "회의록을 적은 뒤" in do("publish").text
    assert "건의를 기록했습니다" in do("advise", text="분기마다 알려 주십시오.").text
    assert "회의록을 저장했습니다" in do("minutes", minutes="변경안을 심의함").text
    assert "회의를 공개했습니다" in do("publish").text
    assert "공개한 회의록은 고치지 않습니다" in do("minutes", minutes="다른 말").text
    told = {"advice": Advice.objects.get().pk, "outcome": "반영"}
    assert "건의에 답했습니다" in do("reply", **told).text
    evaluator = at_work("평가위원").get(reverse("desk-panel-session", args=[session.pk]))
    assert "변경안을 심의함" in evaluator.text and "건의 적기" not in evaluator.text
    member = PanelMember.objects.first()
    place = reverse("desk-panel-dismiss", args=[member.pk])
    assert coordinator.post(place, {"ended_on": "언제"}).status_code == 409
    assert "해촉했습니다" in coordinator.post(place, {"ended_on": "2026. 11. 25."}, follow=True).text
    assert coordinator.post(place, {"ended_on": "2026. 11. 25."}).status_code == 409
    assert "해촉된 사람 1명" in coordinator.get(reverse("desk-panel")).text
    assert (
        coordinator.post(reverse("desk-panel-appoint"), {"name": " ", "began_on": "2026-11-25"}).status_code
        == 409
    )
