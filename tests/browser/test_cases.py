"""Business difficulties in a browser: keyed in by keyboard alone, two departments and one answer, a line that breaks."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.cases.models import Case, CaseStatus
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.hands import Hands, strokes
from tests.browser.test_desk_entry import log_in
from tests.cases.office import TOLD, Counter, opened

Open = Callable[..., Page]
#: What a counsellor has for a known company that calls (the issue); the hands' share of it.
SECONDS = 30
SAID = "공장 앞에 짐차 댈 곳이 없음"


@pytest.fixture
def counter(empty_site: str) -> Counter:
    return opened(now=timezone.now())


def look(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


def at(visit: Open, who: str, address: str, width: int = 1366, **options: object) -> Page:
    page = visit(address, width, **options)
    log_in(page, who)
    page.wait_for_url(f"**{address}")
    return page


def test_a_known_company_is_keyed_in_without_the_mouse(visit: Open, counter: Counter) -> None:
    counter.take_in()
    page = at(visit, "officer", reverse("desk-case-new"))
    hands = Hands(page)
    expect(page.get_by_label("기업 이름")).to_be_focused()
    page.keyboard.type("두구")
    option = page.locator("#companies option")
    expect(option).to_have_attribute("value", TOLD.company)
    page.keyboard.type("정밀")  # headless Chromium does not walk the list of options: the name is typed on
    hands.keys += strokes(TOLD.company)
    hands.press("Tab")
    page.keyboard.type(SAID)
    hands.keys += strokes(SAID)
    hands.press("Tab")
    page.keyboard.type("0702")
    hands.keys += 4
    hands.press("Control+Enter")
    page.wait_for_url("**/desk/cases/*/?taken=*")
    expect(page.get_by_role("status").filter(has_text="접수번호 기업애로-")).to_be_visible()
    made = Case.objects.latest("pk")
    assert (made.title, made.sort, made.channel, made.kind) == (SAID, "0702", "전화", "비민원")
    assert made.company_phone == TOLD.company_phone
    assert hands.seconds <= SECONDS and hands.clicks == 0
    assert page.evaluate("sessionStorage.getItem('case-draft')") is None


def test_a_line_that_breaks_loses_nothing_and_gives_one_case(visit: Open, counter: Counter) -> None:
    page = at(visit, "officer", reverse("desk-case-new"), 390)
    page.get_by_label("기업 이름").fill("금사공업")
    page.get_by_label("내용").fill(SAID)
    page.get_by_label("유형").fill("주차")
    page.wait_for_timeout(500)  # the draft is kept a moment after the last key
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no line')) }")
    page.get_by_role("button", name="접수하기").click()
    expect(page.get_by_text("연결이 끊겨 보내지 못했습니다")).to_be_visible()
    page.reload()
    expect(page.get_by_text("보내지 못한 글을 되살렸습니다")).to_be_visible()
    expect(page.get_by_label("내용")).to_have_value(SAID)
    look(page, "case-draft-390")
    page.get_by_role("button", name="접수하기").click()
    page.wait_for_url("**/desk/cases/*/?taken=*")
    assert Case.objects.count() == 1


def test_it_is_keyed_in_on_a_phone_without_a_script(visit: Open, counter: Counter) -> None:
    page = at(visit, "officer", reverse("desk-case-new"), 390, java_script_enabled=False)
    page.get_by_label("현장방문").check()
    page.get_by_label("기업 이름").fill("금사공업")
    page.get_by_label("내용").fill(SAID)
    page.get_by_label("유형").fill("주차장이라는 말은 없음")
    page.get_by_role("button", name="접수하기").click()
    expect(page.get_by_role("alert")).to_contain_text("유형을 목록에서 고르십시오")
    expect(page.get_by_label("내용")).to_have_value(SAID)
    page.get_by_label("유형").fill("주차")
    page.get_by_role("button", name="접수하기").click()
    expect(page.get_by_text("접수번호 기업애로-")).to_be_visible()
    assert Case.objects.get().channel == "현장방문"


def test_what_was_seen_in_the_field_survives_a_line_that_breaks(visit: Open, counter: Counter) -> None:
    counter.working()
    address = reverse("desk-case", args=[counter.case.pk])
    page = at(visit, "officer", address, 390)
    page.get_by_text("현장방문 적기", exact=True).first.click()
    page.locator("#visit-place").fill("금사동 공장 앞")
    page.locator("#visit-found").fill(SAID)
    page.wait_for_timeout(500)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no line')) }")
    page.get_by_role("button", name="현장방문 적기").click()
    expect(page.get_by_text("연결이 끊겨 보내지 못했습니다")).to_be_visible()
    page.reload()
    expect(page.get_by_text("보내지 못한 글을 되살렸습니다")).to_be_visible()
    expect(page.locator("#visit-found")).to_have_value(SAID)
    look(page, "case-field-390")
    page.get_by_role("button", name="현장방문 적기").click()
    expect(page.get_by_text("현장방문을 적었습니다")).to_be_visible()
    assert counter.case.visits.get().found == SAID
    expect(page.get_by_text("보내지 못한 글을 되살렸습니다")).to_be_hidden()


def test_two_of_the_same_wish_are_answered_together(visit: Open, counter: Counter) -> None:
    main = counter.working()
    counter.working(company="금사공업")
    address = reverse("desk-case", args=[counter.case.pk])
    page = at(visit, "officer", address)
    page.get_by_text("먼저 온 애로와 함께 답하기(병합)", exact=True).click()
    page.locator("#join-number").fill(main.number)
    page.locator("#join-reason").fill("같은 도로의 같은 바람")
    page.get_by_role("button", name="합치기").click()
    expect(page.get_by_text("의 답변으로 함께 회신합니다")).to_be_visible()
    look(page, "case-joined-1366")


def test_two_departments_give_one_answer(visit: Open, counter: Counter) -> None:
    counter.working()
    address = reverse("desk-case", args=[counter.case.pk])
    page = at(visit, "officer", address)
    page.get_by_text("협조 요청하기", exact=True).first.click()
    page.locator("#ask-department").select_option(label="문화관광과")
    page.locator("#ask-question").fill("길가에 하역 자리를 그려도 됩니까?")
    page.get_by_role("button", name="협조 요청하기").click()
    expect(page.get_by_text("문화관광과에 협조를 요청했습니다")).to_be_visible()
    other = at(visit, "other", reverse("desk-cases"))
    look(other, "case-asked-1366")
    other.get_by_role("link", name="길가에 하역 자리를 그려도 됩니까?").click()
    look(other, "case-request-1366")
    other.get_by_label("회신할 글").fill("5월까지 두 면을 그릴 수 있습니다.")
    other.get_by_role("button", name="회신하기").click()
    expect(other.get_by_text("주무부서에 회신했습니다")).to_be_visible()
    page.goto(page.url)
    page.get_by_role("link", name="협조부서의 회신 1건 모아 넣기").click()
    expect(page.get_by_label("답변 글")).to_have_value("문화관광과: 5월까지 두 면을 그릴 수 있습니다.")
    page.get_by_label("답변 글").fill("하역 자리 두 면을 5월까지 그리겠습니다.")
    look(page, "case-answer-1366")
    page.get_by_role("button", name="저장하고 결재 올리기").click()
    expect(page.get_by_text("답변을 올렸습니다")).to_be_visible()
    for who in ("lead", "head"):
        signing = at(visit, who, address, 390)
        look(signing, f"case-sign-{who}-390")
        signing.get_by_role("button", name="서명").click()
        expect(signing.get_by_text("서명했습니다" if who == "lead" else "회신했습니다")).to_be_visible()
    page.goto(page.url.partition("?")[0])
    look(page, "case-replied-1366")
    assert counter.case.status == CaseStatus.REPLIED


def test_it_is_extended_and_reopened(visit: Open, counter: Counter) -> None:
    counter.working()
    address = reverse("desk-case", args=[counter.case.pk])
    page = at(visit, "lead", address)
    page.get_by_text("처리기간 연장하기", exact=True).first.click()
    page.locator("#extend-reason").fill("교통영향을 더 살펴야 함")
    page.get_by_role("button", name="처리기간 연장하기").click()
    expect(page.get_by_text("연장하고 통지문을 만들었습니다")).to_be_visible()
    page.get_by_text("처리기한을 이렇게 세었습니다").click()
    expect(page.get_by_text("1차 연장 14일")).to_be_visible()
    look(page, "case-extended-1366")
    page.get_by_role("link", name="처리기간 연장 알림").click()
    look(page, "case-letter-1366")
    counter.now = timezone.now()
    counter.reply_to_company()
    page.goto(page.url.partition("/desk/")[0] + address)
    page.get_by_text("다시 열기(한 번)", exact=True).first.click()
    page.locator("#reopen-reason").fill("자리가 모자란다고 함")
    page.get_by_role("button", name="다시 열기(한 번)").click()
    expect(page.get_by_text("애로를 다시 열었습니다")).to_be_visible()
    assert counter.case.turn == 2


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_are_for_everybody(visit: Open, counter: Counter, width: int, empty_site: str) -> None:
    counter.take_in()
    counter.replied(company="금사공업", title="납품 대금이 늦게 들어옴", sort="0101")
    counter.decide("추진중", day=timezone.now().date().replace(year=timezone.now().year + 1))
    counter.propose()
    page = at(visit, "coordinator", reverse("desk-cases"), width)
    for name, address in (
        ("list", reverse("desk-cases")),
        ("new", reverse("desk-case-new")),
        ("page", reverse("desk-case", args=[counter.case.pk])),
        ("first", reverse("desk-case", args=[Case.objects.earliest("pk").pk])),
        ("check", reverse("desk-case-check")),
        ("settings", reverse("desk-case-settings")),
        ("samples", reverse("desk-case-samples")),
        ("notices", reverse("desk-notices")),
        ("notice", reverse("desk-notice", args=["receipt"])),
    ):
        page.goto(empty_site + address)
        open_details(page) if name in ("page", "first") and width == 390 else None
        look(page, f"case-{name}-{width}")
