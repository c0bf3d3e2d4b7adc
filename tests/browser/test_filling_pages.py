"""A card filled from records in a browser: link what belongs to the pledge, choose line by line, follow a figure back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.rules.records import Basis, Line, Metric, SourceRow, Span
from tests.achievements.ledger import Ledger
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People
from tests.pledges.compiling.office import Office
from tests.pledges.rounds.quarter import opened

Open = Callable[..., Page]
HIRES = Metric(
    "hires", "채용", 112, "명", Basis.FORECAST, date(2024, 7, 12), "기업마다 적은 채용 예정의 합",
    tuple(SourceRow("기업", f"기업-{n}", 28) for n in range(4)),
)  # fmt: skip


@pytest.fixture
def at(people: People) -> Office:
    """An office with results, one of them not linked yet, and money of the pledge's own."""
    made = Office(opened(people), Ledger(people))
    july = Span(date(2024, 7, 12), date(2024, 7, 12))
    made.link(made.result(title="청년 창업 한마당", span=july, lines=(Line("청년 200명이 모임"),)).key)
    made.link(
        made.result(
            title="금정구 일구DAY 취업박람회", kind="박람회", span=Span(date(2024, 5, 31), date(2024, 5, 31))
        ).key
    )
    made.result(title="구직자 만남의 날", kind="박람회", span=july, metrics=(HIRES,))
    made.link(made.ledger.planned(title="소상공인 간담회 개최").key)
    made.spend()
    made.link("project/900", own_money=True)
    return made


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, at: Office, width: int) -> None:
    page = visit("/desk/", width=width)
    log_in(page, "officer")
    base = page.url.partition("/desk/")[0]
    pledge = reverse("pledge-link", args=[at.pledge.pk])
    for name, address in (
        ("filling", reverse("draft-fill", args=[at.draft.pk])), ("links", pledge), ("pledges", reverse("pledge-links")),
    ):  # fmt: skip
        page.goto(base + address)
        if name == "filling":
            look(page, f"desk-filling-closed-{width}")
        open_details(page)
        look(page, f"desk-{name}-{width}")


def test_a_result_becomes_a_line_on_the_card_and_its_figure_leads_back(visit: Open, at: Office) -> None:
    page = visit("/desk/")
    log_in(page, "officer")
    base = page.url.partition("/desk/")[0]
    page.goto(base + reverse("draft-write", args=[at.draft.pk]))
    page.get_by_role("link", name="기록에서 채우기").click()
    page.get_by_role("link", name="딸린 기록 고르기").click()
    page.get_by_label("구직자 만남의 날").check()
    page.get_by_role("button", name="고른 기록 잇기").click()
    expect(page.get_by_text("1건을 이었습니다")).to_be_visible()

    page.goto(base + reverse("draft-fill", args=[at.draft.pk]))
    line = page.get_by_role("group", name="성과: 채용 예정 112명")
    line.get_by_text("근거").click()
    expect(line).to_contain_text("기업마다 적은 채용 예정의 합 · 센 행 4")
    fair = page.get_by_role("group", name="금정구 일구DAY")
    fair.get_by_role("radio", name="기록대로").check()
    page.get_by_role("button", name="고른 대로 저장").click()

    text = page.get_by_role("textbox", name="추진실적").input_value()
    assert "2024년 구직자 만남의 날 개최: 2024. 7.12.\n  ▷ 성과: 채용 예정 112명" in text
    assert "일구DAY 취업박람회 개최: 2024. 5.31." in text
    page.get_by_role("link", name="기록에서 채우기").click()
    page.get_by_text("근거").first.click()
