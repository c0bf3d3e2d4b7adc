"""A change and the panel in a browser: readable for everybody, decided by the mayor on a phone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.pledges.models import ChangeStatus, PanelSession
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.pledges.changes.office import Office, opened

Open = Callable[..., Page]


@pytest.fixture
def office(empty_site: str) -> Office:
    return opened()


def look(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


def at(visit: Open, who: str, address: str, width: int) -> Page:
    page = visit(address, width)
    log_in(page, who)
    page.wait_for_url(f"**{address}")
    return page


def test_a_change_is_decided_on_a_phone(visit: Open, office: Office) -> None:
    office.deliberated()
    address = reverse("desk-change", args=[office.change.pk])
    look(at(visit, "coordinator", address, 1366), "change-deliberated")
    office.put_up()
    office.sign("팀장", "과장", "총괄")
    page = at(visit, "mayor", address, 390)
    look(page, "change-turn-390")
    page.get_by_role("button", name="서명").click()
    expect(page.get_by_text("서명했습니다")).to_be_visible()
    assert office.change.status == ChangeStatus.CONFIRMED


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_are_for_everybody(visit: Open, office: Office, width: int, empty_site: str) -> None:
    office.decided()
    page = at(visit, "coordinator", reverse("desk-changes"), width)
    session = PanelSession.objects.get().pk
    for name, address in (
        ("changes", reverse("desk-changes")),
        ("change-chain", reverse("desk-change-chain")),
        ("panel", reverse("desk-panel")),
        ("panel-session", reverse("desk-panel-session", args=[session])),
        ("papers", reverse("desk-papers")),
    ):
        page.goto(empty_site + address)
        look(page, f"{name}-{width}")
