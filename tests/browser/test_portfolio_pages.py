"""The year's plan in a browser: read by the mayor in a minute, typed by the keyboard, taken in from a workbook."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.plans.scheduling import add_milestone, move_milestone
from gongyak.plans.sheets import export
from gongyak.rules.dates import Precision
from gongyak.rules.portfolio.model import Fund
from gongyak.rules.records import Span
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.plans.year import FESTIVAL, SHOP, Year, opened

Open = Callable[..., Page]
FIELDS = ("소상공인", "중소기업", "전통시장과 골목상권", "일자리")
NAMES = (
    "특례보증 출연",
    "대출이자 차액 지원",
    "시장 아케이드 보수",
    "청년 면접 한마당",
    "공업지역 도로 정비",
)


@pytest.fixture
def year(empty_site: str) -> Year:
    """A plan under way in the middle of its year, with something late and something blocked."""
    made = opened()
    made.begin()
    made.name(*FIELDS)
    for at in range(12):
        base = SHOP if at % 3 else FESTIVAL
        funds = (
            Fund(2024, "시비", 37_400_000 * (at + 1)),
            Fund(2024, "구비", 61_300_500 * (12 - at), at * 1_000_000),
        )
        made.add(
            replace(base, code=f"{at % 4 + 1}-{at}", title=NAMES[at % 5], field=FIELDS[at % 4], funds=funds)
        )
    made.submit()
    made.sign("팀장", "과장", "구청장")
    made.now = datetime(2024, 8, 20, 1, tzinfo=UTC)
    for at in range(1, 12):
        code = f"{at % 4 + 1}-{at}"
        who = "타부서담당" if at % 3 == 0 else "담당"
        made.move("착수", code=code, who=who)
        months = {(2024, month, "구비"): 3_100_000 + 400_000 * month for month in range(2, 8)}
        made.spend(months, code=code, who=who)
    made.trouble("지연", code="2-1")
    made.trouble("부진", code="3-2")
    return made


def look(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    open_details(page)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


def at(visit: Open, who: str, address: str, width: int) -> Page:
    page = visit(address, width)
    log_in(page, who)
    page.wait_for_url(f"**{address}")
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, year: Year, width: int, empty_site: str) -> None:
    plan, project = year.plan, year.project("2-1")
    may = Span(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH)
    june = Span(date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH)
    step = add_milestone(project=project, title="모집 공고", span=may, **year.told("담당"))
    move_milestone(milestone=step, span=june, reason="심의가 늦어짐", **year.told("담당"))
    page = at(visit, "mayor", reverse("desk-portfolio"), width)
    director = reverse("portfolio-plan", args=[plan.pk]) + "?day=2024. 8. 20."
    for name, address in (
        ("plans", reverse("desk-portfolio")),
        ("plan", director),
        ("projects", reverse("portfolio-projects", args=[plan.pk])),
        ("project", reverse("project", args=[project.pk])),
        ("import", reverse("portfolio-import", args=[plan.pk])),
    ):
        page.goto(empty_site + address)
        look(page, f"portfolio-{name}-{width}")


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_department_types(visit: Open, empty_site: str, width: int) -> None:
    year = opened()
    year.written()
    page = at(visit, "officer", reverse("portfolio-new"), width)
    for name, address in (
        ("new", reverse("portfolio-new")),
        ("write", reverse("portfolio-write", args=[year.plan.pk])),
        ("form", reverse("project-write", args=[year.project().pk])),
        ("report", reverse("project", args=[year.project().pk])),
    ):
        page.goto(empty_site + address)
        look(page, f"portfolio-{name}-{width}")
    page.goto(empty_site + reverse("project-months", args=[year.project().pk, 2024]))
    page.get_by_label("1월 시비", exact=True).click()
    page.keyboard.type("1,000,000")
    page.keyboard.press("Enter")
    page.keyboard.type("2,000,000")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("3,000,000")
    look(page, f"portfolio-months-{width}")
    page.get_by_role("button", name="저장").click()
    expect(page.get_by_text("2024년 집행을 저장했습니다")).to_be_visible()
    assert [(one.month, one.won) for one in year.project().executions.all()] == [
        (1, 1_000_000), (2, 2_000_000), (3, 3_000_000),
    ]  # fmt: skip


def test_a_workbook_is_taken_in(visit: Open, empty_site: str, tmp_path: Path) -> None:
    year = opened()
    year.written()
    book = tmp_path / "사업.xlsx"
    book.write_bytes(export(year.plan, "원"))
    year.write(title="고친 이름")
    page = at(visit, "officer", reverse("portfolio-import", args=[year.plan.pk]), 1280)
    page.get_by_label("사업 목록 파일 (XLSX)").set_input_files(book)
    page.get_by_role("button", name="미리 보기").click()
    expect(page.get_by_text("변경 1", exact=True)).to_be_visible()
    look(page, "portfolio-foreseen-1280")
    page.get_by_role("button", name="2줄 모두 넣기").click()
    expect(page.get_by_text("모두 넣었습니다.")).to_be_visible()
    look(page, "portfolio-taken-1280")
    page.get_by_role("link", name="사업 목록으로").click()
    expect(page.get_by_role("link", name="특례보증 출연")).to_be_visible()
