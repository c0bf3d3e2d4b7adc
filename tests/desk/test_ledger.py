"""The ledger at the desk, as each person of the cast meets it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongyak.achievements import planning
from gongyak.achievements.models import Achievement, PlannedActivity, Proof
from gongyak.achievements.proving import NewProof
from gongyak.achievements.values import achievement_value
from gongyak.achievements.verify import verify
from gongyak.audit.models import Look, LookKind
from gongyak.files.actions import admit
from gongyak.files.models import StoredFile
from gongyak.rules.dates import Precision
from gongyak.rules.records import AchievementStatus, Line, PlannedStatus, Span
from tests.achievements.ledger import FIRMS, LINES, MAY, NOW, Ledger
from tests.achievements.test_planning import DECEMBER
from tests.pictures import png

Browser = Callable[[str], Client]
TYPED = {
    "kind": "박람회",
    "title": "일구DAY 취업박람회",
    "period": "2024. 5.30.",
    "lines": "구직자와 기업이 만남\n  구청 대강당",
    "metric.0.label": "참여기업",
    "metric.0.value": "1,028",
    "metric.0.unit": "개",
    "metric.0.basis": "확정",
    "waiver": "사진만 있음",
}


@pytest.fixture
def ledger(people: Any) -> Ledger:
    return Ledger(people)


def page(row: Achievement) -> str:
    return reverse("desk-result", args=[row.pk])


def do(browser: Client, row: Achievement, act: str, **sent: object):
    return browser.post(f"{page(row)}{act}/", sent, follow=True)


def activity_page(row: PlannedActivity, act: str = "") -> str:
    return reverse("desk-activity", args=[row.pk]) + (f"{act}/" if act else "")


def test_a_result_is_typed_in_as_officials_type(ledger: Ledger, at_work: Browser) -> None:
    officer, new = at_work("담당"), reverse("desk-result-new")
    sent = TYPED | {"department": ledger.department.pk, "entry": "form-1"}
    looked = officer.post(new, sent | {"look": "1"}).text
    assert (
        "2024. 5. 30." in looked and "참여기업 1,028개(확정)" in looked and not Achievement.objects.exists()
    )
    assert officer.post(new, sent | {"save": "1"}, follow=True).status_code == 200
    officer.post(new, sent | {"save": "1"})  # a double click
    row = Achievement.objects.get()
    value = achievement_value(row)
    assert (value.span, value.lines) == (MAY, (Line("구직자와 기업이 만남", "", (Line("구청 대강당"),)),))
    assert [(one.code, one.value) for one in value.metrics] == [("firms", 1028)]
    assert verify() == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"period": "곧"}, "기간으로 읽을 수 없습니다"),
        ({"metric.0.value": "여럿"}, "온수로"),
        ({"title": ""}, "제목을"),
        ({"title": "010-1234-5678"}, "전화번호"),
        ({"kind": ""}, "종류를"),
        ({"department": ""}, "어느 부서의"),
        ({"department": "99999"}, "어느 부서의"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ledger: Ledger, at_work: Browser, change: dict[str, str], sentence: str
) -> None:
    sent = TYPED | {"department": ledger.department.pk, "save": "1", **change}
    answer = at_work("담당").post(reverse("desk-result-new"), sent)
    assert answer.status_code == 409 and sentence in answer.text
    assert "구청 대강당" in answer.text and 'value="참여기업"' in answer.text
    assert not Achievement.objects.exists()


def test_another_department_cannot_be_written_for(ledger: Ledger, at_work: Browser) -> None:
    sent = TYPED | {"department": ledger.department.pk, "save": "1"}
    answer = at_work("타부서담당").post(reverse("desk-result-new"), sent)
    assert answer.status_code == 409 and "자기 부서" in answer.text


def test_a_candidate_goes_through_the_hands_of_the_office(ledger: Ledger, at_work: Browser) -> None:
    row = ledger.minted()
    officer, lead = at_work("담당"), at_work("팀장")
    listed = officer.get(reverse("desk-ledger")).text
    assert "확인할 후보" in listed and "증빙 없음" in listed
    refused = do(officer, row, "check", revision=row.revision)
    assert refused.status_code == 409 and "증빙이 하나도 없습니다" in refused.text

    photo = SimpleUploadedFile("행사장.png", png(), "image/png")
    assert "증빙을 넣었습니다" in do(officer, row, "prove", kind="사진", file=photo).text
    paper = "일자리경제과-30932호(2024. 3.29.)"
    assert "30932호(2024. 3. 29.)" in do(officer, row, "prove", kind="문서번호", paper=paper).text
    assert [one.kind for one in Proof.objects.all()] == ["사진", "문서번호"]

    assert "그사이" in do(officer, row, "check", revision=row.revision).text
    row.refresh_from_db()
    assert "확인했습니다" in do(officer, row, "check", revision=row.revision).text
    row.refresh_from_db()
    assert "팀장만" in do(officer, row, "confirm", revision=row.revision).text
    assert "확정할 실적" in lead.get(reverse("desk-ledger")).text
    assert "까닭을" in do(lead, row, "send-back", reason=" ").text
    assert "실적번호는 실적-" in do(lead, row, "confirm", revision=row.revision).text
    row.refresh_from_db()
    assert row.status == AchievementStatus.CONFIRMED
    history = lead.get(page(row)).text.split('id="history"')[1]
    assert history.count("<tr>") == 6 and "번호, 단계" in history.replace("단계, 번호", "번호, 단계")
    assert verify() == []


def test_a_figure_that_was_counted_keeps_its_rows_when_it_is_written(
    ledger: Ledger, at_work: Browser
) -> None:
    row, officer = ledger.minted(), at_work("담당")
    edit = reverse("desk-result-edit", args=[row.pk])
    form = officer.get(edit).text
    assert 'value="참여기업"' in form and "▷ 구직자와 기업이 만남" in form
    told = {
        "metric.0.label": "참여기업",
        "metric.0.value": "28",
        "metric.0.unit": "개",
        "metric.0.basis": "잠정",
    }
    lines = "▷ 구직자와 기업이 만남\n  - 구청 대강당"
    sent = {"kind": "행사", "title": "박람회", "period": "2024. 5. 30.", "lines": lines, **told}
    officer.post(edit, sent | {"revision": row.revision, "save": "1"})
    [metric] = achievement_value(Achievement.objects.get()).metrics
    assert (metric.basis, metric.sources, metric.as_of) == ("잠정", FIRMS.sources, date(2024, 5, 30))
    late = officer.post(edit, sent | {"revision": row.revision, "save": "1", "title": "늦은 글"})
    assert late.status_code == 409 and "늦은 글" in late.text and "지금 저장된 것" in late.text


def test_a_correction_and_a_cancellation_say_why(ledger: Ledger, at_work: Browser) -> None:
    row, lead = ledger.confirmed(ledger.proved(ledger.minted())), at_work("팀장")
    edit = reverse("desk-result-edit", args=[row.pk])
    assert at_work("담당").get(edit).status_code == 404
    sent = {
        "kind": "행사",
        "title": "바른 이름",
        "period": "2024. 5. 30.",
        "revision": row.revision,
        "save": "1",
    }
    assert "까닭을" in lead.post(edit, sent).text
    ahead = lead.post(edit, sent | {"reason": "오기", "period": "2100. 1. 1."})
    assert ahead.status_code == 409 and "아직 실적이 아닙니다" in ahead.text
    assert "정정했습니다" in lead.post(edit, sent | {"reason": "오기"}, follow=True).text
    assert "“오기”" in lead.get(page(row)).text
    only = row.proofs.get().pk
    assert "하나는 있어야" in do(lead, row, "unprove", proof=only, reason="x").text
    assert "취소했습니다" in do(lead, row, "cancel", reason="이중 등록").text
    row.refresh_from_db()
    assert row.status == AchievementStatus.CANCELLED and row.number
    assert "취소된 실적입니다" in lead.get(page(row)).text
    assert verify() == []


def test_a_file_comes_as_a_download_and_the_look_is_recorded(ledger: Ledger, at_work: Browser) -> None:
    row = ledger.proved(ledger.minted())
    answer = at_work("감사").get(reverse("desk-result-file", args=[row.pk, row.proofs.get().pk]))
    assert b"".join(answer.streaming_content) == png()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "image/png")
    assert Look.objects.get().object == row.key


def test_a_roster_is_taken_along_with_a_reason(ledger: Ledger, at_work: Browser) -> None:
    roster = NewProof("서명부", file=admit("서명부.txt", "참석 12명".encode()))
    row = ledger.proved(ledger.minted(), roster)
    officer, address = at_work("담당"), reverse("desk-result-file", args=[row.pk, row.proofs.get().pk])
    assert officer.get(address).status_code == 405
    assert "사유를" in officer.post(address, {"reason": " "}).text and not Look.objects.exists()
    assert officer.post(address, {"reason": "결과보고"}).status_code == 200
    assert (Look.objects.get().kind, Look.objects.get().reason) == (LookKind.DOWNLOAD, "결과보고")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.exe", b"MZ", "읽을 수 없는 형식"),
        ("850101-1234567.png", png(), "주민등록번호"),
        ("사진.png", b"x" * (21 * 1024 * 1024), "너무"),
    ],
    ids=["kind", "name", "size"],
)
def test_a_file_that_is_not_let_in_is_told_so(
    ledger: Ledger, at_work: Browser, name: str, data: bytes, sentence: str
) -> None:
    row = ledger.minted()
    answer = do(
        at_work("담당"), row, "prove", kind="사진", label="행사장", file=SimpleUploadedFile(name, data)
    )
    assert answer.status_code == 409 and sentence in answer.text and 'value="행사장"' in answer.text
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"박람회", "회의", "계획"}),
        ("status=후보", {"박람회", "회의"}),
        ("kind=회의", {"회의"}),
        ("kind=모르는 것&status=모르는 것", {"박람회", "회의", "계획"}),
        ("period=2024. 상반기", {"박람회", "계획"}),
        ("period=2023년", set()),
        ("lacks=proof", {"박람회", "회의"}),
        ("lacks=basis", {"회의"}),
        ("q=실적-", {"계획"}),
        ("department=99999", set()),
        ("q=박람", {"박람회"}),
        ("period=곧", {"박람회", "회의", "계획"}),
    ],
)
def test_the_ledger_is_searched(ledger: Ledger, at_work: Browser, query: str, titles: set[str]) -> None:
    ledger.minted("a/1", kind="박람회", title="박람회")
    autumn = Span(date(2024, 9, 1), None, Precision.MONTH)
    ledger.minted("a/2", kind="회의", title="회의", span=autumn, metrics=[replace(FIRMS, basis=None)])
    ledger.confirmed(ledger.proved(ledger.minted("a/3", kind="추진계획", title="계획")))
    browser = at_work("총괄")
    shown = browser.get(f"{reverse('desk-ledger')}?{query}").text.split('id="all"')[1]
    assert {title for title in ("박람회", "회의", "계획") if f">{title}</a>" in shown} == titles
    taken = browser.get(f"{reverse('desk-ledger-export')}?{query}")
    sheet = openpyxl.load_workbook(BytesIO(taken.content)).active
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {title for title in ("박람회", "회의", "계획") if title in cells - {"구분"}} >= titles
    assert "attachment" in taken["Content-Disposition"]


@pytest.mark.parametrize("count", [3, 25])
def test_the_ledger_takes_as_many_queries_however_long_it_is(
    ledger: Ledger, at_work: Browser, count: int, django_assert_num_queries: Any
) -> None:
    for n in range(count):
        row = ledger.proved(ledger.minted(f"a/{n}", title=f"박람회 {n}"))
        if n % 2:
            ledger.checked(row)
        ledger.planned(f"b/{n}")
    browser = at_work("팀장")
    browser.get(reverse("desk-ledger"))
    with django_assert_num_queries(16):
        browser.get(reverse("desk-ledger"))
    with django_assert_num_queries(8):
        browser.get(reverse("desk-activities"))


def test_what_is_planned_is_moved_finished_and_dropped(ledger: Ledger, at_work: Browser) -> None:
    officer = at_work("담당")
    sent = {"title": "화합 한마당", "period": "2024. 12.", "department": ledger.department.pk, "entry": "f"}
    new = reverse("desk-activity-new")
    assert "언제 할지" in officer.post(new, sent | {"period": ""}).text
    assert "맡을 부서" in officer.post(new, sent | {"department": ""}).text
    assert "향후계획에 적었습니다" in officer.post(new, sent, follow=True).text
    officer.post(new, sent)
    row = PlannedActivity.objects.get()

    def act(name: str, **given: object) -> str:
        return officer.post(activity_page(row, name), given, follow=True).text

    assert "읽을 수 없습니다" in act("move", period="곧", reason="x")
    moved = act("move", period="2025. 상반기", reason="장소 공사")
    assert "당초 2024. 12. → 변경" in moved and "장소 공사" in moved
    assert "저장했습니다" in act("rename", title="노사민정 화합 한마당", lines="식전 공연", revision=2)
    assert "진행하고 있는" in act("begin")
    assert "이룬 실적을 고르십시오" in act("finish", result="")
    result = ledger.minted()
    assert "마친 것으로" in act("finish", result=result.pk)
    assert "‘완료’ 단계" in act("drop", reason="x")
    other = ledger.planned()
    told = officer.post(activity_page(other, "drop"), {"reason": "사업 통합"}, follow=True).text
    assert "하지 않는 것으로" in told and other.title not in officer.get(reverse("desk-activities")).text
    assert other.title in officer.get(f"{reverse('desk-activities')}?all").text
    assert {one.status for one in PlannedActivity.objects.all()} == {
        PlannedStatus.DONE,
        PlannedStatus.DROPPED,
    }
    assert verify() == []


def test_what_is_late_stands_first(ledger: Ledger, at_work: Browser) -> None:
    ledger.planned("b/1", title="먼 훗날", span=Span(date(2099, 1, 1), date(2099, 1, 1)))
    late = ledger.planned("b/2", title="지난 일")
    told = {"span": DECEMBER, "reason": "공사", "by": ledger.people.actor("담당"), "now": NOW}
    planning.move_activity(activity=late, **told)
    shown = at_work("구청장").get(reverse("desk-activities")).text
    assert shown.index("지난 일") < shown.index("먼 훗날")
    assert "2024. 12. 지남" in shown and "당초 2024. 하반기" in shown
    assert "할 일 적기" not in shown


def test_lines_stand_as_they_were_typed(ledger: Ledger, at_work: Browser) -> None:
    row = ledger.minted(lines=LINES)
    shown = at_work("과장").get(page(row)).text
    assert "구청 대강당" in shown and "고치기" not in shown and "증빙 넣기" not in shown


def test_the_first_page_tells_what_waits(ledger: Ledger, at_work: Browser) -> None:
    assert "실적과 향후계획" not in at_work("담당").get(reverse("desk")).text
    ledger.minted(), ledger.checked(), ledger.planned()
    lead, officer = (at_work(who).get(reverse("desk")).text for who in ("팀장", "담당"))
    for label in ("확정할 실적", "확인할 실적 후보", "때가 지난 향후계획"):
        assert f"{label}</a> <strong>1</strong>건" in lead
    assert "확정할 실적</a>" not in officer and "확인할 실적 후보</a>" in officer
    assert "실적과 향후계획" not in at_work("타부서담당").get(reverse("desk")).text


def test_a_proof_without_a_file_has_none_to_take_and_more_than_a_file_holds_is_not_exported(
    ledger: Ledger, at_work: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ledger.proved(ledger.minted(), NewProof("공고", "제2024-123호"))
    officer = at_work("담당")
    address = reverse("desk-result-file", args=[row.pk, row.proofs.get().pk])
    assert officer.get(address).status_code == 404
    assert "증빙을 뺐습니다" in do(officer, row, "unprove", proof=row.proofs.get().pk).text
    monkeypatch.setattr("gongyak.desk.achievements.ledger.MOST", 0)
    refused = officer.get(reverse("desk-ledger-export"))
    assert refused.status_code == 409 and "기간을 나누어" in refused.text


def test_where_a_result_comes_from_leads_there(ledger: Ledger, at_work: Browser) -> None:
    row = ledger.minted("project/7", span=Span())
    shown = at_work("담당").get(page(row)).text
    assert f'<a href="{reverse("project", args=[7])}">사업 7</a>' in shown
    met = at_work("담당").get(page(ledger.minted("meeting/3"))).text
    assert f'<a href="{reverse("desk-meeting", args=[3])}">회의 3</a>' in met
    assert "기간·증빙 없음" in at_work("담당").get(reverse("desk-ledger")).text
