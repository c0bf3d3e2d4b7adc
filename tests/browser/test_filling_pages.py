"""A card filled from records in a browser: link what belongs to the pledge, choose line by line, follow a figure back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.achievements import actions
from gongyak.achievements.models import Achievement
from gongyak.achievements.proving import NewProof, add_proof
from gongyak.rules.records import Basis, Line, Metric, SourceRow, Span
from tests.achievements.ledger import Ledger
from tests.browser.checks import open_details
from tests.browser.test_desk_entry import log_in, look
from tests.people import People
from tests.plans.year import Year
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


def test_a_finished_project_becomes_a_line_on_the_card_with_the_rows_of_its_money(
    visit: Open, at: Office
) -> None:
    year = Year(at.quarter.people)
    year.confirmed()
    year.now = at.quarter.then()
    project = year.move("착수")
    year.spend({(2024, 3, "시비"): 30_000_000, (2024, 4, "구비"): 20_000_000})
    page = visit("/desk/")
    log_in(page, "officer")
    base = page.url.partition("/desk/")[0]

    page.goto(base + reverse("project", args=[project.pk]))
    page.get_by_role("radio", name="완료").check()
    page.get_by_role("button", name="상태 바꾸기").click()
    expect(page.get_by_text("실적대장에 후보가 생겼으니")).to_be_visible()
    _confirm(at, project.key)

    page.goto(base + reverse("pledge-link", args=[at.pledge.pk]))
    open_details(page)
    page.get_by_label("특례보증 출연 사업").check()
    page.get_by_role("button", name="고른 기록 잇기").click()
    page.goto(base + reverse("draft-fill", args=[at.draft.pk]))
    spent = page.get_by_role("group", name="집행 잠정 50백만원")
    spent.get_by_text("근거").click()
    expect(spent).to_contain_text("사업의 달마다, 재원마다 적은 집행액의 합 · 센 행 2")
    page.get_by_role("button", name="고른 대로 저장").click()
    text = page.get_by_role("textbox", name="추진실적").input_value()
    assert "특례보증 출연 추진: 2024. 3. ~ 2024.12.\n  ▷ 성과: 집행 잠정 50백만원" in text

    page.get_by_role("link", name="기록에서 채우기").click()
    kept = page.locator(".kept", has_text="특례보증 출연 추진")
    kept.get_by_text("근거").click()
    kept.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="특례보증 출연")).to_be_visible()


def _confirm(at: Office, source: str) -> None:
    """The candidate that a project left, seen by the officer and the team lead."""
    row = Achievement.objects.get(source=source)
    by, now = at.quarter.who("담당"), at.quarter.then()
    row = add_proof(row=row, proof=NewProof(kind="주소", url="https://example.kr/1"), by=by, now=now)
    row = Achievement.objects.get(pk=row.pk)
    row = actions.check(row=row, revision=row.revision, by=by, now=at.quarter.then())
    actions.confirm(row=row, revision=row.revision, by=at.quarter.who("팀장"), now=at.quarter.then())
