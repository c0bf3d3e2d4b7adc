"""What the database itself refuses of plans and projects, each with its sentence."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from gongyak.plans.models import (
    Execution,
    Milestone,
    PlanEvent,
    PlanField,
    Project,
    ProjectAchievement,
    ProjectDepartment,
    ProjectFund,
    ProjectIndicator,
    ProjectPaper,
    ProjectTask,
    YearPlan,
)
from tests.plans.year import Year, opened

DAY = date(2024, 6, 30)


@pytest.fixture
def year(db: None) -> Year:
    made = opened()
    made.written()
    return made


def plan(of: Year, /, **changes: object) -> YearPlan:
    made = {"year": 2024, "title": "다른 계획", "department": of.plan.department, "changed_at": of.now}
    return YearPlan(**made | changes)


def project(year: Year, **changes: object) -> Project:
    shop = year.project()
    made = {
        "plan": shop.plan, "field": shop.field, "department": shop.department, "place": 9, "code": "9",
        "title": "사업", "origin": "신규", "changed_at": year.now,
    }  # fmt: skip
    return Project(**made | changes)


def test_year_plan_once(year: Year, refused) -> None:
    refused(plan(year, title=year.plan.title), "같은 해")


@pytest.mark.parametrize("wrong", [{"title": ""}, {"year": 1989}, {"year": 2101}])
def test_year_plan_named(year: Year, refused, wrong) -> None:
    refused(plan(year, **wrong), "계획명과 연도")


def test_year_plan_status(year: Year, refused) -> None:
    refused(plan(year, status="끝"), "종합계획의 단계")


def test_year_plan_confirmed_is_frozen(year: Year, refused) -> None:
    refused(plan(year, status="확정", approved_on=DAY), "확정본")


@pytest.mark.parametrize("part", [{"paper_department": "과"}, {"paper_number": 1}, {"paper_on": DAY}])
def test_year_plan_paper_whole(year: Year, refused, part) -> None:
    refused(plan(year, **part), "함께 적으십시오")


@pytest.mark.parametrize("span", [{"start": DAY, "end": date(2024, 6, 29)}, {"end": DAY}])
def test_year_plan_ends_after_start(year: Year, refused, span) -> None:
    refused(plan(year, **span), "종합계획의 종료일")


def test_plan_field_once(year: Year, refused) -> None:
    refused(PlanField(plan=year.plan, name="소상공인", place=9), "같은 이름의 분야")


def test_plan_field_named(year: Year, refused) -> None:
    refused(PlanField(plan=year.plan, name="", place=9), "분야의 이름")


def test_project_code_once(year: Year, refused) -> None:
    refused(project(year, code="1-1"), "같은 사업코드")


@pytest.mark.parametrize("empty", ["code", "title", "result_kind"])
def test_project_named(year: Year, refused, empty: str) -> None:
    refused(project(year, **{empty: ""}), "사업코드와 사업명")


def test_project_origin(year: Year, refused) -> None:
    refused(project(year, origin="새로"), "신규나 계속")


def test_project_status(year: Year, refused) -> None:
    refused(project(year, status="끝"), "사업의 상태")


@pytest.mark.parametrize("told", [{}, {"problem": "늦음"}, {"remedy": "서두름"}])
def test_project_trouble_is_told(year: Year, refused, told) -> None:
    refused(project(year, status="지연", **told), "문제점과 대책")


def test_project_consultation(year: Year, refused) -> None:
    refused(project(year, consultation="함"), "사전협의")


def test_project_ends_after_start(year: Year, refused) -> None:
    refused(project(year, start=DAY, end=date(2024, 6, 29)), "사업의 종료일")


def test_project_department_once(year: Year, refused) -> None:
    there = ProjectDepartment.objects.first()
    refused(ProjectDepartment(project=there.project, department=there.department), "두 번")


def test_project_fund_once(year: Year, refused) -> None:
    refused(ProjectFund(project=year.project(), year=2024, source="구비"), "한 줄")


def test_project_fund_source(year: Year, refused) -> None:
    refused(ProjectFund(project=year.project(), year=2024, source=""), "재원의 이름")


@pytest.mark.parametrize("money", [{"initial": -1}, {"initial": 5, "supplement": -6}])
def test_project_fund_not_negative(year: Year, refused, money) -> None:
    refused(ProjectFund(project=year.project(), year=2025, source="구비", **money), "0원보다 적을 수")


def test_execution_once(year: Year, refused) -> None:
    made = {"project": year.project(), "year": 2024, "month": 3, "source": "구비", "won": 1}
    Execution.objects.create(**made)
    refused(Execution(**made), "한 달")


@pytest.mark.parametrize("month", [0, 13])
def test_execution_month(year: Year, refused, month: int) -> None:
    refused(Execution(project=year.project(), year=2024, month=month, source="구비", won=1), "12월까지")


def test_execution_source(year: Year, refused) -> None:
    refused(Execution(project=year.project(), year=2024, month=1, source="", won=1), "집행의 재원")


def test_project_task_named(year: Year, refused) -> None:
    refused(ProjectTask(project=year.project(), title="", place=9), "세부과제의 이름")


def test_project_indicator_once(year: Year, refused) -> None:
    refused(ProjectIndicator(project=year.project(), name="보증 건수", place=9), "같은 이름의 지표")


@pytest.mark.parametrize("told", [{"name": ""}, {"name": "수", "result": "3"}])
def test_project_indicator_said(year: Year, refused, told) -> None:
    refused(ProjectIndicator(project=year.project(), place=9, **told), "지표의 이름")


def test_milestone_named(year: Year, refused) -> None:
    refused(Milestone(project=year.project(), place=1, title=""), "할 일")


@pytest.mark.parametrize("told", [{"status": "완료"}, {"done_on": DAY}])
def test_milestone_done_on_a_day(year: Year, refused, told) -> None:
    refused(Milestone(project=year.project(), place=1, title="공고", **told), "마친 날")


@pytest.mark.parametrize("told", [{"first_start": DAY}, {"status": "하지 않음"}])
def test_milestone_slip_says_why(year: Year, refused, told) -> None:
    refused(Milestone(project=year.project(), place=1, title="공고", **told), "사유")


def test_milestone_ends_after_start(year: Year, refused) -> None:
    row = Milestone(project=year.project(), place=1, title="공고", start=DAY, end=date(2024, 6, 29))
    refused(row, "추진일정의 종료일")


def test_project_paper_once(year: Year, refused) -> None:
    made = {"project": year.project(), "department": "일자리경제과", "number": 7, "issued_on": DAY}
    ProjectPaper.objects.create(**made)
    refused(ProjectPaper(**made), "같은 문서번호")


def test_project_paper_named(year: Year, refused) -> None:
    refused(ProjectPaper(project=year.project(), department="", number=7, issued_on=DAY), "부서를 적으십시오")


def test_what_happened_stays(year: Year) -> None:
    for change in (lambda: PlanEvent.objects.all().delete(), lambda: PlanEvent.objects.update(memo="x")):
        with pytest.raises(DatabaseError, match="확정된 기록"), transaction.atomic():
            change()


def test_project_achievement_once(year: Year, refused) -> None:
    year.move("착수")
    year.move("완료")
    [there] = year.project().results.all()
    refused(ProjectAchievement(project=there.project, achievement=there.achievement), "이미 이 사업")
