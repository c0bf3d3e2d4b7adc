"""Every page for everybody: the checks of KWCAG 2.2 that a machine can make, on each page in each way to show it.

What is checked in one way only does not depend on it. What only a person can judge is listed in
docs/reference/accessibility.md.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.checks import (
    AXE,
    CONTRAST_ONLY,
    CONTROLS,
    HELP,
    RESTLESS,
    TOO_WIDE,
    open_details,
    stops,
    violations,
)
from tests.browser.conftest import Open
from tests.portal.addresses import ASIDE, PAGES

EVERY = [*PAGES, *ASIDE]
WIDTHS = (1280, 390, 320)


def walk(
    visit: Open, site: str, addresses: list[str], width: int, **chosen: str
) -> Iterator[tuple[str, Page]]:
    """Each address in turn, in one window with the cookies of size and contrast; everything unfolded."""
    page = visit(addresses[0], width, cookies=chosen)
    for address in addresses:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + address)
        open_details(page)
        yield address, page


def wide(page: Page, width: int) -> list[str]:
    """What sticks out of the page at a width."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_can_be_read(demo_site: str, visit: Open, language: str) -> None:
    wrong, help_ = [], set()
    for address, page in walk(visit, demo_site, [language + one for one in EVERY], 1280):
        for width in WIDTHS:
            wrong += [(address, width, one) for one in [*wide(page, width), *violations(page, AXE)]]
        wrong += [(address, one) for one in [*page.evaluate(CONTROLS), *page.evaluate(RESTLESS)]]
        help_.add(page.evaluate(HELP))
    assert not wrong, "\n".join(map(str, wrong))
    assert len(help_) == 1
    assert help_ != {""}


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_can_be_read_in_high_contrast(demo_site: str, visit: Open, language: str) -> None:
    wrong = []
    for address, page in walk(visit, demo_site, [language + one for one in EVERY], 1280, contrast="1"):
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        wrong += [(address, one) for one in violations(page, AXE)]
        page.set_viewport_size({"width": 390, "height": 900})
        wrong += [(address, 390, one) for one in violations(page, CONTRAST_ONLY)]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(("language", "contrast"), [("", "0"), ("/en", "1")])
def test_the_largest_text_fits_the_smallest_screen(
    demo_site: str, visit: Open, language: str, contrast: str
) -> None:
    """At 320 px, and at the 640 px that a window of 1280 px has at 200 % zoom."""
    wrong = []
    addresses = [language + one for one in EVERY]
    for address, page in walk(visit, demo_site, addresses, 640, size="5", contrast=contrast):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "15px"
        wrong += [(address, width, one) for width in (640, 320) for one in wide(page, width)]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    demo_site: str, visit: Open, width: int
) -> None:
    for address, page in walk(visit, demo_site, PAGES, width):
        passed, wanted = stops(page)
        assert passed[0]["id"] == "krds-skip-link"
        assert [stop["at"] for stop in passed[1:]] == wanted, address
        assert [stop for stop in passed if not (stop["ring"] and stop["seen"])] == [], address
