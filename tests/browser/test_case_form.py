"""A business tells its difficulty: on a phone without scripts, in three minutes; and with one, it sees its file looked at."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.cases.models import Case, CaseStatus
from gongyak.portal.difficulties.new.held import COOKIE
from gongyak.portal.difficulties.new.words import ADDRESSES
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, violations
from tests.browser.conftest import PICTURES, Open
from tests.browser.hands import Hands
from tests.cases.filing import Business
from tests.cases.office import THERE, Counter, opened
from tests.pictures import png

SECONDS = 180
TITLE = "공장 앞에 짐차를 댈 곳이 없음"
CONTENT = "아침마다 짐을 싣고 내릴 곳이 없어 납품이 늦어집니다. 지난달에는 주차 단속에 두 번 걸렸습니다."
WISH = "짐차를 20분쯤 댈 수 있는 자리를 그려 주십시오."


@pytest.fixture
def counter(empty_site: str) -> Counter:
    return opened(now=timezone.now())


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "현장 사진.png"
    file.write_bytes(png())
    return file


def look(page: Page, name: str) -> None:
    """The picture of a page at both widths, and what a machine finds wrong with it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    wrong = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        wrong += [(name, width, one) for one in [*violations(page, AXE), *page.evaluate(TOO_WIDE)]]
    assert wrong == []
    assert page.evaluate(CONTROLS) == []


@pytest.mark.usefixtures("counter")
def test_a_business_tells_its_difficulty_on_a_phone_without_scripts(visit: Open, photo: Path) -> None:
    """Given a phone 390 px wide without scripts, a business goes from the section's first page to its receipt; the hands are
    busy for less than three minutes, and the second press of 보내기 makes no second case."""
    page = visit("/difficulties/", 390, java_script_enabled=False)
    hands = Hands(page)
    hands.click(page.get_by_role("link", name="애로 알리기"))
    page.get_by_role("button", name="다음").click()
    expect(page.get_by_role("alert")).to_contain_text("고칠 곳이 2군데")
    hands.click(page.get_by_text("바꾸거나 도와 달라고 건의합니다"))
    page.get_by_label("무엇에 관한 일입니까?").select_option("07")
    hands.clicks += 2
    hands.click(page.get_by_role("button", name="다음"))
    hands.type(page.get_by_label("제목"), TITLE)
    hands.type(page.get_by_label("내용"), CONTENT)
    hands.type(page.get_by_label("바라는 것"), WISH)
    hands.type(page.get_by_label("곳", exact=False).last, "금사동")
    hands.click(page.get_by_role("button", name="다음"))
    page.get_by_label("파일 고르기").set_input_files(photo)
    hands.clicks += 3
    hands.click(page.get_by_role("button", name="올리기"))
    expect(page.get_by_text("검사 완료")).to_be_visible()
    hands.click(page.get_by_role("button", name="다음"))
    hands.type(page.get_by_label("기업 이름"), "두구정밀")
    hands.click(page.get_by_text("전화로 알려 주십시오"))
    hands.type(page.get_by_label("전화번호"), "01012345678")
    hands.click(page.get_by_text("위의 개인정보 수집·이용에 동의합니다."))
    hands.click(page.get_by_role("button", name="다음"))
    expect(page.get_by_role("heading", name="이대로 보낼까요?")).to_be_visible()
    hands.click(page.get_by_role("button", name="보내기"))
    expect(page.get_by_role("heading", name="애로를 받았습니다")).to_be_visible()
    print(f"{hands.keys} keys, {hands.clicks} clicks, {hands.pages} pages, {hands.seconds} s")
    assert hands.seconds < SECONDS
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", name="애로를 받았습니다")).to_be_visible()
    case = Case.objects.get()
    assert (case.status, case.files.count()) == (CaseStatus.FILED, 1)


@pytest.mark.usefixtures("counter")
def test_each_step_can_be_read_by_everybody(visit: Open) -> None:
    business = Business(now=timezone.now())
    business.written(hidden_from=THERE)
    business.attach("현장 사진.png", png())
    business.attach("설치 프로그램.exe", b"MZ")
    page = visit("/difficulties/", cookies={COOKIE: business.code})
    look(page, "case-front")
    for step in ("matter", "story", "files", "who", "check"):
        page.goto(page.url.partition("/difficulties/")[0] + reverse(ADDRESSES[step]))
        page.evaluate("document.querySelectorAll('.case-form details').forEach(one => one.open = true)")
        look(page, f"case-form-{step}")
    page.get_by_role("button", name="보내기").click()
    look(page, "case-form-receipt")
    page.get_by_role("button", name="이 화면 지우기").click()
    page.goto(page.url + "new/")
    page.get_by_role("button", name="다음").click()
    look(page, "case-form-wrong")


@pytest.mark.usefixtures("counter")
def test_a_draft_is_gone_on_with_on_another_device(visit: Open) -> None:
    phone = visit("/difficulties/new/", 390, java_script_enabled=False)
    phone.get_by_text("법령의 뜻을 묻습니다").click()
    phone.get_by_label("무엇에 관한 일입니까?").select_option("06")
    phone.get_by_role("button", name="다음").click()
    code = phone.locator(".later .code").inner_text()
    desk = visit("/difficulties/new/resume/", 1280)
    look(desk, "case-form-resume")
    desk.get_by_label("이어쓰기 번호").fill(code)
    desk.get_by_role("button", name="이어 쓰기").click()
    expect(desk.get_by_role("heading", name="무슨 일인지 적어 주십시오")).to_be_visible()
    desk.get_by_role("button", name="쓰던 글 지우기").click()
    expect(desk.get_by_role("heading", name="기업 소통의 장", level=1)).to_be_visible()
    phone.get_by_label("제목").fill(TITLE)
    phone.get_by_label("내용").fill(CONTENT)
    phone.get_by_role("button", name="다음").click()  # erased elsewhere: what was typed comes along
    expect(phone.get_by_role("heading", name="무엇이 막혔는지 알려 주십시오")).to_be_visible()


@pytest.mark.usefixtures("counter")
def test_with_a_script_files_are_sent_and_looked_at_without_leaving_the_page(
    visit: Open, photo: Path, tmp_path: Path
) -> None:
    page = visit("/difficulties/new/", 390)
    page.get_by_text("법령의 뜻을 묻습니다").click()
    page.get_by_label("무엇에 관한 일입니까?").select_option("06")
    page.get_by_role("button", name="다음").click()
    page.goto(page.url.replace("/story/", "/files/"))
    page.evaluate("window.stays = true")
    program = tmp_path / "설치.exe"
    program.write_bytes(b"MZ")
    page.get_by_label("파일 고르기").set_input_files([photo, program])
    page.get_by_role("button", name="올리기").click()
    expect(page.locator("#files")).to_contain_text("검사 완료")
    expect(page.locator("#files")).to_contain_text("읽을 수 없는 형식")
    assert page.evaluate("window.stays")
    large = tmp_path / "큰 사진.png"
    large.write_bytes(png() + b"\0" * 21_000_000)
    page.get_by_label("파일 고르기").set_input_files(large)
    page.get_by_role("button", name="올리기").click()
    expect(page.locator(".progress")).to_contain_text("20MB 이하로")
