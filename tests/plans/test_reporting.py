"""How a project goes: its status, its money month by month, its results, its schedule, its papers."""

from datetime import date

import pytest

from gongyak.plans.models import Milestone
from gongyak.plans.reporting import Trouble, add_paper, remove_paper, report_results, tell_trouble
from gongyak.plans.scheduling import (
    add_milestone,
    drop_milestone,
    finish_milestone,
    move_milestone,
    restore_milestone,
)
from gongyak.plans.workflow import project_step
from gongyak.records.reading import known
from gongyak.rules.dates import Precision
from gongyak.rules.portfolio.words import ENDED, STATUSES, STEPS, acts_of
from gongyak.rules.records import Paper, Span
from gongyak.rules.refusal import Refusal
from tests.plans.year import Year, opened

MAY = Span(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH)
JUNE = Span(date(2024, 6, 1), date(2024, 6, 30), Precision.MONTH)


@pytest.fixture
def year(db: None) -> Year:
    made = opened()
    made.written()
    return made


def test_a_project_goes_its_way(year: Year) -> None:
    year.move("착수")
    year.move("정상추진", who="팀장")
    assert year.trouble("지연").problem == "공모가 늦어짐"
    year.move("부진")  # what was told of the trouble stays
    row = year.move("정상추진", trouble=Trouble())
    assert (row.status, row.problem) == ("정상추진", "")
    assert [(e.before, e.after) for e in row.events.all()][-2:] == [("지연", "부진"), ("부진", "정상추진")]
    assert known("project")[row.key].record.status == "정상추진"


def test_trouble_is_told(year: Year) -> None:
    year.move("착수")
    with pytest.raises(Refusal, match="문제점과 대책을 함께"):
        year.move("부진", trouble=Trouble("막힘"))
    year.trouble()
    with pytest.raises(Refusal, match="비울 수 없습니다"):
        tell_trouble(project=year.project(), trouble=Trouble("늦음"), **year.told("담당"))
    row = tell_trouble(project=year.project(), trouble=Trouble("더 늦음", "서두름"), **year.told("담당"))
    assert known("project")[row.key].record.problem == "더 늦음"


@pytest.mark.parametrize("act", ["이월", "폐지"])
def test_what_ends_otherwise_says_why(year: Year, act: str) -> None:
    with pytest.raises(Refusal, match="사유"):
        year.move(act)
    assert year.move(act, reason="국비 미확보").status == act
    with pytest.raises(Refusal, match="사유"):
        year.move("재개")
    assert year.move("재개", reason="국비 확보").status == "정상추진"


def test_who_reports(year: Year) -> None:
    for who in ("타부서담당", "과장", "감사", "구청장"):
        with pytest.raises(Refusal, match="이 사업은"):
            year.move("착수", who=who)
        with pytest.raises(Refusal, match="이 사업은"):
            year.spend({(2024, 1, "구비"): 1}, who=who)
    year.move("착수", who="총괄")


def test_no_status_is_a_dead_end_and_no_step_leads_nowhere() -> None:
    assert all(acts_of(status) for status in STATUSES)
    assert set(STEPS.values()) == set(STATUSES) - {"계획"}
    assert all(acts_of(status) == ("재개",) for status in ENDED)
    with pytest.raises(Refusal, match="사업에는"):
        project_step("계획", "완료")


def test_money_is_spent_month_by_month(year: Year) -> None:
    year.spend({(2024, 1, "구비"): 1_000, (2024, 2, "구비"): -400, (2024, 2, "시비"): 5})
    row = year.spend({(2024, 1, "구비"): 900, (2024, 2, "시비"): 0})
    assert [(e.month, e.source, e.won) for e in row.executions.all()] == [(1, "구비", 900), (2, "구비", -400)]
    costs = {(one.year, one.source): one.executed for one in known("project")[row.key].record.costs}
    assert costs == {(2024, "시비"): 0, (2024, "구비"): 500}
    events = row.events.count()
    assert year.spend({(2024, 1, "구비"): 900}).events.count() == events  # nothing new


@pytest.mark.parametrize(
    ("months", "code", "where"),
    [
        ({(2024, 3, "구비"): 1}, "project-spent-early", "spent.2024.3.구비"),
        ({(2024, 1, "구비"): -1}, "project-spent-below", "spent.2024.1.구비"),
        ({(2024, 1, "구비"): 61_000_501}, "project-spent-over", "funds.2024.구비"),
        ({(2024, 1, "국비"): 1}, "project-spent-over", "funds.2024.국비"),
    ],
)
def test_money_that_cannot_be_spent(year: Year, months, code: str, where: str) -> None:
    with pytest.raises(Refusal) as said:
        year.spend(months)
    assert (code, where) in [(finding.code, finding.where) for finding in said.value.findings]
    assert not year.project().executions.exists()


def test_results_of_indicators(year: Year) -> None:
    told = {"project": year.project(), "as_of": date(2024, 2, 1)}
    report_results(**told, results={"보증 건수": " 1,200.5 "}, **year.told("담당"))
    [row] = year.project().indicators.all()
    assert (row.result, row.as_of) == ("1,200.5", date(2024, 2, 1))
    for results, said in (({"보증 건수": "많음"}, "수로 적"), ({"없는 지표": "3"}, "성과지표가 아닙니다")):
        with pytest.raises(Refusal, match=said):
            report_results(**told, results=results, **year.told("담당"))
    with pytest.raises(Refusal, match="아직 오지 않은"):
        report_results(**told | {"as_of": date(2024, 12, 1)}, results={}, **year.told("담당"))
    report_results(**told, results={"보증 건수": ""}, **year.told("담당"))
    row.refresh_from_db()
    assert (row.result, row.as_of) == ("", None)


def test_the_schedule_keeps_what_was_told_first(year: Year) -> None:
    row = add_milestone(project=year.project(), title=" 공고 ", span=MAY, **year.told("담당"))
    assert (row.title, row.span, row.first_precision) == ("공고", MAY, "")
    for span, reason, said in ((JUNE, " ", "사유"), (MAY, "늦음", "지금과 같습니다")):
        with pytest.raises(Refusal, match=said):
            move_milestone(milestone=row, span=span, reason=reason, **year.told("담당"))
    row = move_milestone(milestone=row, span=JUNE, reason="예산 조정", **year.told("담당"))
    later = Span(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF)
    row = move_milestone(milestone=row, span=later, reason="또 늦음", **year.told("담당"))
    assert (row.span, row.first_start, row.first_end, row.first_precision) == (
        later,
        MAY.start,
        MAY.end,
        "month",
    )


def test_steps_are_done_dropped_and_brought_back(year: Year) -> None:
    row = add_milestone(project=year.project(), title="공고", span=MAY, **year.told("담당"))
    with pytest.raises(Refusal, match="아직 오지 않은"):
        finish_milestone(milestone=row, done_on=date(2024, 5, 2), **year.told("담당"))
    row = finish_milestone(milestone=row, done_on=date(2024, 2, 2), **year.told("담당"))
    assert (row.status, row.done_on) == ("완료", date(2024, 2, 2))
    with pytest.raises(Refusal, match="추진일정에는"):
        drop_milestone(milestone=row, reason="없앰", **year.told("담당"))
    row = restore_milestone(milestone=row, **year.told("담당"))
    with pytest.raises(Refusal, match="사유"):
        drop_milestone(milestone=row, reason="", **year.told("담당"))
    assert drop_milestone(milestone=row, reason="없앰", **year.told("담당")).status == "하지 않음"


def test_a_schedule_that_cannot_be(year: Year) -> None:
    backwards = Span(date(2024, 5, 1), date(2024, 4, 1))
    again = Span(recurrence="매월")
    for title, span, said in (("", MAY, "할 일"), ("공고", backwards, "앞섭니다"), ("공고", again, "하나씩")):
        with pytest.raises(Refusal, match=said):
            add_milestone(project=year.project(), title=title, span=span, **year.told("담당"))
    with pytest.raises(Refusal, match="이 사업은"):
        add_milestone(project=year.project(), title="공고", span=MAY, **year.told("타부서담당"))
    assert not Milestone.objects.exists()


def test_papers_of_a_project(year: Year) -> None:
    old, new = (Paper("일자리경제과", number, date(2024, 1, number)) for number in (5, 9))
    for paper in (new, old):
        add_paper(project=year.project(), paper=paper, title="계획", **year.told("담당"))
    assert known("project")[year.project().key].record.paper == new
    with pytest.raises(Refusal, match="이미 적혀"):
        add_paper(project=year.project(), paper=old, title="", **year.told("담당"))
    for row in year.project().papers.all():
        remove_paper(paper=row, **year.told("담당"))
    assert known("project")[year.project().key].record.paper is None
