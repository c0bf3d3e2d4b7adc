"""“이 숫자 어디서?” in a browser: for the public without a script, in the office down to the rows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gongyak.pledges.models import Draft
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People
from tests.pledges.compiling.counted import published

Open = Callable[..., Page]


@pytest.fixture
def draft(people: People) -> Draft:
    """A published card whose figures were counted from records."""
    return published(people).draft


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_whence_are_for_everybody(visit: Open, draft: Draft, width: int) -> None:
    page = visit("/cards/1-2-2/", width=width)
    open_details(page)
    look(page, f"whence-card-{width}")
    base = page.url.partition("/cards/")[0]
    page.goto(f"{base}/desk/cards/{draft.pk}/figures/")
    log_in(page)
    expect(page.get_by_role("heading", name="이 숫자 어디서?")).to_be_visible()
    open_details(page)
    look(page, f"whence-desk-{width}")


def test_a_figure_is_followed_from_the_card_to_its_rows(visit: Open, draft: Draft) -> None:
    page = visit("/cards/1-2-2/")
    page.locator("details.whence summary", has_text="채용").click()
    expect(page.get_by_text("기업마다 적은 채용 예정의 합")).to_be_visible()
    base = page.url.partition("/cards/")[0]
    page.goto(f"{base}/desk/cards/{draft.pk}/")
    log_in(page)
    page.get_by_role("link", name="근거 성과: 채용 예정 112명").click()
    expect(page.get_by_role("rowheader", name="기업-3")).to_be_visible()
