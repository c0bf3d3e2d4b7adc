"""A reader makes the text larger and the contrast higher, without scripts; charts can be told apart without colour."""

import io
from itertools import combinations

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

SIZE = "getComputedStyle(document.documentElement).fontSize"


def chosen(page: Page, name: str) -> None:
    """Open the choices in the header and press one."""
    page.get_by_text("글자 크기·대비").click()
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_reader_is_remembered_on_every_page_without_scripts(site: str, visit: Open) -> None:
    asked = "/cards/1-2-2/?as_of=2024-06-30"
    page = visit(asked, 390, java_script_enabled=False)
    chosen(page, "가장 크게")
    expect(page).to_have_url(site + asked)
    expect(page.locator("html")).to_have_attribute("data-size", "5")
    chosen(page, "고대비")
    expect(page).to_have_url(site + asked)
    expect(page.locator("html")).to_have_attribute("data-krds-mode", "high-contrast")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(site + "/en" + asked)
    expect(page.locator("html[data-size='5'][data-krds-mode]")).to_have_count(1)
    page.get_by_text("Text and contrast").click()
    pressed = page.locator("button[aria-pressed=true]")
    expect(pressed).to_have_text(["Largest", "High contrast"])
    page.get_by_role("group", name="Text size").get_by_role("button", name="Normal").click()
    expect(page.locator("html")).to_have_attribute("data-size", "2")


def test_every_step_is_larger_than_the_one_before(site: str, visit: Open) -> None:
    sizes = [float(visit("/display/", cookies={"size": size}).evaluate(SIZE)[:-2]) for size in "12345"]
    assert sizes == sorted(set(sizes))
    assert sizes[1] == 10


def gray(page: Page, swatch: int) -> tuple[float, float]:
    """How light a sample of the legend is, desaturated, and how much that varies within it: 0 to 255."""
    box = page.evaluate(
        """at => { const one = document.querySelectorAll('.series span')[at]
             const box = one.getBoundingClientRect(), style = getComputedStyle(one, '::before')
             const side = parseFloat(style.width)
             return {x: box.x + 2, y: box.y + box.height / 2 - side / 2 + 2, width: side - 4, height: side - 4} }""",
        swatch,
    )
    picture = Image.open(io.BytesIO(page.screenshot(clip=box))).convert("L")
    said = ImageStat.Stat(picture)
    return said.mean[0], said.stddev[0]


@pytest.mark.parametrize("contrast", ["0", "1"])
@pytest.mark.parametrize("address", ["/", "/cards/1-2-2/"])
def test_the_series_of_a_chart_differ_without_colour(
    site: str, visit: Open, address: str, contrast: str
) -> None:
    page = visit(address, cookies={"contrast": contrast})
    page.locator(".series").scroll_into_view_if_needed()
    samples = [gray(page, at) for at in range(page.locator(".series span").count())]
    assert len(samples) >= 2
    for (one, varies), (other, also) in combinations(samples, 2):
        assert abs(one - other) > 60 or abs(varies - also) > 15, samples


def test_on_paper_high_contrast_is_dark_on_white(site: str, visit: Open) -> None:
    page = visit("/cards/1-2-2/", cookies={"contrast": "1", "size": "5"})
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('table.form td')).color") == "rgb(0, 0, 0)"
    background = page.evaluate("getComputedStyle(document.querySelector('table.form td')).backgroundColor")
    assert background in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    usual = visit("/cards/1-2-2/")
    usual.emulate_media(media="print")
    assert page.evaluate(SIZE) == usual.evaluate(SIZE)
