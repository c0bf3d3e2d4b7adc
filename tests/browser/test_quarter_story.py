"""A quarter as its people live it: opened, written with a mistake, mended, sent back, approved, confirmed, published,
corrected; by the keystroke model also how long it keeps their hands busy."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.pledges import published
from gongyak.pledges.models import Draft, Round, Status
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, violations
from tests.browser.conftest import PICTURES
from tests.browser.hands import Hands, strokes
from tests.browser.test_desk_entry import log_in
from tests.people import engage
from tests.pledges.files import DAY, NOW, take
from tests.pledges.quarters import pledge, publish
from tests.pledges.rounds.quarter import AS_OF, opened

Open = Callable[..., Page]
pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what people do in a browser is told once, on the embedded database"
)


def look(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


@pytest.fixture
def at_desk(visit: Open) -> Callable[..., Page]:
    """Somebody logged in, each in a browser of one's own."""

    def come(who: str, width: int = 1366) -> Page:
        page = visit("/desk/", width)
        log_in(page, who)
        expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
        return page

    return come


def test_a_whole_quarter(at_desk: Callable[..., Page], empty_site: str) -> None:
    engage()
    take()
    publish(DAY, 1)
    # 총괄: the round is opened, with deadlines proposed
    coordinator = at_desk("coordinator")
    coordinator.get_by_role("link", name="분기 회차").click()
    coordinator.get_by_role("link", name="새 회차 열기").click()
    coordinator.get_by_label("기준일").fill("2024. 9. 30.")
    look(coordinator, "quarter-new")
    coordinator.get_by_role("button", name="회차 열기").click()
    expect(coordinator.get_by_role("heading", name="2024. 9. 30. 기준 회차")).to_be_visible()

    # 담당: a mistake is named at its cell and stands in the way; mended, it can be handed in
    officer = at_desk("officer")
    officer.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
    officer.get_by_role("link", name="고치기").click()
    officer.get_by_label("진도", exact=True).fill("62.5%")
    cell = officer.get_by_label("투입 구비 2024년 (백만원)")
    cell.fill("24")
    cell.press("Enter")
    expect(officer.locator("#grid-told").get_by_text("총계").first).to_be_visible()
    officer.get_by_label("한 일", exact=True).check()
    officer.get_by_role("button", name="저장하고 제출").click()
    expect(officer.get_by_role("alert")).to_contain_text("제출")
    cell.fill("2.4")
    cell.press("Enter")
    expect(officer.locator("#grid-told .fine")).to_be_visible()
    officer.get_by_role("button", name="저장하고 제출").click()
    expect(officer.get_by_text("카드를 제출했습니다.")).to_be_visible()

    # 팀장: what changed stands at the top; sent back with a reason, then signed, on a phone
    lead = at_desk("lead", 390)
    lead.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
    look(lead, "quarter-turn-390")
    lead.get_by_label("의견 또는 반려 사유").fill("3분기 간담회 실적을 더해 주십시오.")
    lead.get_by_role("button", name="돌려보내기(반려)").click()
    expect(lead.get_by_text("사유와 함께 돌려보냈습니다.")).to_be_visible()
    officer.goto(empty_site + "/desk/")
    look(officer, "quarter-home")
    officer.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
    expect(officer.get_by_text("3분기 간담회 실적을 더해 주십시오.").first).to_be_visible()
    officer.get_by_role("link", name="고치기").click()
    outline = officer.get_by_role("textbox", name="추진실적", exact=True)
    outline.press("Control+End")
    outline.press("Enter")
    officer.keyboard.insert_text("소상공인연합회 간담회 개최: 2024. 9.12.")
    officer.get_by_role("button", name="저장하고 제출").click()
    expect(officer.get_by_text("카드를 제출했습니다.")).to_be_visible()
    for who, width in (("lead", 390), ("head", 390), ("coordinator", 1366)):
        page = coordinator if who == "coordinator" else at_desk(who, width)
        page.goto(empty_site + "/desk/")
        page.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
        if who == "coordinator":
            look(page, "quarter-turn-1366")
        page.get_by_role("button", name="서명").click()
        expect(page.get_by_text("카드에 서명했습니다")).to_be_visible()
    assert Draft.objects.get().status == Status.CONFIRMED

    # 총괄: what the public will see, then one act
    coordinator.goto(empty_site + reverse("round", args=[Round.objects.get().pk]))
    look(coordinator, "quarter-board")
    coordinator.get_by_role("link", name="공개 준비").click()
    look(coordinator, "quarter-publish")
    coordinator.get_by_label("공개 사유").fill("2024년 3분기 정기 공개")
    coordinator.get_by_role("button", name="공개하기").click()
    expect(coordinator.get_by_text("공개").first).to_be_visible()
    assert Draft.objects.get().status == Status.PUBLISHED
    coordinator.goto(empty_site + "/cards/1-2-2/")
    expect(coordinator.get_by_text("소상공인연합회 간담회 개최")).to_be_visible()

    # 담당: a slip is found later; the correction stands beside the old with its reason
    officer.goto(empty_site + reverse("draft", args=[Draft.objects.get().pk]))
    officer.get_by_text("정정하기").click()
    officer.get_by_label("정정하는 사유").fill("진도 오기 정정")
    look(officer, "quarter-correct")
    officer.get_by_role("button", name="정정 시작").click()
    officer.get_by_role("link", name="고치기").click()
    officer.get_by_label("진도", exact=True).fill("65%")
    officer.get_by_role("button", name="저장하고 제출").click()
    expect(officer.get_by_text("카드를 제출했습니다.")).to_be_visible()
    for who in ("lead", "head", "coordinator"):
        page = at_desk(who)
        page.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
        page.get_by_role("button", name="서명").click()
        expect(page.get_by_text("카드에 서명했습니다")).to_be_visible()
    coordinator.goto(empty_site + reverse("round-publish", args=[Round.objects.get().pk]))
    expect(coordinator.get_by_text("정정 사유: 진도 오기 정정")).to_be_visible()
    coordinator.get_by_label("공개 사유").fill("1-2-2 진도 정정")
    coordinator.get_by_role("button", name="공개하기").click()
    coordinator.goto(empty_site + "/cards/1-2-2/")
    expect(coordinator.get_by_text("진도 오기 정정").first).to_be_visible()
    assert str(published.card("1-2-2", AS_OF).card.progress_percent) == "65"


def test_how_long_a_persons_hands_are_busy(at_desk: Callable[..., Page], empty_site: str) -> None:
    people = engage()
    for number in range(3, 12):
        take(pledge(f"1-2-{number}", f"시험 공약 {number}"), now=NOW)
    quarter = opened(people)
    told = {}

    page = at_desk("officer")
    hands = Hands(page)
    hands.click(page.get_by_role("link", name="지역경제활성화 종합대책본부 설치"))
    hands.click(page.get_by_role("link", name="고치기"))
    hands.type(page.get_by_label("진도", exact=True), "62.5%")
    outline = page.get_by_role("textbox", name="추진실적", exact=True)
    hands.click(outline)
    hands.press("Control+End")
    hands.press("Enter")
    line = "소상공인연합회 간담회 개최: 2024. 9.12."
    hands.keys += strokes(line)
    page.keyboard.insert_text(line)
    hands.click(page.get_by_label("한 일", exact=True))
    hands.click(page.get_by_role("button", name="저장하고 제출"))
    expect(page.get_by_text("카드를 제출했습니다.")).to_be_visible()
    told["카드 한 장 고쳐 제출"] = hands

    for draft in Draft.objects.exclude(pledge__number="1-2-2"):
        draft.follow_ups.update(outcome="완료함")
        quarter.hand_in(draft)
    page = at_desk("lead")
    hands = Hands(page)
    hands.click(page.locator("table.cards tbody a").first)
    for _ in range(10):
        hands.click(page.get_by_role("button", name="검토 서명"))
        expect(page.get_by_text("카드에 서명했습니다")).to_be_visible()
    told["카드 열 장 검토"] = hands
    assert set(Draft.objects.values_list("status", flat=True)) == {Status.APPROVAL}

    for who in ("과장", "총괄"):
        for draft in Draft.objects.all():
            quarter.sign_one(draft, who)
    page = at_desk("coordinator")
    hands = Hands(page)
    hands.click(page.get_by_role("link", name="2024. 9. 30. 기준 회차"))
    hands.click(page.get_by_role("link", name="공개 준비"))
    hands.type(page.get_by_label("공개 사유"), "2024년 3분기 정기 공개")
    hands.click(page.get_by_role("button", name="공개하기"))
    expect(page.get_by_role("heading", name="2024. 9. 30. 기준 회차")).to_be_visible()
    told["회차 공개"] = hands

    # pinned: what docs/explanation/a-quarter.md says
    counted = {what: (one.clicks, one.keys, one.seconds) for what, one in told.items()}
    assert counted == {
        "카드 한 장 고쳐 제출": (6, 54, 21.7),
        "카드 열 장 검토": (11, 0, 12.1),
        "회차 공개": (4, 26, 11.7),
    }
