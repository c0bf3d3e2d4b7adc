"""The trust page in a browser, and a resident who checks a card that was downloaded there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PICTURES, Open
from tests.browser.test_public_pages import FOCUS, REACHABLE, WIDTHS, _violations
from tests.portal.chains import publish_chain

TRUST = "/trust/"


@pytest.fixture
def chain_site(empty_site: str) -> str:
    """The address of a site with four publications."""
    publish_chain()
    return empty_site


def test_everybody_can_read_it_at_every_width(chain_site: str, visit: Open) -> None:
    for width in WIDTHS:
        page = visit(TRUST, width)
        assert _violations(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width != 320:
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"trust-{width}.png", full_page=True)
    page = visit(TRUST, 1280)
    page.evaluate("document.documentElement.style.fontSize = '125%'")  # KRDS starts from 62.5 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_keyboard_reaches_everything(chain_site: str, visit: Open) -> None:
    page = visit(TRUST)
    wanted = page.locator(REACHABLE).count() + 1
    stops = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) in (wanted, wanted - 1)
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []


def _take(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_resident_checks_a_card_before_and_after_its_correction(
    chain_site: str, visit: Open, tmp_path: Path
) -> None:
    page = visit(TRUST, java_script_enabled=False)
    page.get_by_role("navigation", name="이 페이지의 구성").get_by_role(
        "link", name="직접 확인하는 법"
    ).click()
    checker = _take(page, "check.py", tmp_path)
    page.get_by_role("link", name="1-2-2 확정본 1차").click()
    expect(page.get_by_text("50%").first).to_be_visible()
    card = _take(page, "HWPX", tmp_path)
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    told = subprocess.run(
        [sys.executable, "-I", str(checker), str(card), page.url],
        env=plain | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert told.returncode == 0, told.stdout
    assert "확정본 1차의 HWPX 파일과 바이트까지 같습니다" in told.stdout
    assert "그 뒤에 고쳐졌습니다" in told.stdout
