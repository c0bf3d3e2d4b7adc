"""A meeting in a browser, from its agenda to the proposal that is reported back at the next one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.achievements.models import Achievement
from gongyak.meetings.models import ItemStatus, Meeting, MeetingItem, MeetingStatus
from gongyak.meetings.verify import verify
from gongyak.rules.dates import format_day
from gongyak.rules.moments import SEOUL, day_of
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.people import People, engage

Open = Callable[..., Page]


def look(page: Page, name: str) -> None:
    """Take a picture as it stands, then judge everything unfolded, wide and narrow."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    open_details(page)
    assert violations(page, AXE) == []
    assert page.evaluate(CONTROLS) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate(TOO_WIDE) == []
    page.screenshot(path=PICTURES / f"{name}-390.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()


@pytest.fixture
def office(empty_site: str) -> People:
    return engage()


@pytest.fixture
def at_work(visit: Open, office: People) -> Callable[[str], Page]:
    """A browser window for each person, opened once."""
    windows: dict[str, Page] = {}

    def window(who: str) -> Page:
        if who not in windows:
            windows[who] = visit("/desk/meetings/")
            log_in(windows[who], who)
            windows[who].wait_for_url("**/desk/meetings/")
        return windows[who]

    return window


def press(page: Page, button: str, says: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").filter(has_text=says)).to_be_visible()


def the_day_comes() -> Meeting:
    """The called meeting was yesterday."""
    yesterday = timezone.now().astimezone(SEOUL).replace(hour=14, minute=0) - timedelta(days=1)
    meeting = Meeting.objects.latest("pk")
    meeting.set_time(yesterday, yesterday + timedelta(hours=2))
    meeting.save()
    return meeting


def found(page: Page) -> None:
    page.get_by_role("link", name="회의체 만들기").click()
    page.get_by_label("이름").fill("가온발전협의회")
    page.get_by_label("설치 근거").fill("가온구 중소기업 육성 조례 제7조")
    page.get_by_label("설치일").fill("2022. 9. 7.")
    press(page, "만들기", "만들었습니다")
    for name, post in (("김하나", "위원장"), ("박세나", "위원"), ("이두리", "위원")):
        if not page.get_by_label("성명").is_visible():
            page.get_by_text("위촉하기").click()
        page.get_by_label("성명").fill(name)
        page.get_by_label("소속", exact=False).first.fill("한빛정밀")
        page.get_by_label("위원 구분").select_option(post)
        page.get_by_label("위촉일").fill("2022. 9. 7.")
        press(page, "위촉", name)


def plan(page: Page, days: int) -> None:
    page.get_by_role("link", name="회의 계획하기").click()
    page.get_by_label("회의일").fill(format_day(day_of(timezone.now()) + timedelta(days=days)))
    page.get_by_label("시작").fill("14:00")
    page.get_by_label("끝").fill("오후 4시")
    page.get_by_label("장소").fill("구청 대회의실")
    page.get_by_label("의장").fill("위원장")
    page.get_by_label("구민에게 공개하는 회의").check()
    press(page, "계획하기", "계획했습니다")


def hold(page: Page) -> None:
    the_day_comes()
    page.reload()
    press(page, "개최함", "개최를 기록했습니다")


def record(page: Page) -> None:
    """Attendance by keyboard alone, then words, a vote, a proposal."""
    page.get_by_role("radio", name="출석").first.focus()
    page.keyboard.press("ArrowRight")  # 대리
    page.keyboard.press("Tab")
    page.keyboard.type("한다음")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="출석을 기록했습니다")).to_be_visible()
    page.get_by_text("발언 적기: 하반기 지원사업").click()
    page.get_by_label("발언의 요지").last.fill("금리가 높아 힘들다")
    page.get_by_role("button", name="발언 적기").last.click()
    page.get_by_text("결정 적기: 하반기 지원사업").click()
    page.get_by_label("결정", exact=True).last.fill("원안대로 한다")
    for name, votes in (("찬성", "2"), ("반대", "1")):
        page.get_by_label(name).last.fill(votes)
    page.get_by_role("button", name="결정 적기").last.click()
    expect(page.get_by_role("status").filter(has_text="가결")).to_be_visible()
    page.get_by_text("건의 적기").first.click()
    page.locator("#p-title").fill("경영안정자금 한도 확대")
    page.locator("#p-content").fill("한도를 1억 원으로 늘려 달라")
    page.locator("#p-company").fill("한빛정밀")
    press(page, "건의 접수", "접수했습니다")


def minutes(page: Page) -> None:
    press(page, "초안 저장", "저장했습니다")
    look(page, "meeting-minutes")
    press(page, "빠짐없음을 확인", "확인했습니다")
    press(page, "결재 올리기", "결재를 올렸습니다")


def answer(page: Page) -> None:
    """The proposal is assigned, worked on and answered by the department itself."""
    page.get_by_role("link", name="경영안정자금 한도 확대").first.click()
    page.locator("#department").select_option("일자리경제과")
    page.locator("#due_on").fill(format_day(day_of(timezone.now()) + timedelta(days=14)))
    press(page, "배정", "배정했습니다")
    press(page, "착수", "착수를 적었습니다")
    page.locator("#m-answer").fill("은행과 협의하여 한도를 늘리기로 함")
    press(page, "회신", "회신은 끝이 아니라")
    look(page, "meeting-item")


def test_a_meeting_from_agenda_to_the_proposal_that_is_reported_back(
    at_work: Callable[[str], Page], empty_site: str
) -> None:
    page = at_work("officer")
    found(page)
    look(page, "meeting-body")
    plan(page, 20)
    page.get_by_label("제목").fill("하반기 지원사업")
    page.get_by_label("구분").select_option("심의")
    press(page, "안건 더하기", "2번 안건")
    look(page, "meeting-planned")
    press(page, "소집하기", "회의-")
    hold(page)
    look(page, "meeting-records")
    record(page)
    minutes(page)
    for who in ("lead", "head"):
        signer = at_work(who)
        signer.reload()
        signer.get_by_role("link", name="가온발전협의회 제1차 정기회의").first.click()
        if who == "head":
            look(signer, "meeting-turn")
        signer.get_by_role("button", name="서명").click()
        expect(signer.get_by_role("status").filter(has_text="서명했습니다")).to_be_visible()
    assert Achievement.objects.get().source == Meeting.objects.get().key
    page.reload()
    page.get_by_label("생산등록번호").fill("일자리경제과-31001")
    press(page, "등록번호 기록", "등록번호를 적었습니다")
    answer(page)

    page.goto(f"{empty_site}/desk/meetings/")
    look(page, "meetings")
    plan(page, 30)
    expect(page.get_by_text("은행과 협의하여 한도를 늘리기로 함")).to_be_visible()
    press(page, "소집하기", "회의-")
    hold(page)
    press(page, "보고함", "건의 1건의 처리결과")
    look(page, "meeting-followed")
    page.get_by_role("link", name="경영안정자금 한도 확대").first.click()
    press(page, "종결", "종결했습니다")
    item = MeetingItem.objects.get()
    assert item.status == ItemStatus.CLOSED and item.reported_at == Meeting.objects.latest("pk")
    assert item.meeting.status == MeetingStatus.REGISTERED
    page.goto(f"{empty_site}/desk/proposals/?show=all")
    look(page, "meeting-proposals")
    page.goto(f"{empty_site}/meetings/")
    look(page, "meetings-public")
    expect(page.get_by_text("원안대로 한다")).to_be_visible()
    assert "박세나" not in page.content()
    assert verify() == []
