"""What people come for: a resident without scripts, somebody with a keyboard only, an evaluator with a list."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="what people do in a browser is told once, on the embedded database"
)
#: 웹소통: what an evaluator looks for on the site, the steps from the first page to it (two at most), and a text
#: that must stand there. What is not on the site yet stands in KNOWN-LIMITS.
CHECKLIST = [
    ("첫 화면에서 공약까지", ("공약 32건 모두 보기", "온새골목 특화거리 조성"), "주관부서"),
    ("기준일이 붙은 이행현황", (), "2024. 12. 31. 현재"),
    ("이행률의 계산식", (), "(완료 + 이행 후 계속추진) ÷ 전체 공약"),
    ("추진상황의 판단기준", ("신뢰·검증",), "여건이 되지 않아 하지 않기로 한 사업"),
    ("연차별 투자계획", ("공약 32건 모두 보기", "온새골목 특화거리 조성"), "2026년"),
    ("재원별 계획과 투입", (), "재원별"),
    ("달라진 것과 그 까닭", ("달라진 점",), "공개한 뒤에 고친 카드"),
    ("담당부서와 전화", ("공약 32건 모두 보기", "온새골목 특화거리 조성"), "대표전화"),
    ("모든 공개와 정정의 목록", ("신뢰·검증",), "정정 내역"),
    ("내려받는 자료", ("공개자료",), "공약_예산_연도별"),
]


def test_an_evaluator_finds_every_point_within_two_clicks(demo_site: str, visit: Open) -> None:
    page = visit("/")
    for what, steps, text in CHECKLIST:
        page.goto(demo_site)
        for step in steps:
            page.get_by_role("link", name=step, exact=True).first.click()
        expect(page.get_by_text(text).first, what).to_be_visible()
        assert "시연" in page.locator("aside.site-notice").inner_text()


def test_a_past_quarter_of_the_mayor_before_is_two_choices_away(demo_site: str, visit: Open) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_label("단체장").select_option(index=1)
    page.get_by_role("button", name="보기").click()
    expect(page.get_by_role("link", name="공약 20건 모두 보기")).to_be_visible()
    page.get_by_label("기준일", exact=True).select_option(label="2022. 12. 31. (2022년 4분기)")
    page.get_by_role("button", name="보기").click()
    expect(page.get_by_text("2022. 12. 31. 현재").first).to_be_visible()
    page.get_by_role("link", name="공약 20건 모두 보기").click()
    expect(page.get_by_role("heading", name="공약 20건")).to_be_visible()


def test_a_resident_finds_compares_downloads_and_verifies_without_scripts(
    demo_site: str, visit: Open, tmp_path: Path
) -> None:
    page = visit("/", 390, java_script_enabled=False)
    page.get_by_label("공약에서 찾을 말").fill("특화거리")
    page.get_by_role("button", name="찾기").click()
    page.get_by_role("link", name="온새골목 특화거리 조성").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("온새골목 특화거리 조성")
    card = _taken(page, "PDF", tmp_path)
    page.get_by_role("link", name="앞 기준일과 견주기").click()
    expect(page.get_by_text("2024. 9. 30.에서 2024. 12. 31. 사이에")).to_be_visible()
    expect(page.get_by_text("진도가 52%에서 65%로")).to_be_visible()
    page.get_by_role("link", name="신뢰·검증").first.click()
    told = _checked(_taken(page, "check.py", tmp_path), card, demo_site)
    assert told.returncode == 0, told.stdout
    assert "1-1-1" in told.stdout
    card.write_bytes(card.read_bytes()[:-1] + b"?")
    assert _checked(tmp_path / "check.py", card, demo_site).returncode == 1


def test_with_the_keyboard_alone_one_finds_and_opens_a_card(demo_site: str, visit: Open) -> None:
    page = visit("/")
    _tab_to(page, "input#find-q")
    page.keyboard.type("특화거리")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cards/?q=*")
    _tab_to(page, "table.rows th a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cards/1-1-1/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("온새골목 특화거리 조성")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def _taken(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _checked(checker: Path, card: Path, site: str) -> subprocess.CompletedProcess[str]:
    """The checker on a card and the site that it came from."""
    plain = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.run(
        [sys.executable, "-I", str(checker), str(card), site],
        env=plain | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
