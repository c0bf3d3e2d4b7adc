"""Planned activities: the time told first stays, however often they slip."""

from datetime import date

import pytest

from gongyak.achievements import planning
from gongyak.achievements.models import PlannedActivity
from gongyak.achievements.values import activity_value
from gongyak.achievements.verify import verify
from gongyak.records.reading import history, known
from gongyak.records.spans import span_of
from gongyak.rules.dates import Precision
from gongyak.rules.records import PlannedStatus, Span
from gongyak.rules.refusal import Refusal
from tests.achievements.ledger import AUTUMN, DAY, NOW, Ledger

pytestmark = pytest.mark.django_db
DECEMBER = Span(date(2024, 12, 1), date(2024, 12, 31), Precision.MONTH)
NEXT_YEAR = Span(date(2025, 2, 18), date(2025, 2, 18))


def test_one_source_plans_one_activity(ledger: Ledger) -> None:
    first, again = ledger.planned(), ledger.planned(title="유관기관 정기 간담회")
    assert first.pk == again.pk and PlannedActivity.objects.get().title == "유관기관 정기 간담회"
    assert known("planned")[first.key].record == activity_value(again)
    assert verify() == []


def test_a_slip_keeps_the_time_that_was_told_first(ledger: Ledger) -> None:
    row = ledger.planned()
    officer = ledger.people.actor("담당")
    row = planning.move_activity(activity=row, span=DECEMBER, reason="장소 공사", by=officer, now=NOW)
    row = planning.move_activity(activity=row, span=NEXT_YEAR, reason="예산", by=officer, now=NOW + DAY)
    value = activity_value(row)
    assert (value.span, value.original, value.reason) == (NEXT_YEAR, AUTUMN, "예산")
    assert ["장소 공사" in one.reason for one in history(row.key)] == [False, True, False]
    again = ledger.planned(span=AUTUMN)
    assert span_of(again) == NEXT_YEAR


@pytest.mark.parametrize(
    ("who", "span", "reason", "sentence"),
    [
        ("담당", AUTUMN, "사유", "지금과 같은 때"),
        ("담당", Span(), "사유", "언제 할지"),
        ("담당", DECEMBER, " ", "까닭을"),
        ("담당", DECEMBER, "010-1234-5678 요청", "전화번호"),
        ("타부서담당", DECEMBER, "사유", "일자리경제과"),
        ("감사", DECEMBER, "사유", "일자리경제과"),
    ],
)
def test_a_slip_is_refused(ledger: Ledger, who: str, span: Span, reason: str, sentence: str) -> None:
    row = ledger.planned()
    with pytest.raises(Refusal, match=sentence):
        planning.move_activity(activity=row, span=span, reason=reason, by=ledger.people.actor(who), now=NOW)
    assert PlannedActivity.objects.get().original is None


def test_it_becomes_a_result(ledger: Ledger) -> None:
    row, result = ledger.planned(), ledger.minted()
    mayor = ledger.people.actor("구청장")  # whoever signs last elsewhere
    done = planning.finish_activity(activity=row, achievement=result, by=mayor, now=NOW)
    assert done.status == PlannedStatus.DONE and activity_value(done).actual == result.key
    assert planning.finish_activity(activity=row, achievement=result, by=mayor, now=NOW) == done
    with pytest.raises(Refusal, match="‘완료’ 단계"):
        planning.drop_activity(activity=row, reason="x", by=ledger.people.actor("담당"), now=NOW)
    assert ledger.planned(title="뒤늦은 이름").title == "유관기관 간담회"


def test_it_is_dropped_with_a_reason(ledger: Ledger) -> None:
    row = planning.begin_activity(activity=ledger.planned(), by=ledger.people.actor("총괄"), now=NOW)
    assert row.status == PlannedStatus.RUNNING
    row = planning.drop_activity(activity=row, reason="사업 통합", by=ledger.people.actor("팀장"), now=NOW)
    assert (row.status, row.reason) == (PlannedStatus.DROPPED, "사업 통합")
    assert PlannedActivity.objects.open().count() == 0


def test_overdue_is_what_is_open_after_its_last_day(ledger: Ledger) -> None:
    row = ledger.planned()
    assert list(PlannedActivity.objects.overdue(date(2025, 1, 1))) == [row]
    assert not PlannedActivity.objects.overdue(date(2024, 12, 31)).exists()


def test_an_officer_enters_renames_and_reports_one(ledger: Ledger) -> None:
    officer, other = ledger.people.actor("담당"), ledger.people.actor("타부서담당")
    told = {"title": " 노사민정화합  한마당 ", "span": DECEMBER, "lines": (), "department": ledger.department}
    row = planning.enter_activity(**told, by=officer, now=NOW)
    assert row.title == "노사민정화합 한마당"
    with pytest.raises(Refusal, match="자기 부서"):
        planning.enter_activity(**told, by=other, now=NOW)
    with pytest.raises(Refusal, match="제목을"):
        planning.enter_activity(**{**told, "title": " "}, by=officer, now=NOW)
    renamed = planning.rename_activity(
        activity=row, title="화합 한마당", lines=(), revision=row.revision, by=officer, now=NOW
    )
    with pytest.raises(Refusal, match="그사이"):
        planning.rename_activity(
            activity=row, title="x", lines=(), revision=row.revision, by=officer, now=NOW
        )
    with pytest.raises(Refusal, match="총괄부서"):
        planning.report_activity(activity=renamed, achievement=ledger.minted(), by=other, now=NOW)
    done = planning.report_activity(activity=renamed, achievement=ledger.minted(), by=officer, now=NOW)
    assert done.actual == ledger.minted()
    assert verify() == []
