"""A resident sets two dates side by side: on a desk, on a phone, by keyboard, without scripts, on paper."""

import io

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from gongyak.district.models import District
from tests.browser.conftest import Open
from tests.browser.test_public_pages import FOCUS, REACHABLE, TOO_WIDE, WIDTHS, _open_details, _violations
from tests.pledges.quarters import publish_three_quarters

COMPARE, CHANGES = "/cards/1-2-2/compare/", "/changes/"
ADDRESSES = (
    COMPARE,
    "/cards/1-2-2/compare/?from=2024-03-31&to=2024-06-30",
    "/cards/1-2-2/compare/?from=2024-06-30&to=2024-06-30",
    "/cards/1-2-3/compare/",
    "/cards/1-2-10/compare/",
    CHANGES,
    "/changes/?from=2024-03-31&to=2024-06-30&show=up",
    "/changes/?to=2024-03-31",
)


@pytest.fixture
def quarters(empty_site: str) -> str:
    """The address of a site with three quarters of a small district."""
    District.objects.create(name="부산광역시 금정구")
    publish_three_quarters()
    return empty_site


@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_what_changed(quarters: str, visit: Open, width: int) -> None:
    for address in ADDRESSES:
        page = visit(address, width)
        _open_details(page)
        assert _violations(page) == [], address
        assert page.evaluate(TOO_WIDE) == [], address


def test_the_two_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(
    quarters: str, visit: Open
) -> None:
    def boxes(page: Page) -> list[dict[str, float]]:
        line = page.locator(".beside.changed", has_text="참여기업")
        return [line.locator(side).bounding_box() for side in (".was", ".now")]

    was, now = boxes(visit(COMPARE))
    assert abs(was["y"] - now["y"]) < 2 and now["x"] > was["x"] + was["width"]
    was, now = boxes(visit(COMPARE, 390))
    assert abs(was["x"] - now["x"]) < 2 and now["y"] >= was["y"] + was["height"]


def test_from_the_card_to_another_pair_of_days_without_scripts(quarters: str, visit: Open) -> None:
    page = visit("/cards/1-2-2/", java_script_enabled=False)
    page.get_by_role("link", name="앞 기준일과 견주기").click()
    expect(page.get_by_role("heading", level=2, name="2024. 6. 30.에서 2024. 9. 30. 사이에")).to_be_visible()
    page.get_by_label("앞 기준일").select_option("2024. 3. 31.")
    page.get_by_role("button", name="견주기").click()
    expect(page.get_by_text("진도가 37.5%에서 62.5%로 25%p 올랐습니다.")).to_be_visible()
    folded = page.locator(".kept .both").first
    expect(folded).to_be_hidden()
    page.locator(".kept summary").first.click()
    expect(folded).to_be_visible()


def test_from_the_whole_to_one_pledge(quarters: str, visit: Open) -> None:
    page = visit(CHANGES)
    page.get_by_role("link", name="완료됨 1건").click()
    expect(page.locator(".changes > li")).to_have_count(1)
    page.get_by_role("link", name="상점가 정비").click()
    expect(page.get_by_text("추진상황이 ‘추진중’에서 ‘완료’로 바뀌었습니다.")).to_be_visible()


@pytest.mark.parametrize("address", [COMPARE, CHANGES])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    quarters: str, visit: Open, address: str
) -> None:
    page = visit(address)
    _open_details(page)
    wanted = page.locator(REACHABLE).count()
    stops = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS)) is None:
            break
        stops.append(stop)
    assert len(stops) >= wanted
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"] and stop["diagonal"] >= 23)] == []


def test_what_changed_is_told_without_colour(quarters: str, visit: Open) -> None:
    page = visit(COMPARE)
    for tag, line in (("del", "line-through"), ("ins", "underline")):
        drawn = page.locator(f".beside {tag}").first.evaluate(
            "node => getComputedStyle(node).textDecorationLine"
        )
        assert drawn == line
    assert page.locator(".beside .outcome").all_inner_texts()[:1] == ["소요예산"]
    assert page.locator(".bars .was progress").get_attribute("aria-label") == "2024. 6. 30. 진도 50%"


def test_on_paper_both_versions_stand_on_a4(quarters: str, visit: Open) -> None:
    page = visit(COMPARE)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        text = "".join(each.extract_text() for each in paper.pages)
        assert {(round(each.width), round(each.height)) for each in paper.pages} == {(595, 842)}
        assert len(paper.pages) <= 4
    assert "12백만원" in text and "앞 기준일" not in text
