"""What plans hand to the ledger and to the card's 향후계획, never typed twice."""

from datetime import date

import pytest

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.plans.reporting import report_results
from gongyak.plans.scheduling import (
    add_milestone,
    announce_milestone,
    drop_milestone,
    finish_milestone,
    move_milestone,
    restore_milestone,
)
from gongyak.records.reading import known
from gongyak.rules.records import Basis, PlannedStatus, Span
from gongyak.rules.refusal import Refusal
from tests.plans.test_reporting import JUNE, MAY
from tests.plans.year import MONTHS, Year, opened


@pytest.fixture
def year(db: None) -> Year:
    made = opened()
    made.written()
    return made


def test_an_approved_plan_is_a_candidate(year: Year) -> None:
    assert not Achievement.objects.exists()
    year.submit()
    year.sign("팀장", "과장", "구청장")
    [row] = known("achievement").values()
    made, plan = row.record, year.plan
    assert (made.kind, made.title, made.plan, made.source) == ("종합계획", plan.title, plan.key, plan.key)
    assert (made.span, made.department, made.status) == (MONTHS, "일자리경제과", "후보")


def test_a_finished_project_is_a_candidate_with_its_figures(year: Year) -> None:
    year.move("착수")
    year.spend({(2024, 1, "구비"): 900, (2024, 2, "구비"): -400, (2024, 2, "시비"): 5})
    told = {"results": {"보증 건수": "1,200"}, "as_of": date(2024, 2, 1)}
    report_results(project=year.project(), **told, **year.told("담당"))
    year.move("완료")
    [row] = known("achievement").values()
    reached, spent = row.record.metrics
    assert (row.record.kind, row.record.source) == ("지원사업", year.project().key)
    assert (reached.value, reached.unit, reached.query) == (1_200, "건", "연간 보증서를 낸 건수")
    assert (spent.code, spent.value, spent.basis) == ("executed", 505, Basis.PROVISIONAL)
    assert sum(source.contribution for source in spent.sources) == spent.value
    assert [link.achievement.key for link in year.project().results.all()] == [row.record.key]
    year.move("재개", reason="추가 지원")
    year.move("완료")
    assert Achievement.objects.count() == year.project().results.count() == 1


def test_a_project_of_another_kind_leaves_a_result_of_its_kind(year: Year) -> None:
    year.move("착수", who="타부서담당", code="2-1")
    year.move("완료", who="타부서담당", code="2-1")
    [made] = [one.record for one in known("achievement").values()]
    assert (made.kind, made.department, made.metrics) == ("행사", "문화관광과", ())


def test_a_step_told_as_planned_slips_and_is_done_with_the_activity(year: Year) -> None:
    row = add_milestone(project=year.project(), title="공고", span=MAY, **year.told("담당"))
    for _ in range(2):
        row = announce_milestone(milestone=row, **year.told("담당"))
    [activity] = PlannedActivity.objects.all()
    assert (activity.title, activity.source) == ("특례보증 출연 공고", row.key)
    move_milestone(milestone=row, span=JUNE, reason="예산 조정", **year.told("담당"))
    told = known("planned")[activity.key].record
    assert (told.span, told.original, told.reason) == (JUNE, MAY, "예산 조정")
    finish_milestone(milestone=row, done_on=date(2024, 2, 2), **year.told("담당"))
    told = known("planned")[activity.key].record
    made = known("achievement")[told.actual].record
    assert (told.status, made.source) == (PlannedStatus.DONE, row.key)
    assert made.span == Span(date(2024, 2, 2), date(2024, 2, 2))
    with pytest.raises(Refusal, match="되돌릴 수 없습니다"):
        restore_milestone(milestone=row, **year.told("담당"))


def test_a_step_that_is_dropped_is_no_activity_any_more(year: Year) -> None:
    row = add_milestone(project=year.project(), title="공고", span=MAY, **year.told("담당"))
    row = announce_milestone(milestone=row, **year.told("담당"))
    drop_milestone(milestone=row, reason="예산 삭감", **year.told("담당"))
    [told] = known("planned").values()
    assert (told.record.status, told.record.reason) == (PlannedStatus.DROPPED, "예산 삭감")
