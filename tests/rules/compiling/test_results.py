"""Section 3: which results stand on a card, in what order, and how each is told."""

from datetime import date

import pytest

from gongyak.rules.compiling import Link
from gongyak.rules.dates import Precision
from gongyak.rules.records import (
    AchievementStatus,
    Basis,
    Cost,
    Grade,
    Line,
    Metric,
    Paper,
    Proof,
    Span,
    YearPlan,
)
from tests.rules.compiling.records import compiled, on, project, result, texts

YEAR = Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH)
PLAN = YearPlan("year-plan/1", 2024, "경제 계획", approved_on=date(2024, 3, 4))


def told(*records, **given):
    return texts(compiled(*records, **given).achievements)


@pytest.mark.parametrize(
    ("kind", "span", "line"),
    [
        ("구축운영", YEAR, "가 구축 및 운영: 2024. 3. ~ 2024.12."),
        ("상시운영", YEAR, "가 운영 추진: 2024. 3. ~ 2024.12."),
        ("지원사업", YEAR, "가 추진: 2024. 3. ~ 2024.12."),
        ("캠페인", Span(date(2024, 2, 5), date(2024, 2, 6)), "가 실시: 2024. 2. 5. ~ 2. 6."),
        ("공모선정", on(2024, 4, 26), "2024년 가 공모 선정: 2024. 4.26."),
        ("박람회", on(2024, 5, 30), "2024년 가 개최: 2024. 5.30."),
        ("행사", on(2024, 5, 3), "가 개최: 2024. 5. 3."),
        ("발간", Span(recurrence="매월"), "가 발행(매월 발간)"),
        ("발간", on(2024, 5, 3), "가 발행: 2024. 5. 3."),
        ("추진계획", on(2024, 3, 29), "가 수립 및 추진: 2024. 3.29."),
        ("종합계획", YEAR, "2024년 가 수립 및 추진: 2024. 3. ~ 2024.12."),
        ("기타", on(2024, 5, 3), "가: 2024. 5. 3."),
        ("없는 종류", on(2024, 5, 3), "가: 2024. 5. 3."),
        ("기타", Span(recurrence="연중"), "가"),
    ],
)
def test_each_kind_is_told_in_its_sentence(kind, span, line):
    assert told(result(kind=kind, title="가", span=span)) == [line]


def test_a_year_in_the_title_is_not_told_twice():
    assert told(result(kind="박람회", title="2024년 취업박람회")) == ["2024년 취업박람회 개최: 2024. 5. 1."]


def test_the_number_of_a_paper_stands_in_its_line():
    proof = Proof("proof/1", "문서번호", Grade.DOCUMENT, paper=Paper("기획과", 7, date(2024, 3, 9)))
    photo = Proof("proof/2", "사진", Grade.SHOWN)
    row = result(kind="추진계획", title="가", evidence=(photo, proof))
    assert told(row) == ["가 수립 및 추진[기획과-7호(2024. 3. 9.)]"]
    assert compiled(row).achievements[0].evidence == (photo, proof)


@pytest.mark.parametrize(
    "status", [AchievementStatus.CANDIDATE, AchievementStatus.CHECKED, AchievementStatus.CANCELLED]
)
def test_what_is_not_confirmed_is_left_out_and_said(status):
    made = compiled(result(status=status))
    assert made.achievements == ()
    assert [one.key for one in made.left_out] == ["achievement/1"]


def test_what_begins_after_the_day_is_left_out_and_what_runs_on_is_not():
    late = result("1", title="뒤", span=on(2024, 7, 1))
    running = result("2", title="하는 중", kind="기타", span=Span(date(2024, 6, 30), None))
    made = compiled(late, running)
    assert texts(made.achievements) == ["하는 중: 2024. 6.30. ~ 계속"]
    assert [one.why for one in made.left_out] == ["기준일 뒤의 일"]


def test_what_has_no_day_is_left_out_and_said():
    assert [one.why for one in compiled(result(span=Span())).left_out] == ["날이 적히지 않음"]


def test_what_is_not_linked_is_no_matter_of_the_pledge():
    made = compiled(result(), links=())
    assert (made.achievements, made.left_out) == ((), ())


def test_results_of_a_linked_project_or_series_belong():
    rows = (
        result("1", title="사업이 낳은 것", source="project/7"),
        result("2", title="회의", kind="회의", series="협의회 정기회의"),
        result("3", title="남의 것"),
    )
    made = compiled(*rows, links=(Link("project/7"), Link("series/협의회 정기회의")))
    assert texts(made.achievements) == [
        "사업이 낳은 것 개최: 2024. 5. 1.",
        "협의회 정기회의 개최: 2024. 5. 1.",
    ]


def test_meetings_of_a_series_stand_in_one_line_by_day():
    days = [on(2024, 6, 28), on(2024, 2, 23), on(2023, 12, 1), Span(date(2024, 1, 3), date(2024, 1, 4))]
    rows = [result(str(n), kind="회의", series="정기회의", span=span) for n, span in enumerate(days)]
    assert told(*rows) == ["정기회의 개최: 2023.12. 1./ 2024. 1. 3. ~ 1. 4./ 2024. 2.23./ 6.28."]


def test_what_is_said_and_counted_of_a_series_is_told_together():
    counted = [
        result(
            str(n),
            series="한마당",
            lines=(Line(f"{n}회"),),
            metrics=(Metric("visitors", "관람", 10 * n, "명", basis),),
        )
        for n, basis in ((1, Basis.FINAL), (2, Basis.FORECAST), (3, None))
    ]
    assert told(*counted) == ["한마당 개최: 2024. 5. 1.", ["1회", "2회", "3회", "성과: 관람 예정 60명"]]
    [line] = compiled(*counted).achievements[0].children[-1:]
    assert [row.contribution for row in line.figures[0].rows] == [10, 20, 30]


def test_figures_that_are_not_there_are_passed_over():
    row = result(kind="박람회", metrics=(Metric("hires", "채용", 1112, "명", Basis.FINAL),))
    assert told(row)[1] == ["성과: 채용 확정 1,112명"]
    assert told(result(kind="회의", metrics=(Metric("guests", "참석", 9, "명"),))) == [
        "한마당 개최: 2024. 5. 1."
    ]


def test_a_finished_project_tells_what_it_reached_and_spent():
    metrics = (
        Metric("취업자", "취업자", 30, "명", Basis.PROVISIONAL), Metric("executed", "집행", 1_234_560_000, "원", Basis.FINAL),
    )  # fmt: skip
    row = result(kind="지원사업", title="시장 지원사업", metrics=metrics)
    assert told(row)[1] == ["성과: 취업자 잠정 30명 ☞ 집행 확정 1,234.6백만원"]
    [line] = compiled(row).achievements[0].children
    assert [(one.value, one.shown) for one in line.figures] == [
        (30, "30명"),
        (1_234_560_000, "1,234.6백만원"),
    ]
    small = result(metrics=(Metric("executed", "집행", 999_999, "원"),))
    assert told(small)[1] == ["성과: 집행 999,999원"]


def test_results_stand_under_the_one_that_they_belong_to():
    rows = (
        result("1", kind="묶음", title="상생", span=Span()),
        result(
            "2",
            kind="공모선정",
            title="사업",
            parent="achievement/1",
            lines=(Line("상담소", children=(Line("무료"),)),),
        ),
    )
    assert told(*rows, links=(Link("achievement/1"),)) == [
        "상생 추진",
        ["2024년 사업 공모 선정: 2024. 5. 1.", ["상담소", ["무료"]]],
    ]


def test_a_heading_without_anything_under_it_is_not_told():
    assert told(result(kind="묶음", span=Span())) == []


def test_under_a_result_that_is_not_told_it_stands_by_itself():
    rows = (
        result("1", status=AchievementStatus.CANDIDATE),
        result("2", title="아래", parent="achievement/1"),
    )
    assert told(*rows, links=(Link("achievement/1"),)) == ["아래 개최: 2024. 5. 1."]


def test_a_ring_of_parents_ends():
    rows = (result("1", parent="achievement/2"), result("2", parent="achievement/1"))
    assert told(*rows, links=()) == []
    assert told(result("1", parent="achievement/1"), links=()) == []


def test_the_order_by_hand_comes_before_that_of_kinds_and_days():
    rows = (
        result("1", title="회의", kind="회의"),
        result("2", title="계획", kind="추진계획"),
        result("3", title="늦은 행사", span=on(2024, 6, 1)),
        result("4", title="이른 행사", span=on(2024, 1, 1)),
        result("5", title="손으로", kind="기타"),
    )
    links = (*(Link(f"achievement/{n}") for n in range(1, 5)), Link("achievement/5", 1))
    assert [line[:2] for line in told(*rows, links=links)] == ["손으", "계획", "이른", "늦은", "회의"]


# Counts over a plan


def _counted(*projects, plan=PLAN, day=date(2024, 6, 30)):
    row = result("1", kind="종합계획", title="경제 계획", span=YEAR, plan="year-plan/1")
    return compiled(row, plan, *projects, links=(Link("achievement/1"),), day=day)


def test_a_plan_is_counted_live_from_its_projects_in_force():
    costs = (Cost(2024, "구비", 1_200_000_000), Cost(2024, "시비", 50_000), Cost(2025, "구비", 9))
    made = _counted(
        project("1", plan="year-plan/1", field="가", department="ㄱ", costs=costs),
        project("2", plan="year-plan/1", field="가", department="ㄴ"),
        project("3", plan="year-plan/1", field="나", status="폐지"),
        project("4", plan="year-plan/2"),
    )
    [line] = made.achievements[0].children
    assert line.text == "1개 분야 2개 사업, 2개 부서, 예산 1,200.1백만원"
    assert [one.value for one in line.figures] == [1, 2, 2, 1_200_050_000]
    assert [[row.contribution for row in one.rows] for one in line.figures[:3]] == [[1, 0], [1, 1], [1, 1]]


@pytest.mark.parametrize("approved", [None, date(2024, 7, 1)])
def test_a_plan_that_was_not_approved_by_the_day_is_not_counted(approved):
    plan = YearPlan("year-plan/1", 2024, "경제 계획", approved_on=approved)
    assert _counted(project("1", plan="year-plan/1"), plan=plan).achievements[0].children == ()


def test_the_year_of_the_plan_stands_before_its_title():
    plan = YearPlan("year-plan/1", 2025, "경제 계획", approved_on=date(2024, 3, 4))
    assert _counted(plan=plan).achievements[0].text.startswith("2025년 경제 계획")
