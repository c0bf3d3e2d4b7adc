"""The headquarters in a browser: its office, its indicators, what they look like on a phone."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.headquarters.defining import take_usual_indicators
from gongyak.headquarters.models import Indicator, MemberPart
from gongyak.headquarters.teams import NewMember, add_member, register_body
from gongyak.records.actions import record_all
from gongyak.rules.situation.report import Texts
from tests.browser.checks import AXE, CONTROLS, TOO_WIDE, open_details, violations
from tests.browser.conftest import PICTURES
from tests.browser.test_desk_entry import log_in
from tests.headquarters.office import BEGAN, NOW, Office, opened
from tests.headquarters.reports import Reporting, reporting
from tests.people import engage
from tests.rules.situation.told import TOLD

Open = Callable[..., Page]
VALUES = {
    "등록 공장 수": "1204 1205 1203 1207 1210 1208 1211 1215 1213 1216 1214 1212 1209 1206 1203",
    "지역화폐 결제액": "8120 7640 8300 8255 8410 8020 8110 8390 8900 8040 8120 9150 8460 7890 8710",
    "소비자물가 상승률(전년동월대비)": "4.2 3.7 3.3 2.7 2.3 3.4 3.7 3.8 3.3 3.2 2.8 3.1 3.1 2.9 2.7",
    "국민연금 사업장 가입자 수": "51200 51310 51280 51420 51390 51500 51610 51580 51490 51530 51600 51710 51690 51750 51820",
}


@pytest.fixture
def office(empty_site: str) -> Office:
    """A headquarters in which there is something of everything to see."""
    office = opened(engage())
    act = {"by": office.by("총괄"), "now": NOW}
    office.declare()
    office.declare("주의", date(2024, 4, 1))
    office.join("과장", part=MemberPart.LEADER)
    office.join("담당")
    office.join("타부서과장", office.team(2), MemberPart.LEADER)
    office.join("타부서담당", office.team(2))
    office.join("타부서팀장", part=MemberPart.DEPUTY_HEAD)
    body = register_body(name="고용센터", contact="기업지원팀", phone="051-000-0000", began_on=BEGAN, **act)
    partner = NewMember(MemberPart.PARTNER, BEGAN, body=body, team=office.team(3), task="구인·구직 통계")
    add_member(headquarters=office.headquarters, member=partner, **act)
    take_usual_indicators(**act)
    for name, values in VALUES.items():
        indicator = Indicator.objects.get(name=name)
        for at, value in enumerate(values.split()):
            month, firmness = 2 + at, "잠정" if at == 14 else "확정"
            start = date(2023 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
            published = date(2023 + month // 12, month % 12 + 1, 25)
            office.enter(indicator, start, value, published, firmness=firmness)
    rows = (*TOLD.plans, *TOLD.projects, *TOLD.planned, *TOLD.items, *TOLD.achievements)
    record_all(rows, by="staff/1", now=NOW)
    return office


def look(page: Page, name: str, *, unfolded: bool = False) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    if unfolded:
        open_details(page)
        page.screenshot(path=PICTURES / f"{name}-open.png", full_page=True)
    assert violations(page, AXE) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CONTROLS) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, office: Office, width: int, empty_site: str) -> None:
    address = reverse("hq-office")
    page = visit(address, width)
    log_in(page, "coordinator")
    page.wait_for_url(f"**{address}")
    indicator = Indicator.objects.get(name="지역화폐 결제액").pk
    as_of = "?as_of=2024-06-30"
    for name, address in (
        ("situation", reverse("hq-situation") + as_of),
        ("delays", reverse("hq-delays") + as_of),
        ("rows", reverse("hq-situation-rows", args=["projects"]) + as_of),
        ("office", reverse("hq-office")),
        ("edit", reverse("hq-office-edit", args=[office.headquarters.pk])),
        ("indicators", reverse("hq-indicators")),
        ("indicator", reverse("hq-indicator", args=[indicator])),
        ("indicator-new", reverse("hq-indicator-new")),
    ):
        page.goto(empty_site + address)
        look(page, f"hq-{name}-{width}", unfolded=name in ("edit", "indicator"))
    page.goto(empty_site + reverse("hq-indicators-import"))
    wrong = "지표,기간,값,구분,공표일\n지역화폐 결제액,2024. 5.,8800,확정,2024. 6. 25.\n지역화폐,2024. 6.,많음,확정,내일\n"
    page.get_by_label("지표 파일").set_input_files(
        {"name": "지표.csv", "mimeType": "text/csv", "buffer": wrong.encode()}
    )
    page.get_by_role("button", name="미리 보기").click()
    look(page, f"hq-import-{width}")


@pytest.fixture
def desk(empty_site: str) -> Reporting:
    """A weekly report that was gathered from the teams and waits for its first signature."""
    desk = reporting(engage())
    desk.draft()
    desk.save()
    desk.ask()
    desk.write(
        Texts(trend="온새시장 방문객이 늘고 있음\n착한가격업소 3곳을 더 찾음", plan="추석 장보기 행사 준비")
    )
    return desk


@pytest.mark.parametrize("width", [1280, 390])
def test_a_report_is_read_and_signed_by_everybody(
    visit: Open, desk: Reporting, width: int, empty_site: str
) -> None:
    address = reverse("hq-reports")
    page = visit(address, width)
    log_in(page, "officer")
    page.wait_for_url(f"**{address}")
    look(page, f"hq-reports-{width}", unfolded=True)
    for name, address in (
        ("report-edit", reverse("hq-report-edit", args=[desk.report.pk])),
        ("report-team", reverse("hq-report-team", args=[desk.report.pk, desk.input().pk])),
        ("report", reverse("hq-report", args=[desk.report.pk])),
    ):
        page.goto(empty_site + address)
        look(page, f"hq-{name}-{width}")
    page.get_by_role("button", name="결재 올리기").click()
    expect(page.get_by_text("결재를 올렸습니다")).to_be_visible()
    for who in ("lead", "head"):
        signing = visit(address, width)
        log_in(signing, who)
        signing.wait_for_url(f"**{address}")
        look(signing, f"hq-report-turn-{who}-{width}")
        signing.get_by_role("button", name="서명").click()
        expect(signing.get_by_text("서명했습니다")).to_be_visible()
    look(signing, f"hq-report-confirmed-{width}", unfolded=True)
    assert desk.report.status == "총괄 확정"
