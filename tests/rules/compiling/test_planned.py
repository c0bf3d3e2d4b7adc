"""Section 5: what is still to be done on the day, what slipped; section 4: what is late."""

from datetime import date

import pytest

from gongyak.rules.compiling import Link
from gongyak.rules.dates import Precision
from gongyak.rules.records import ActionItem, Cost, Line, PlannedStatus, Span, YearPlan
from tests.rules.compiling.records import compiled, on, planned, project, result, texts

HALF = Span(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF)
QUARTER = Span(date(2024, 10, 1), date(2024, 12, 31), Precision.QUARTER)
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR)


def told(*records, **given):
    return texts(compiled(*records, **given).plans)


@pytest.mark.parametrize(
    ("span", "line"),
    [
        (HALF, "간담회: 2024. 하반기"),
        (Span(date(2025, 1, 1), date(2025, 6, 30), Precision.HALF), "간담회: 2025. 상반기"),
        (QUARTER, "간담회: 2024. 4분기"),
        (YEAR, "간담회: 2025년"),
        (on(2024, 12, 4), "간담회: 2024.12. 4."),
        (Span(), "간담회"),
        (Span(date(2024, 9, 1), None), "간담회: 2024. 9. 1. ~ 계속"),
        (Span(date(2024, 12, 30), date(2025, 1, 2)), "간담회: 2024.12.30. ~ 2025. 1. 2."),
    ],
)
def test_an_activity_is_told_with_its_period(span, line):
    assert told(planned(span=span)) == [line]


@pytest.mark.parametrize(
    ("original", "said"),
    [
        (HALF, "(당초 하반기 → 변경)"),
        (Span(date(2023, 7, 1), date(2023, 12, 31), Precision.HALF), "(당초 2023. 하반기 → 변경)"),
        (on(2024, 9, 3), "(당초 9. 3. → 변경)"),
        (Span(date(2024, 5, 1), date(2025, 5, 1)), "(당초 2024. 5. 1. ~ 2025. 5. 1. → 변경)"),
        (Span(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR), "(당초 2024년 → 변경)"),
    ],
)
def test_what_slipped_tells_what_was_told_first(original, said):
    assert told(planned(span=on(2024, 12, 4), original=original)) == [f"간담회: 2024.12. 4. {said}"]


def test_why_it_slipped_stands_below():
    row = planned(span=on(2024, 12, 4), original=HALF, reason="장소 마련", lines=(Line("상인회"),))
    assert told(row)[1] == ["변경 사유: 장소 마련", "상인회"]
    assert told(planned(reason="까닭 없이")) == ["간담회: 2024. 9. 1."]


def test_what_is_done_or_dropped_is_left_out_and_said():
    made = compiled(planned("1", status=PlannedStatus.DONE), planned("2", status=PlannedStatus.DROPPED))
    assert made.plans == ()
    assert [one.why for one in made.left_out] == ["완료", "하지 않음"]


def test_what_was_done_after_the_day_was_still_to_do_on_it():
    rows = (planned(status=PlannedStatus.DONE, actual="achievement/1"), result(span=on(2024, 9, 1)))
    assert told(*rows) == ["간담회: 2024. 9. 1."]
    assert told(*rows, day=date(2024, 9, 1)) == []


def test_groups_stand_while_something_under_them_is_open():
    rows = (
        planned("1", title="본부 운영", span=Span(), status=PlannedStatus.DONE),
        planned("2", title="정기 회의", parent="planned/1", status=PlannedStatus.DONE),
        planned("3", title="센터", parent="planned/2", span=HALF),
        planned("4", title="끝난 것", parent="planned/1", status=PlannedStatus.DONE),
    )
    assert told(*rows, links=(Link("planned/1"),)) == [
        "본부 운영",
        ["정기 회의: 2024. 9. 1.", ["센터: 2024. 하반기"]],
    ]


def test_what_is_under_a_strangers_activity_stands_by_itself():
    rows = (planned("1", title="남의 것"), planned("2", title="우리 것", parent="planned/1"))
    assert told(*rows, links=(Link("planned/2"),)) == ["우리 것: 2024. 9. 1."]


def test_the_order_is_by_hand_else_by_the_day_by_which_it_must_be_done():
    rows = (
        planned("1", title="가", span=YEAR),
        planned("2", title="나"),
        planned("3", title="다", span=Span()),
    )
    assert [line[0] for line in told(*rows)] == ["나", "가", "다"]
    links = (Link("planned/1"), Link("planned/2"), Link("planned/3", 1))
    assert [line[0] for line in told(*rows, links=links)] == ["다", "나", "가"]


def test_what_a_linked_project_plans_belongs():
    assert told(planned(source="project/3"), links=(Link("project/3"),)) == ["간담회: 2024. 9. 1."]


# Section 4


def problems(*records, **given):
    return texts(compiled(*records, **given).problems)


def item(**told):
    values = {"department": "기획과", "asked_on": date(2024, 3, 1), "due_on": date(2024, 4, 15), **told}
    return ActionItem("meeting-item/1", "건의", "건의-2024-0003", "주차장", **values)


def test_what_was_asked_of_the_department_and_is_overdue_is_told():
    assert problems(item(), links=()) == ["건의 건의-2024-0003 처리 지연: 주차장 (기한 2024. 4.15.)"]


@pytest.mark.parametrize(
    "told",
    [
        {"due_on": None},
        {"due_on": date(2024, 6, 30)},
        {"closed_on": date(2024, 6, 30)},
        {"department": "문화과"},
    ],
)
def test_what_is_not_overdue_or_somebody_elses_is_not(told):
    assert problems(item(**told), links=()) == []


def test_what_was_closed_after_the_day_was_open_on_it():
    assert len(problems(item(closed_on=date(2024, 7, 1)), links=())) == 1


def test_a_linked_one_is_told_whoever_has_it():
    assert len(problems(item(department="문화과"))) == 1


def test_an_activity_whose_time_is_over_is_told():
    assert problems(planned(span=on(2024, 6, 29))) == ["예정 활동 지연: 간담회 (예정 2024. 6.29.)"]
    assert problems(planned(span=on(2024, 6, 30))) == []
    assert problems(planned(span=Span())) == []


def test_late_projects_tell_their_problem_and_remedy():
    row = project(status="지연", problem="부지 협의", remedy="주민 설명회")
    assert problems(row) == ["사업 추진 지연", ["문제점: 부지 협의", "대책: 주민 설명회"]]


def test_late_projects_of_a_plan_that_the_card_tells_of_are_told_too():
    rows = (result(kind="종합계획", plan="year-plan/1"), YearPlan("year-plan/1", 2024, "계획"))
    made = (*rows, project("1", plan="year-plan/1", status="부진"), project("2", plan="year-plan/1"))
    assert problems(*made, links=(Link("achievement/1"),)) == ["사업 추진 부진"]


@pytest.mark.parametrize(
    ("planned_won", "executed", "status", "line"),
    [
        (10_000_000, 1_000_000, "정상추진", ["사업 예산 집행 부진: 집행 1백만원 / 계획 10백만원(10%)"]),
        (10_000_000, 1_900_000, "정상추진", ["사업 예산 집행 부진: 집행 1.9백만원 / 계획 10백만원(19%)"]),
        (10_000_000, 2_000_000, "정상추진", []),
        (10_000_000, 0, "완료", []),
        (0, 0, "정상추진", []),
    ],
)
def test_what_spends_less_than_the_year_has_gone_is_told(planned_won, executed, status, line):
    costs = (Cost(2024, "구비", planned_won, executed), Cost(2023, "구비", 5, 0))
    assert problems(project(costs=costs, status=status)) == line
