"""The linter in a browser: its settings, a quarter by rule and department, the records."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongyak.records.actions import record
from gongyak.rules.card import outline
from gongyak.rules.records import Achievement, AchievementStatus, Project, Span
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People
from tests.pledges.rounds.quarter import NOW, opened

Open = Callable[..., Page]
PAGES = ("linting/", "linting/ledger/", "settings/rules/")


@pytest.fixture
def office(people: People) -> People:
    """A card and records with something to say about them."""
    quarter = opened(people)
    quarter.save(plans=outline.read("고용안전 간담회 개최: 2024. 12.\n간담회를 개최하였음", year=2024))
    record(
        Achievement(
            "achievement/7",
            "행사",
            "상권 한마당",
            Span(date(2024, 5, 30), date(2024, 5, 30)),
            status=AchievementStatus.CONFIRMED,
            department="일자리경제과",
        ),
        by="staff/1",
        now=NOW,
    )
    record(
        Project("project/3", "year-plan/1", "상권", "골목상권", "총무과", remedy="더 알림"),
        by="staff/1",
        now=NOW,
    )
    return people


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_of_the_linter_are_for_everybody(visit: Open, office: People, width: int) -> None:
    page = visit("/desk/", width=width)
    log_in(page, "coordinator")
    base = page.url.partition("/desk/")[0]
    for address in PAGES:
        page.goto(f"{base}/desk/{address}")
        open_details(page)
        look(page, f"desk-{address.strip('/').replace('/', '-')}-{width}")


def test_a_number_opens_what_it_counts_and_that_opens_the_card(visit: Open, office: People) -> None:
    page = visit("/desk/")
    log_in(page, "coordinator")
    page.get_by_role("link", name="점검", exact=True).click()
    page.get_by_role("row", name="낱말 목록에 있는").get_by_role("link", name="일자리경제과 1").click()
    expect(page.get_by_role("heading", name="일자리경제과, ‘낱말 목록에")).to_be_visible()
    page.locator(".spots").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="살펴볼 것")).to_be_visible()
