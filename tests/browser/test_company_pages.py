"""기업 대장 in a browser: a person is found, opened with a reason, and two rows become one company."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.companies.register import KIM, company, contact, other
from tests.people import People

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def keys(settings, tmp_path: Path) -> None:
    settings.PERSONAL_KEYS = str(tmp_path / "keys.json")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_counsellor_finds_whom_to_call(visit: Open, people: People, width: int) -> None:
    row = company()
    contact(row)
    double = other("한빛정밀 주식회사")
    page = visit("/desk/", width=width)
    log_in(page, "lead")
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    base = page.url.partition("/desk/")[0] + "/desk/companies/"
    page.goto(base)
    page.get_by_label("찾을 것").fill("010 1234 5678")
    page.get_by_role("button", name="찾기").click()
    expect(page.get_by_text("연락처가 맞음")).to_be_visible()
    look(page, f"companies-{width}")
    page.get_by_role("link", name="㈜한빛정밀").click()
    look(page, f"company-{width}")
    page.get_by_text("열어 보기").first.click()
    page.get_by_label("까닭").first.fill("현장 방문 약속")
    page.get_by_role("button", name="열어 보기").click()
    expect(page.locator("strong", has_text=KIM.name)).to_be_visible()
    open_details(page)
    look(page, f"company-open-{width}")
    for address in ("new/", "duplicates/", f"merge/{row.pk}/{double.pk}/", "import/"):
        page.goto(base + address)
        look(page, f"companies-{address.strip('/').split('/')[0]}-{width}")
