"""A resident opens the list and a card: on a desk, on a phone, by keyboard, without scripts, on paper."""

import io
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PICTURES, Open

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HOME, LIST, CARD = "/", "/cards/", "/cards/1-2-2/"
ADDRESSES = (
    HOME,
    LIST,
    "/cards/?department=x",
    CARD,
    "/totals/",
    "/data/",
    "/cards/9-9-9/",
    "/?as_of=x",
    "/nowhere",
)
WIDTHS = (1280, 390, 320)

FOCUS = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const ring = [one, one.closest('article')].filter(Boolean).some(node => {
    const style = getComputedStyle(node)
    return style.boxShadow !== 'none' && style.boxShadow.includes('4px')
      || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 })
  const box = one.getBoundingClientRect()
  return { name: (one.getAttribute('aria-label') || one.innerText).trim().slice(0, 60), ring,
           seen: box.bottom > 0 && box.top < innerHeight, diagonal: Math.hypot(box.width, box.height) }
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))"""
REACHABLE = "a[href]:visible, button:visible, summary:visible, [tabindex='0']:visible, select:visible, input:not([type=hidden]):visible"


def _violations(page: Page) -> list[str]:
    """What axe finds wrong, each with the element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def _open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_every_page(site: str, visit: Open, width: int) -> None:
    for address in ADDRESSES:
        page = visit(address, width)
        _open_details(page)
        assert _violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_nothing_published_is_said_to_everybody(empty_site: str, visit: Open) -> None:
    page = visit(HOME, 390)
    expect(page.get_by_text("아직 공개한 공약이 없습니다")).to_be_visible()
    assert _violations(page) == []


def test_from_the_first_page_to_the_money_of_a_card(site: str, visit: Open) -> None:
    page = visit(HOME)
    page.get_by_role("link", name="공약 1건 모두 보기").click()
    page.get_by_role("link", name="지역경제활성화 종합대책본부 설치").click()
    expect(page).to_have_title(
        "지역경제활성화 종합대책본부 설치 (1-2-2, 2024. 6. 30. 현재) | 구청장 공약 관리카드"
    )
    page.get_by_role("navigation", name="이 페이지의 구성").get_by_role("link", name="투자계획").click()
    expect(page.get_by_role("region", name="투자계획 표, 단위 백만원")).to_be_in_viewport()
    row = page.locator("table.budget tbody").first.get_by_role("row").first
    expect(row).to_contain_text("9.6")
    plan = page.locator("td.bar-plan.size-100").first.bounding_box()
    assert plan["height"] > 150


@pytest.mark.parametrize("address", [HOME, LIST, CARD, "/data/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    site: str, visit: Open, address: str, width: int
) -> None:
    page = visit(address, width)
    _open_details(page)
    wanted = page.locator(REACHABLE).count() + 1  # and the skip link, seen only while it has the focus
    stops = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert stops[0]["name"] == "본문 바로가기"
    assert len(stops) in (wanted, wanted - 1)
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"] and stop["diagonal"] >= 23)] == []


def test_the_skip_link_leads_past_the_header(site: str, visit: Open) -> None:
    page = visit(CARD)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")


def test_all_of_it_works_without_scripts(site: str, visit: Open) -> None:
    page = visit(CARD, java_script_enabled=False)
    candidates = page.get_by_role("region", name="‘2024년’ 칸이 빠졌다고 보았을 때의 금액")
    expect(candidates).to_be_hidden()
    page.get_by_text("고를 수 있던 것 5가지 보기").click()
    expect(candidates).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="HWPX").click()
    assert download.value.suggested_filename == "공약사항관리카드-1-2-2-2024-06-30.hwpx"


def test_on_a_phone_the_head_is_a_list_and_the_budget_scrolls_by_itself(site: str, visit: Open) -> None:
    page = visit(CARD, 390)
    label = page.locator("table.head th", has_text="주관부서").bounding_box()
    value = page.locator("table.head td", has_text="일자리경제과").bounding_box()
    assert abs(label["y"] - value["y"]) < 2
    assert value["x"] >= label["x"] + label["width"] - 1
    region = page.get_by_role("region", name="투자계획 표, 단위 백만원")
    region.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("node => node.scrollLeft > 0", arg=region.element_handle())


@pytest.mark.parametrize("width", [1280, 768])
def test_text_twice_as_large_still_fits(site: str, visit: Open, width: int) -> None:
    for address in (HOME, LIST, CARD):
        page = visit(address, width)
        page.evaluate("document.documentElement.style.fontSize = '125%'")  # KRDS starts from 62.5 %
        assert page.evaluate(TOO_WIDE) == [], address


def test_on_paper_the_card_alone_stands_on_a4(site: str, visit: Open) -> None:
    page = visit(CARD)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        text = "".join(each.extract_text() for each in paper.pages)
        sizes = {(round(each.width), round(each.height)) for each in paper.pages}
        count = len(paper.pages)
    assert sizes == {(595, 842)}
    assert count <= 5
    assert "구청장 공약사항 관리카드" in text
    assert "내려받기" not in text


@pytest.mark.parametrize("width", [1280, 390])
def test_pictures(demo_site: str, visit: Open, width: int) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    shown = {
        "home": HOME,
        "list": LIST,
        "card": CARD,
        "compare": "/cards/1-1-1/compare/",
        "changes": "/changes/",
    }
    for name, address in shown.items():
        picture = PICTURES / f"{name}-{width}.png"
        visit(address, width).screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 20_000
    page = visit(CARD, width)
    asked = page.locator("section[aria-labelledby=asked]")
    asked.locator("summary").first.click()
    page.evaluate("scrollTo(0, 0)")  # else the header, which stays in view, would lie over the picture
    page.screenshot(path=PICTURES / f"asked-{width}.png", full_page=True, clip=asked.bounding_box())
