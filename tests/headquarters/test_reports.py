"""Situation reports: drafted from the records, gathered from the teams, signed, frozen, reported, corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from gongyak.audit.models import Act
from gongyak.documents import read
from gongyak.headquarters import confirming, drafting, rhythm
from gongyak.headquarters.contents import computed_of, frozen, report_of, typed_of
from gongyak.headquarters.models import (
    ReportConfirmation,
    ReportEvent,
    ReportRhythm,
    ReportStatus,
    SituationReport,
    TeamInput,
)
from gongyak.headquarters.papers import keep_papers, kept_paper, paper
from gongyak.headquarters.verify import verify
from gongyak.records.actions import record
from gongyak.rules.refusal import Refusal
from gongyak.rules.situation.report import Texts
from gongyak.snapshots.models import RenderedFile, Version
from tests.guards import guards_down
from tests.headquarters.reports import FRIDAY, NOW, SAID, Reporting, reporting
from tests.people import People
from tests.rules.situation.told import TOLD
from tests.together import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(people: People) -> Reporting:
    return reporting(people)


def test_a_draft_is_computed_from_what_was_recorded_by_its_moment(desk: Reporting) -> None:
    made = desk.draft()
    assert (made.number, made.status) == ("상황보고-2024-0001", "초안")
    assert (made.begins_on, made.ends_on) == (date(2024, 6, 22), FRIDAY)
    assert made.as_of == datetime(2024, 6, 28, 9, tzinfo=UTC)  # 18:00 in Seoul
    told = computed_of(made)
    assert [one.name for one in told.indicators] == ["국민연금 가입자"]
    assert told.trend == ("국민연금 가입자 2024. 5. 51,820명(확정) 공표: 전기대비 –, 전년동기대비 –",)
    assert "새 지시: 지시-2024-0001 지시 1 (경제정책과, 기한 2024. 6. 10.)" in told.action
    assert told.late[0].title == "지시-2024-0002 지시 2"
    record(replace(TOLD.items[1], status="종결"), by="staff/1", now=desk.now)
    assert computed_of(desk.do(drafting.recompute_report)).late == told.late  # closed after 18:00


def test_a_draft_before_its_hour_tells_of_now_and_a_later_count_of_the_hour(desk: Reporting) -> None:
    desk.now = datetime(2024, 6, 26, 2, tzinfo=UTC)
    made = desk.draft()
    assert made.as_of == desk.now
    desk.now = NOW
    assert desk.do(drafting.recompute_report).as_of == datetime(2024, 6, 28, 9, tzinfo=UTC)


def test_counting_anew_keeps_what_was_typed(desk: Reporting) -> None:
    desk.now = datetime(2024, 6, 27, 2, tzinfo=UTC)
    desk.draft()
    desk.save()
    record(replace(TOLD.items[1], status="종결"), by="staff/1", now=desk.now)
    desk.now += timedelta(hours=1)
    row = desk.do(drafting.recompute_report)
    assert typed_of(row) == SAID
    assert "지시-2024-0002 지시 2" not in [one.title for one in computed_of(row).late]
    assert "지시 종결: 지시-2024-0002 지시 2 (경제정책과)" in computed_of(row).action


@pytest.mark.parametrize(
    ("kind", "day", "sentence"),
    [
        ("연간", FRIDAY, "일일, 주간, 월간"),
        ("일일", FRIDAY + timedelta(days=1), "오늘까지의 날"),
        ("월간", date(2023, 12, 1), "본부를 운영한 날"),
        ("주간", FRIDAY - timedelta(days=1), "이미 있습니다"),
    ],
)
def test_odd_reports_are_refused(desk: Reporting, kind: str, day: date, sentence: str) -> None:
    desk.draft()
    with pytest.raises(Refusal, match=sentence):
        desk.draft(kind, day)


def test_only_the_leading_team_writes_reports_and_each_team_its_part(desk: Reporting) -> None:
    for act in (lambda: desk.draft(who="타부서담당"), lambda: desk.draft(who="팀장")):
        with pytest.raises(Refusal, match="총괄반"):
            act()
    desk.draft()
    for act in (
        lambda: desk.save(who="타부서담당"),
        lambda: desk.do(drafting.recompute_report, "타부서담당"),
        lambda: desk.ask("타부서담당"),
        lambda: desk.put_up("타부서담당"),
    ):
        with pytest.raises(Refusal, match="총괄반"):
            act()
    desk.ask()
    desk.write(Texts(trend="시장 점검"), hand_in=False)
    with pytest.raises(Refusal, match="고용안정지원반의 구성원이 아닙니다"):
        desk.write(Texts(trend="구인 행사"), place=3)
    desk.write(Texts(trend="구인 행사"), "담당", 3)


def test_only_what_teams_handed_in_stands_in_the_report(desk: Reporting) -> None:
    desk.draft()
    with pytest.raises(Refusal, match="할 수 없습니다"):
        desk.do(confirming.report_up)
    desk.ask()
    assert [one.name for one in TeamInput.objects.all()] == ["민생안정지원반", "고용안정지원반"]
    desk.write(Texts(trend="시장 점검"), hand_in=False)
    assert report_of(desk.report).teams == ()
    with pytest.raises(Refusal, match="적은 것이 없습니다"):
        desk.write(Texts())
    desk.write(Texts(trend="시장 점검", plan="축제"))
    [told] = report_of(desk.report).teams
    assert (told.team, told.texts.plan) == ("민생안정지원반", "축제")
    desk.put_up()
    with pytest.raises(Refusal, match="할 수 없습니다"):
        desk.write(Texts(trend="늦은 글"))


def test_without_another_team_there_is_nobody_to_ask(desk: Reporting) -> None:
    desk.office.headquarters.teams.filter(leads=False).update(ended_on=FRIDAY - timedelta(days=30))
    desk.draft()
    with pytest.raises(Refusal, match="다른 반이 없습니다"):
        desk.ask()


def test_two_who_write_at_once_lose_nothing(desk: Reporting) -> None:
    desk.draft()
    desk.ask()
    before = desk.report.revision
    desk.save()
    act = {"report": desk.report, "revision": before}
    with pytest.raises(drafting.Conflict, match="담당이름"):
        drafting.save_report(texts=Texts(trend="다른 글"), **act, **desk.by("총괄"))
    assert drafting.save_report(texts=SAID, **act, **desk.by("총괄")).revision == before + 1
    with pytest.raises(drafting.Conflict):
        confirming.put_report_up(**act, **desk.by("담당"))
    asked = desk.input()
    desk.write(Texts(trend="가"), hand_in=False)
    with pytest.raises(drafting.Conflict, match="타부서담당이름"):
        drafting.write_input(asked=asked, texts=Texts(trend="나"), revision=0, **desk.by("담당"))


def test_personal_data_and_endless_texts_are_refused(desk: Reporting) -> None:
    desk.draft()
    with pytest.raises(Refusal, match="주요동향에 전화번호가 있습니다"):
        desk.save(Texts(trend="상인 010-1234-5678에게 물음"))
    with pytest.raises(Refusal, match="10,000자까지"):
        desk.save(Texts(plan="가" * 10_001))


def test_the_last_signature_freezes_what_was_signed(desk: Reporting) -> None:
    desk.draft()
    desk.save()
    desk.put_up()
    with pytest.raises(Refusal, match="할 수 없습니다"):
        desk.save(Texts(trend="몰래 고친 글"))
    desk.sign("팀장")
    assert desk.report.status == ReportStatus.APPROVAL
    row = desk.sign("과장")
    assert row.status == ReportStatus.CONFIRMED and row.version
    told = frozen(row.version)
    assert told == report_of(row) and told.typed == SAID and told.phase == "평시"
    assert row.version.internal_hash == row.approval.content_hash
    assert b"trend" not in bytes(row.version.public.body)
    assert Act.objects.filter(action="상황보고 확정", object=row.key).exists()
    assert verify() == []
    later = datetime(2024, 7, 1, tzinfo=UTC)
    record(replace(TOLD.items[0], title="바뀐 제목"), by="staff/1", now=later)
    assert frozen(desk.report.version) == told


def test_a_content_that_is_not_what_was_signed_is_not_frozen(desk: Reporting) -> None:
    desk.draft()
    desk.put_up()
    SituationReport.objects.update(correction="밖에서 고침")
    step = desk.turn()
    confirming.sign_report(step=step, content_hash=desk.report.approval.content_hash, **desk.by("팀장"))
    with pytest.raises(Refusal, match="서명한 상황보고와 지금의 내용이"):
        told = {"step": desk.turn(), "content_hash": desk.report.approval.content_hash}
        confirming.sign_report(**told, **desk.by("과장"))


def test_a_report_is_sent_back_and_taken_back(desk: Reporting) -> None:
    desk.draft()
    desk.put_up()
    desk.do(confirming.take_report_back)
    assert desk.report.status == ReportStatus.GATHERING
    desk.put_up()
    with pytest.raises(Refusal, match="사유"):
        confirming.send_report_back(step=desk.turn(), reason="", **desk.by("팀장"))
    confirming.send_report_back(step=desk.turn(), reason="지표를 더 적을 것", **desk.by("팀장"))
    assert desk.report.status == ReportStatus.GATHERING
    with pytest.raises(Refusal, match="결재 중이 아닙니다"):
        desk.do(confirming.take_report_back)


def test_a_correction_is_a_new_version_beside_the_old(desk: Reporting) -> None:
    first = desk.confirmed().version
    desk.do(confirming.report_up, memo="본부장: 시장을 더 살필 것")
    with pytest.raises(Refusal, match="사유를 적으십시오"):
        desk.do(confirming.correct_report, reason=" ")
    with pytest.raises(Refusal, match="개인정보"):
        desk.do(confirming.correct_report, reason="010-1234-5678")
    desk.do(confirming.correct_report, reason="합계를 바로잡음")
    desk.put_up()
    desk.do(confirming.take_report_back)
    assert desk.report.status == ReportStatus.CORRECTING
    desk.save(replace(SAID, trend="전통시장 매출이 줄었음"))
    desk.put_up()
    confirming.send_report_back(step=desk.turn(), reason="다시", **desk.by("팀장"))
    assert desk.report.status == ReportStatus.CORRECTING
    desk.put_up()
    second = desk.sign("팀장", "과장").version
    assert (second.seq, second.previous_hash, second.reason) == (
        2,
        first.hash,
        "상황보고 정정: 합계를 바로잡음",
    )
    assert frozen(first).typed == SAID and frozen(second).correction == "합계를 바로잡음"
    assert ReportConfirmation.objects.count() == 2
    assert verify() == []


def test_an_approval_needs_a_department(desk: Reporting) -> None:
    desk.draft()
    with pytest.raises(Refusal, match="총괄반의 반장을"):
        desk.put_up("총괄")
    desk.office.join("과장", part="반장")
    desk.put_up("총괄")
    assert desk.report.approval.department.name == "일자리경제과"
    assert desk.sign("팀장", "과장").version


def test_the_papers_of_a_confirmed_report_are_made_once_and_kept(desk: Reporting) -> None:
    row = desk.confirmed()
    keep_papers(row.version)
    keep_papers(row.version)
    assert sorted(RenderedFile.objects.values_list("format", flat=True)) == ["hwpx", "pdf"]
    blocks = read("보고.hwpx", kept_paper(row.version, "hwpx")).blocks
    texts = " ".join(getattr(one, "text", "") for one in blocks)
    assert "주간 상황보고 (2024. 6. 22. ~ 2024. 6. 28.)" in texts and "전통시장 매출이 늘었음" in texts
    assert paper(frozen(row.version), "pdf").startswith(b"%PDF")


def test_who_sees_which_reports(desk: Reporting) -> None:
    desk.draft()

    def seen() -> list[str]:
        who = ("담당", "타부서담당", "총괄", "구청장", "감사", "팀장", "타부서팀장")
        rows = SituationReport.objects
        return [one for one in who if rows.visible_to(desk.who(one), FRIDAY).exists()]

    assert seen() == ["담당", "타부서담당", "총괄", "구청장", "감사"]
    desk.put_up()
    assert seen() == ["담당", "타부서담당", "총괄", "구청장", "감사", "팀장"]
    desk.sign("팀장", "과장")
    assert "타부서팀장" in seen()
    assert SituationReport.objects.since(FRIDAY).exists()
    assert not SituationReport.objects.since(FRIDAY + timedelta(days=1)).exists()


def test_reports_are_due_by_their_rhythm(desk: Reporting) -> None:
    hq, told = desk.office.headquarters, desk.by("담당")
    due = [(one.kind, one.begins_on, one.ends_on) for one in rhythm.due_reports(hq, FRIDAY)]
    assert due == [("주간", date(2024, 6, 22), FRIDAY), ("월간", date(2024, 5, 1), date(2024, 5, 31))]
    desk.draft()
    assert [one.kind for one in rhythm.due_reports(hq, FRIDAY)] == ["월간"]
    rhythm.set_rhythm(kind="일일", is_made=True, weekday=4, hour=17, **told)
    rhythm.set_rhythm(kind="주간", is_made=True, weekday=6, hour=17, **told)
    due = [(one.kind, one.ends_on) for one in rhythm.due_reports(hq, FRIDAY)]
    assert due == [("일일", FRIDAY), ("주간", date(2024, 6, 23)), ("월간", date(2024, 5, 31))]
    assert rhythm.due_reports(hq, hq.began_on - timedelta(days=9)) == []
    with pytest.raises(Refusal, match="총괄반"):
        rhythm.set_rhythm(kind="일일", is_made=True, weekday=4, hour=17, **desk.by("타부서담당"))
    with pytest.raises(Refusal, match="기준 시각"):
        rhythm.set_rhythm(kind="일일", is_made=True, weekday=4, hour=24, **told)


def test_what_became_of_reports_is_neither_changed_nor_removed(desk: Reporting) -> None:
    desk.confirmed()
    for rows in (ReportEvent.objects.all(), ReportConfirmation.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_what_was_changed_behind_the_guards_is_found(desk: Reporting) -> None:
    desk.confirmed()
    SituationReport.objects.update(status=ReportStatus.REPORTED)
    with guards_down():
        ReportConfirmation.objects.all().delete()
    assert [one.code for one in verify()] == ["report-status", "report-unsigned"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("report_once", {}),
        ("report_words", {"kind": "연간"}),
        ("report_ends_after_start", {"begins_on": FRIDAY + timedelta(days=1), "kind": "월간"}),
        ("report_confirmed_is_frozen", {"kind": "월간", "status": "보고"}),
    ],
)
def test_the_database_keeps_its_promises(desk: Reporting, name: str, values: dict[str, object]) -> None:
    row = desk.draft()
    row.pk, row.number = None, "상황보고-2024-9999"
    for key, value in values.items():
        setattr(row, key, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_keeps_inputs_and_rhythms_apart(desk: Reporting) -> None:
    """team_input_once, report_rhythm_words."""
    desk.draft()
    desk.ask()
    asked = desk.input()
    for row in (
        TeamInput(report=asked.report, team=asked.team, name="x", content=""),
        ReportRhythm(kind="일일", weekday=7),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@pytest.mark.django_db(transaction=True)
def test_a_period_drafted_by_several_at_once_has_one_report(people: People) -> None:
    desk = reporting(people)
    told = {"headquarters": desk.office.headquarters, "kind": "주간", "day": FRIDAY, **desk.by("담당")}
    results = together(lambda _: drafting.draft_report(**told))
    assert sorted(type(one).__name__ for one in results) == [
        "Refusal",
        "Refusal",
        "Refusal",
        "SituationReport",
    ]
    assert SituationReport.objects.get().number.startswith("상황보고-2024-")


@pytest.mark.django_db(transaction=True)
def test_a_last_signature_given_several_times_at_once_freezes_once(people: People) -> None:
    desk = reporting(people)
    desk.draft()
    desk.put_up()
    desk.sign("팀장")
    told = {"step": desk.turn(), "content_hash": desk.report.approval.content_hash, **desk.by("과장")}
    results = together(lambda _: confirming.sign_report(**told))
    assert sum(isinstance(one, SituationReport) for one in results) == 1
    assert Version.objects.filter(document__kind="report").count() == 1
    assert verify() == []
