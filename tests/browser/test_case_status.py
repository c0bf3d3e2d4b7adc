"""A business follows its case on a phone without scripts: code and secret, wrong secrets, a link, and opened again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.cases import links
from gongyak.cases.look_ups import Opened, draw, open_for
from gongyak.cases.models import FollowUpQuestion
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_cases import at
from tests.cases.office import ANSWER, PERSON, TOLD, Counter, opened

Open = Callable[..., Page]
STATUS = "/difficulties/status/"
PHONE = {"width": 390, "java_script_enabled": False}


@pytest.fixture
def counter(empty_site: str) -> Counter:
    return opened(now=timezone.now() - timedelta(days=12))


def given(counter: Counter) -> Opened:
    return open_for(case=counter.case, drawn=draw(), now=counter.now)


def look(page: Page, name: str) -> None:
    open_details(page)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


def enter(page: Page, mine: Opened) -> None:
    page.get_by_label("조회번호").fill(mine.code.replace("-", "").lower())
    page.get_by_label("조회 비밀번호").fill(mine.secret.lower())
    page.get_by_role("button", name="들어가기").click()


def test_status_is_looked_up_and_what_was_missing_sent(visit: Open, counter: Counter) -> None:
    counter.working()
    counter.supplement(days=30)
    mine = given(counter)
    page = visit("/difficulties/", **PHONE)
    page.get_by_role("link", name="내 애로 보기").click()
    enter(page, mine)
    expect(page.get_by_role("heading", name=TOLD.title)).to_be_visible()
    expect(page.get_by_text("더 알려 주실 것이 있어 기다립니다.")).to_be_visible()
    assert PERSON.phone not in page.content()
    page.get_by_label("보완하는 내용").fill("도면을 보냅니다.")
    page.locator("#x-supplement").set_input_files(
        [{"name": "도면.txt", "mimeType": "text/plain", "buffer": "두 면".encode()}]
    )
    page.get_by_role("button", name="보내기").first.click()
    expect(page.get_by_text("보내신 것을 받았습니다.")).to_be_visible()
    assert counter.case.status == "처리중" and counter.case.files.get().name == "도면.txt"
    page.get_by_role("button", name="나가기").click()
    expect(page.get_by_label("조회 비밀번호")).to_be_visible()


def test_six_wrong_secrets(visit: Open, counter: Counter) -> None:
    counter.working()
    mine = given(counter)
    page = visit(STATUS, **PHONE)
    for _ in range(5):
        enter(page, Opened(mine.code, "0000-0000"))
        expect(page.get_by_role("alert")).to_have_text(
            "조회번호나 조회 비밀번호가 맞지 않습니다. 접수증을 보고 다시 적어 주십시오."
        )
    enter(page, Opened(mine.code, "0000-0000"))
    expect(page.get_by_role("alert")).to_contain_text("15분 뒤에 다시")
    enter(page, mine)  # the right one waits, too
    expect(page.get_by_role("alert")).to_contain_text("15분 뒤에 다시")


def linked(counter: Counter) -> str:
    """The address that the letter of the first question leads to, today."""
    counter.replied()
    one = FollowUpQuestion.objects.filter(case=counter.case).order_by("due_on")[0]
    counter.now = timezone.now()
    assert links.ask(one, counter.now)
    one.refresh_from_db()
    return reverse("case-asked", args=[links.mark_of(one)])


def test_the_question_is_answered_by_its_link(visit: Open, counter: Counter) -> None:
    page = visit(linked(counter), **PHONE)
    page.get_by_label("해결되었습니다", exact=True).check()
    page.get_by_label("매우 만족").check()
    page.get_by_role("button", name="답 보내기").click()
    expect(page.get_by_role("heading", name="알려 주셔서 고맙습니다")).to_be_visible()
    assert counter.case.is_confirmed and counter.case.outcome == "해결"


def test_by_the_link_it_is_opened_again(visit: Open, counter: Counter) -> None:
    page = visit(linked(counter), **PHONE)
    page.get_by_label("해결되지 않았습니다").check()
    page.get_by_label("남기실 말 (선택)").fill("자리가 아직 없습니다.")
    page.get_by_label("해결되지 않았으니 다시 살펴 주십시오").check()
    page.get_by_role("button", name="답 보내기").click()
    expect(page.get_by_text("처리기간을 오늘부터 새로 셉니다")).to_be_visible()
    assert (counter.case.turn, counter.case.status) == (2, "처리중")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_can_be_used_by_everybody(visit: Open, counter: Counter, width: int) -> None:
    counter.working()
    counter.ask()
    counter.extend()
    counter.supplement(days=30)
    mine = given(counter)
    page = visit(STATUS, width)
    look(page, f"status-door-{width}")
    enter(page, mine)
    look(page, f"status-supplement-{width}")
    counter.supplemented()
    counter.reply()
    counter.reply_to_company()
    page.reload()
    expect(page.get_by_text(ANSWER)).to_be_visible()
    look(page, f"status-replied-{width}")
    page.get_by_role("link", name="기업애로 처리 결과 알림").click()
    look(page, f"status-letter-{width}")
    page.goto(page.url.split("/difficulties")[0] + "/difficulties/lost/")
    look(page, f"status-lost-{width}")
    one = FollowUpQuestion.objects.filter(case=counter.case).order_by("due_on")[0]
    assert links.ask(one, timezone.now())
    one.refresh_from_db()
    page.goto(page.url.replace("/difficulties/lost/", reverse("case-asked", args=[links.mark_of(one)])))
    look(page, f"status-asked-{width}")


def test_the_counter_hands_code_and_secret_out(visit: Open, counter: Counter) -> None:
    counter.now = timezone.now()
    case = counter.working()
    page = at(visit, "officer", reverse("desk-case-access", args=[case.pk]))
    look(page, "case-access-before-1366")
    page.get_by_role("button", name="조회번호와 비밀번호 만들기").click()
    expect(page.locator(".case-receipt strong")).to_have_count(2)
    look(page, "case-access-1366")
