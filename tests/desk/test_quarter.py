"""The pages of a quarter, as each person of the cast meets them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from gongyak.desk.rounds.opening import proposed
from gongyak.pledges.models import DEADLINES, Outcome, Round, Status
from gongyak.pledges.rounds.cards import hash_of
from gongyak.rules.moments import day_of
from tests.pledges.rounds.quarter import Quarter, opened


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


@pytest.fixture
def people(quarter: Quarter) -> object:
    return quarter.people


Browser = Callable[[str], Client]


def draft_page(quarter: Quarter) -> str:
    return reverse("draft", args=[quarter.draft.pk])


def send(browser: Client, quarter: Quarter, name: str, **sent: object):
    return browser.post(reverse(f"draft-{name}", args=[quarter.draft.pk]), sent, follow=True)


def sign(browser: Client, quarter: Quarter, **sent: object):
    told = {"step": quarter.turn().pk, "content_hash": _hash(quarter)} | sent
    return send(browser, quarter, "sign", **told)


def _hash(quarter: Quarter) -> str:
    return hash_of(quarter.draft.card)


def test_a_quarter_is_opened_on_a_page(quarter: Quarter, at_work: Browser) -> None:
    browser = at_work("총괄")
    form = browser.get(reverse("round-new"))
    assert "작성·제출" in form.text
    typed = {"as_of": "2024. 12. 31.", "write_by": "20261201", "approve_by": "2026-12-04"}
    typed |= {"confirm_by": "2026. 12. 8.", "publish_by": "2026. 12. 10.", "note": "서둘러 주십시오."}
    wrong = browser.post(reverse("round-new"), typed | {"write_by": "12월 1일쯤"})
    assert (wrong.status_code, "‘12월 1일쯤’을(를) 날짜로 읽을 수 없습니다" in wrong.text) == (400, True)
    assert "서둘러 주십시오." in wrong.text
    late = browser.post(reverse("round-new"), typed | {"as_of": "2024. 9. 30."})
    assert (late.status_code, "이미 열려 있습니다" in late.text) == (400, True)
    done = browser.post(reverse("round-new"), typed, follow=True)
    assert done.redirect_chain[-1][0] == reverse("round", args=[Round.objects.latest("pk").pk])
    assert "2024. 12. 31. 기준 회차" in done.text and "서둘러 주십시오." in done.text


def test_the_board_shows_each_person_what_is_theirs(quarter: Quarter, at_work: Browser) -> None:
    address = reverse("round", args=[quarter.round.pk])
    assert "일자리경제과" in at_work("총괄").get(address).text
    assert "1-2-2" in at_work("담당").get(address).text
    assert "볼 수 있는 카드가 없습니다" in at_work("타부서담당").get(address).text


def test_the_board_costs_as_many_queries_as_it_must(
    quarter: Quarter, at_work: Browser, django_assert_num_queries
) -> None:
    browser = at_work("총괄")
    with django_assert_num_queries(9):
        browser.get(reverse("round", args=[quarter.round.pk]))


def test_a_stranger_to_the_card_does_not_find_it(quarter: Quarter, at_work: Browser) -> None:
    assert at_work("타부서담당").get(draft_page(quarter)).status_code == 404
    assert send(at_work("타부서담당"), quarter, "submit").status_code == 404
    assert quarter.draft.status == Status.UNTOUCHED


def test_a_card_goes_through_the_hands_of_the_office(quarter: Quarter, at_work: Browser) -> None:
    officer, lead, head, coordinator = (at_work(who) for who in ("담당", "팀장", "과장", "총괄"))
    assert "쓸 카드" in officer.get(reverse("desk")).text
    quarter.save(title="지역경제활성화 종합대책본부 설치")
    page = officer.get(draft_page(quarter))
    assert "제출하기" in page.text and f'href="{draft_page(quarter)}write/"' in page.text
    assert "약속 1건" in send(officer, quarter, "submit", revision=quarter.draft.revision).text
    quarter.draft.follow_ups.update(outcome=Outcome.DONE)
    assert "제출했습니다" in send(officer, quarter, "submit", revision=quarter.draft.revision).text
    assert "결재할 카드" in lead.get(reverse("desk")).text
    assert "검토할 차례입니다" in lead.get(draft_page(quarter)).text
    late = send(officer, quarter, "take-back")
    assert (late.status_code, "이미 보았습니다" in late.text) == (409, True)

    blank = send(lead, quarter, "send-back", step=quarter.turn().pk, memo="")
    assert (blank.status_code, "반려하는 사유를 적으십시오" in blank.text) == (409, True)
    back = send(lead, quarter, "send-back", step=quarter.turn().pk, memo="투입액을 확인하십시오.")
    assert "돌려보냈습니다" in back.text
    page = officer.get(draft_page(quarter))
    assert "보완요청" in page.text and "투입액을 확인하십시오." in page.text
    send(officer, quarter, "submit", revision=quarter.draft.revision)
    sign(lead, quarter)
    assert "결재할 차례입니다" in head.get(draft_page(quarter)).text
    sign(head, quarter, memo="수고했습니다.")
    done = sign(coordinator, quarter)
    assert "서명했습니다(총괄확인)" in done.text
    assert quarter.draft.status == Status.CONFIRMED


def test_going_from_one_signature_to_the_next(quarter: Quarter, at_work: Browser) -> None:
    quarter.submit()
    told = {"step": quarter.turn().pk, "content_hash": _hash(quarter), "then_next": "1"}
    answer = send(at_work("팀장"), quarter, "sign", **told)
    assert answer.redirect_chain[-1][0] == draft_page(quarter)  # none is left


def test_a_quarter_is_published_and_corrected_on_pages(quarter: Quarter, at_work: Browser) -> None:
    coordinator = at_work("총괄")
    address = reverse("round-publish", args=[quarter.round.pk])
    assert "새로 공개할 카드가 없습니다" in coordinator.get(address).text
    quarter.confirm()
    assert "한 벌로 공개합니다" in coordinator.get(address).text
    refused = coordinator.post(address, {"reason": " "})
    assert (refused.status_code, "사유를 적으십시오" in refused.text) == (409, True)
    coordinator.post(address, {"reason": "2024년 3분기 공개"})
    assert quarter.draft.status == Status.PUBLISHED
    officer = at_work("담당")
    assert "정정하기" in officer.get(draft_page(quarter)).text
    begun = send(officer, quarter, "correct", memo="진도 오기 정정")
    assert "정정을 시작했습니다" in begun.text
    assert quarter.draft.status == Status.WRITING


def test_the_number_of_the_paper_approval_is_kept(quarter: Quarter, at_work: Browser) -> None:
    quarter.submit()
    told = send(at_work("담당"), quarter, "paper", paper_number="일자리경제과-30932")
    assert "일자리경제과-30932" in told.text


@pytest.mark.parametrize(
    ("moment", "quarter_end"),
    [
        (datetime(2026, 12, 31, 14, 59, tzinfo=UTC), "2026. 9. 30."),
        (datetime(2026, 12, 31, 15, 0, tzinfo=UTC), "2026. 12. 31."),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), "2026. 12. 31."),
    ],
)
def test_the_quarter_that_ended_is_that_of_seoul(moment: datetime, quarter_end: str) -> None:
    """R30: between 00:00 and 09:00 in Seoul it is still the day before in UTC."""
    assert proposed(day_of(moment), dict.fromkeys(DEADLINES, 10)).values["as_of"] == quarter_end
