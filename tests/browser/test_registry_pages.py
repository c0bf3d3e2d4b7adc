"""The first months of a term in a browser: the pages are for everybody, and a plan is written, signed, shown."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gongyak.pledges.plans.contents import plan_of
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.people import CAST
from tests.pledges.registry.office import Office, opened

Open = Callable[..., Page]
LISTS = (
    *("desk-registry", "registry-new", "registry-match", "registry-pledges", "registry-fields"),
    *("registry-holders", "plans-publish"),
)
pytestmark = pytest.mark.django_db(transaction=True)


def look(page: Page, name: str) -> None:
    open_details(page)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    found = violations(page, AXE), page.evaluate(TOO_WIDE), page.evaluate(CONTROLS)
    assert (page.url, *found) == (page.url, [], [], [])


def at_work(visit: Open, who: str, width: int) -> Page:
    page = visit("/desk/", width=width)
    log_in(page, CAST[who][0])
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    return page


@pytest.fixture
def office(empty_site: str) -> Office:
    made = opened()
    made.now = timezone.now().replace(microsecond=0)
    return made


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_are_for_everybody(visit: Open, empty_site: str, office: Office, width: int) -> None:
    promise = office.reviewed()
    pledge, plan = office.add(), office.ask()
    office.save()
    office.decide("수정", reason="이름을 줄임")
    pages = {name: reverse(name) for name in LISTS}
    pages |= {"promise": reverse("registry-promise", args=[promise.pk])}
    pages |= {"pledge": reverse("registry-pledge", args=[pledge.pk])}
    page = at_work(visit, "총괄", width)
    for name, address in pages.items():
        page.goto(empty_site + address)
        look(page, f"registry-{name}-{width}")
    page = at_work(visit, "담당", width)
    for name in ("plan", "plan-edit"):
        page.goto(empty_site + reverse(name, args=[plan.pk]))
        look(page, f"registry-{name}-{width}")
    office.submit()
    office.sign("팀장", "과장", "총괄", "구청장")
    office.publish()
    for address in ("/plans/", "/en/plans/"):
        page.goto(empty_site + address)
        look(page, f"registry{address.replace('/', '-')}{width}")


def test_a_plan_is_typed_summed_and_handed_in(visit: Open, empty_site: str, office: Office) -> None:
    office.add()
    plan = office.ask()
    page = at_work(visit, "담당", 1366)
    page.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
    page.get_by_role("link", name="고치기", exact=True).click()
    page.get_by_label("추진기간").fill("2026. 7. ~ 2030. 6.")
    page.get_by_label("완료시기").select_option("임기 내 완료")
    page.get_by_label("공약목표").fill("취업 100명")
    page.get_by_label("추진개요").fill("대책본부 설치")
    page.get_by_label("구비 2027년").fill("스물")
    page.get_by_role("button", name="합계 내기").click()
    expect(page.get_by_role("alert")).to_contain_text("읽을 수 없는 칸이 1곳")
    page.get_by_label("구비 2027년").fill("20")
    page.get_by_label("시비 2028년").fill("1,000.5")
    page.get_by_role("button", name="합계 내기").click()
    expect(page.locator("tfoot .sum").last).to_have_text("1,020.5")
    page.get_by_label("지표 1", exact=True).fill("취업")
    page.get_by_label("지표 1 2027년 목표").fill("100")
    page.get_by_label("지표 1 재는 방법").fill("고용보험 자료")
    page.get_by_role("button", name="저장", exact=True).click()
    expect(page.locator(".notice.done")).to_contain_text("실천계획을 저장했습니다")
    page.get_by_role("button", name="제출하기").click()
    expect(page.locator(".notice.done")).to_contain_text("제출했습니다")
    plan.refresh_from_db()
    assert plan_of(plan).budget["시비"].years[2028] == 1_000_500_000
