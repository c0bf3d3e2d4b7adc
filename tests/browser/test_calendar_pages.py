"""휴일·기한 in a browser: a temporary holiday is added, and a due moment moves by a day."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People

Open = Callable[..., Page]
ASKED = "deadline/?kind=건의&received=2026-09-15+10:00&extend=1&cause=보완&first=2026-09-21&last=2026-09-22"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_temporary_holiday_moves_what_is_due(visit: Open, people: People, width: int) -> None:
    page = visit("/desk/", width=width)
    log_in(page, "coordinator")
    expect(page.get_by_role("heading", name="내 업무")).to_be_visible()
    base = page.url.partition("/desk/")[0] + "/desk/"
    page.goto(f"{base}deadline/?kind=건의&received=2026-09-15+10:00")
    expect(page.get_by_role("heading", name="처리기한: 2026. 10. 7.(수) 18:00")).to_be_visible()
    page.goto(f"{base}calendar/2026/")
    page.get_by_text("휴일 더하기", exact=True).click()
    page.get_by_label("날", exact=True).fill("2026. 10. 2.")
    page.get_by_label("사유").last.fill("국무회의 의결(2026. 9. 8.)")
    page.get_by_role("button", name="휴일로 더하기").click()
    expect(page.get_by_role("status").last).to_contain_text("2026. 10. 2.(금)을 휴일로 더했습니다")
    look(page, f"calendar-{width}")
    open_details(page)
    look(page, f"calendar-open-{width}")
    page.goto(f"{base}calendar/2028/")
    look(page, f"calendar-unknown-{width}")
    page.goto(f"{base}deadline/?kind=건의&received=2026-09-15+10:00")
    expect(page.get_by_role("heading", name="처리기한: 2026. 10. 8.(목) 18:00")).to_be_visible()
    page.goto(base + ASKED)
    look(page, f"deadline-{width}")
