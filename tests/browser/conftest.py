"""Debian's Chromium, a site with the real card, and pages that tell when they ask for what they must not."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import demo
from tests.portal.sites import publish_real_card

#: Quiet, and without a word to anybody.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Milliseconds until something on a page is taken for missing: what a busy machine needs, spent only by a failure.
PATIENCE = 30_000
PICTURES = Path(__file__).parents[2] / "var" / "pictures"
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    # Playwright keeps a loop running in this thread; Django would take every query here for one inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def empty_site(chromium: Browser, live_server: object) -> str:
    """The address of a site on which nothing is published."""
    return str(live_server)


@pytest.fixture
def site(empty_site: str) -> str:
    """The address of a site that shows the real card."""
    publish_real_card()
    return empty_site


@pytest.fixture
def demo_site(empty_site: str) -> str:
    """The address of the site that `make run` opens."""
    demo.fill()
    return empty_site


@pytest.fixture
def visit(chromium: Browser, empty_site: str) -> Iterator[Open]:
    """Open an address of the site; afterwards nothing may have been asked elsewhere, blocked or failed."""
    contexts, troubles = [], []

    def opened(
        path: str, width: int = 1280, cookies: dict[str, str] | None = None, **options: object
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale="ko-KR", timezone_id="Asia/Seoul", **options
        )
        contexts.append(context)
        context.add_cookies([{"name": k, "value": v, "url": empty_site} for k, v in (cookies or {}).items()])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("request", lambda request: _note_foreign(request.url, empty_site, troubles))
        page.on("console", lambda said: said.type == "error" and _note_error(said, page.url, troubles))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(empty_site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles


def _note_foreign(url: str, site: str, troubles: list[str]) -> None:
    if not url.startswith(site + "/"):
        troubles.append(f"asked {url}")


def _note_error(said: object, asked: str, troubles: list[str]) -> None:
    """Note an error of the console, but not that a page which was asked for is a 404 or 400, or comes too often."""
    is_told = any(f"server responded with a status of {code}" in said.text for code in ("40", "429"))
    if not is_told or said.location.get("url") != asked:
        troubles.append(said.text)
