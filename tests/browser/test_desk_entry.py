"""The pages of coming in, in a browser: readable for everybody, passkeys, the countdown, nothing lost."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from gongyak.staff.models import LoginSession, SecondFactor
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, violations
from tests.browser.conftest import PICTURES
from tests.people import PASSWORD, People

Open = Callable[..., Page]
ADDRESSES = ["/desk/account/", "/desk/account/password/", "/desk/account/app/", "/desk/account/passkey/"]


def log_in(page: Page, username: str = "officer", password: str = PASSWORD) -> None:
    page.get_by_label("직원 아이디").fill(username)
    page.get_by_label("암호", exact=True).fill(password)
    page.get_by_role("button", name="로그인", exact=True).click()


def look(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, people: People, width: int) -> None:
    page = visit("/desk/", width=width)
    look(page, f"desk-login-{width}")
    log_in(page, "nobody")
    look(page, f"desk-login-wrong-{width}")
    log_in(page)
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    for address in ADDRESSES:
        page.goto(page.url.partition("/desk/")[0] + address)
        look(page, f"desk{address.removeprefix('/desk').replace('/', '-').rstrip('-')}-{width}")


def test_a_passkey_is_made_and_opens_the_door(visit: Open, people: People, empty_site: str) -> None:
    page = visit("/desk/login/?next=/desk/account/passkey/")
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    options |= {"hasResidentKey": True, "automaticPresenceSimulation": True}
    key.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(page)
    page.get_by_label("지금 암호").fill(PASSWORD)
    page.get_by_role("button", name="패스키 만들기").click()
    expect(page.get_by_text("패스키를 등록했습니다.")).to_be_visible()
    expect(page.get_by_role("heading", name="복구번호", exact=True)).to_be_visible()
    look(page, "desk-account-codes-1280")
    page.get_by_role("button", name="로그아웃").click()
    for _ in range(2):  # a signature counts up, and is taken again with the next count
        log_in(page)
        look(page, "desk-second-1280")
        page.get_by_role("button", name="패스키로 확인").click()
        expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
        page.get_by_role("button", name="로그아웃").click()
    # as if somebody had a copy that signed more often than the real one
    SecondFactor.objects.filter(kind="패스키").update(counter=1_000)
    log_in(page)
    page.get_by_role("button", name="패스키로 확인").click()
    expect(page.get_by_text("패스키를 확인하지 못했습니다")).to_be_visible()


def test_the_countdown_is_seen_and_stopped(visit: Open, people: People) -> None:
    page = visit("/desk/login/")
    log_in(page)
    left = page.locator("[data-idle-left]")
    expect(left).to_have_text(re.compile("19:5[0-6]"))
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(minutes=15))
    page.get_by_role("button", name="연장").click()
    expect(left).to_have_text(re.compile("20:00|19:5[7-9]"))
    assert timezone.now() - LoginSession.objects.get().seen_at < timedelta(minutes=1)


def test_a_session_that_is_over_cannot_be_extended(
    chromium: Browser, empty_site: str, people: People
) -> None:
    page = chromium.new_page(locale="ko-KR")  # the browser notes the 401, which is meant
    page.goto(f"{empty_site}/desk/login/")
    log_in(page)
    expect(page.locator("[data-idle-left]")).to_contain_text(":")  # the script has begun
    LoginSession.objects.update(ended_at=timezone.now(), ended_how="시험")
    page.get_by_role("button", name="연장").click()
    expect(page.get_by_text("연장하지 못했습니다.")).to_be_attached()
    page.close()


def test_nothing_is_lost_without_a_script(visit: Open, people: People) -> None:
    page = visit("/desk/login/?next=/desk/account/password/", java_script_enabled=False)
    log_in(page)
    LoginSession.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    page.get_by_role("button", name="연장").click()
    expect(page.get_by_text("아직 저장하지 못했습니다.")).to_be_visible()
    log_in(page)
    expect(page.get_by_role("heading", name="이어서 보내기")).to_be_visible()
    page.get_by_role("button", name="이어서 보내기").click()
    expect(page.get_by_role("heading", name="암호 변경")).to_be_visible()
