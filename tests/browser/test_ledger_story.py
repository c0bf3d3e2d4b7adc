"""A candidate of the ledger is checked, evidenced and confirmed; the pages are for everybody at two widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongyak.achievements import planning
from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.proving import NewProof, read_paper
from gongyak.achievements.verify import verify
from gongyak.rules.records import AchievementStatus, Basis, Metric
from tests.achievements.ledger import FIRMS, NOW, Ledger
from tests.achievements.test_planning import DECEMBER
from tests.browser.test_desk_changes import at, look
from tests.people import engage
from tests.pictures import png

Open = Callable[..., Page]
HIRES = Metric("hires", "채용", 112, "명", None, query="면접 결과 통보")


@pytest.fixture
def ledger(empty_site: str) -> Ledger:
    return Ledger(engage())


def filled(ledger: Ledger) -> None:
    """A ledger with something at every stage."""
    paper = NewProof("문서번호", paper=read_paper("일자리경제과-30932호(2024. 3. 29.)"), is_public=True)
    ledger.confirmed(
        ledger.proved(ledger.minted("plan/1", kind="추진계획", title="특별지원지역 활성화 추진계획"), paper)
    )
    ledger.checked(
        ledger.proved(ledger.minted("meeting/2", kind="회의", title="중소기업발전협의회", metrics=[]))
    )
    ledger.entered(title="기업사랑 소식지", kind="발간", waiver="")
    ledger.planned()
    moved = ledger.planned("meeting-item/4", title="공감원스톱센터 개소")
    told = {"span": DECEMBER, "reason": "공사 지연", "by": ledger.people.actor("담당"), "now": NOW}
    planning.move_activity(activity=moved, **told)


def test_a_candidate_becomes_a_numbered_result(visit: Open, ledger: Ledger, tmp_path: Path) -> None:
    row = ledger.minted(metrics=[FIRMS, HIRES])
    photo = tmp_path / "행사장.png"
    photo.write_bytes(png())

    # the officer finds it among what waits, sees what is missing, and gives it
    page = at(visit, "officer", reverse("desk-ledger"), 1280)
    expect(page.get_by_role("heading", name="확인할 후보 1")).to_be_visible()
    page.get_by_role("link", name="취업박람회").first.click()
    expect(page.get_by_text("증빙이 하나도 없습니다")).to_be_visible()
    look(page, "ledger-candidate-1280")
    page.get_by_label("종류", exact=True).select_option("사진")
    page.get_by_label("파일 (협약서").set_input_files(photo)
    page.get_by_role("button", name="증빙 넣기").click()
    page.get_by_text("증빙 넣기", exact=True).first.click()
    page.get_by_label("종류", exact=True).select_option("문서번호")
    page.get_by_label("문서번호 (문서번호일 때)").fill("일자리경제과-30932호(2024. 3.29.)")
    page.get_by_role("button", name="증빙 넣기").click()
    expect(page.get_by_role("cell", name="일자리경제과-30932호(2024. 3. 29.)", exact=True)).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="행사장.png").click()
    assert taken.value.suggested_filename == "행사장.png"

    # one figure says neither 예정 nor 확정: it is written, and read back beside the form
    page.get_by_role("link", name="고치기").first.click()
    page.wait_for_url("**/edit/")
    page.get_by_label("수치 2 구분").select_option("예정")
    page.get_by_label("기간").fill("2024. 5.30.")
    page.get_by_label("기간").press("Tab")
    understood = page.get_by_role("complementary", name="이렇게 이해했습니다")
    expect(understood.get_by_text("2024. 5. 30.")).to_be_visible()
    expect(understood.get_by_text("채용 112명(예정)")).to_be_visible()
    look(page, "ledger-form-1280")
    page.get_by_role("button", name="저장", exact=True).click()
    page.get_by_role("button", name="맞습니다. 확인").click()
    expect(page.get_by_text("팀장의 확정을 기다립니다")).to_be_visible()

    # the team lead confirms it on a phone
    page = at(visit, "lead", reverse("desk-result", args=[row.pk]), 390)
    look(page, "ledger-checked-390")
    page.get_by_role("button", name="확정하기").click()
    expect(page.get_by_text("확정했습니다. 실적번호는 실적-")).to_be_visible()
    row = Achievement.objects.get()
    assert row.status == AchievementStatus.CONFIRMED and row.number.endswith("-0001")
    assert {one.basis for one in row.metrics.all()} == {Basis.FINAL, Basis.FORECAST}
    assert verify() == []


def test_a_slip_is_written_down(visit: Open, ledger: Ledger) -> None:
    row = ledger.planned()
    page = at(visit, "officer", reverse("desk-activity", args=[row.pk]), 1280)
    page.get_by_text("때를 옮깁니다").click()
    page.get_by_label("바뀐 때").fill("2025. 2.18.")
    page.get_by_label("옮기는 까닭").fill("건물 공사")
    page.get_by_role("button", name="때 옮기기").click()
    expect(page.get_by_text("당초 2024. 하반기 → 변경")).to_be_visible()
    look(page, "activity-1280")
    assert PlannedActivity.objects.get().reason == "건물 공사"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_for_everybody(visit: Open, ledger: Ledger, width: int, empty_site: str) -> None:
    filled(ledger)
    confirmed = Achievement.objects.get(number__startswith="실적")
    page = at(visit, "lead", reverse("desk-ledger"), width)
    moved = PlannedActivity.objects.get(source="meeting-item/4")
    for name, address in (
        ("ledger", reverse("desk-ledger")),
        ("ledger-found", f"{reverse('desk-ledger')}?period=2024.&lacks=proof"),
        ("result-confirmed", reverse("desk-result", args=[confirmed.pk])),
        ("result-correct", reverse("desk-result-edit", args=[confirmed.pk])),
        ("result-new", reverse("desk-result-new")),
        ("activities", reverse("desk-activities")),
        ("activity-new", reverse("desk-activity-new")),
        ("activity-moved", reverse("desk-activity", args=[moved.pk])),
    ):
        page.goto(empty_site + address)
        look(page, f"{name}-{width}")
