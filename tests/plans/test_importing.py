"""Projects by the thousand from a workbook: foreseen row by row, all or none, and a round trip that changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.blocks import Paragraph, Table
from gongyak.desk.portfolio.importing import read_blocks
from gongyak.documents import read
from gongyak.plans.contents import planned
from gongyak.plans.importing import CHANGED, NEW, SAME, WRONG, foresee, take_in, taking_in
from gongyak.plans.models import PlanEvent
from gongyak.plans.sheets import export, template
from gongyak.plans.verify import verify
from gongyak.records.models import RecordVersion
from gongyak.rules.portfolio.model import Fund, Measure, Task, tidy
from gongyak.rules.portfolio.sheet import UNITS, cells_of, rows_of, shape_of
from gongyak.rules.portfolio.sheet_read import Row, UnreadableSheet, rows_below
from gongyak.rules.records import Span
from gongyak.rules.refusal import Refusal
from tests.plans.year import FESTIVAL, MONTHS, SHOP, Year, opened

MANY = 1_000


@pytest.fixture
def year(db: None) -> Year:
    made = opened()
    made.begin()
    made.name()
    return made


def rows(*projects, unit: str = "원") -> list[Row]:
    """Rows as a workbook of these projects has them."""
    shape = shape_of(projects, 2024)
    return rows_below([shape.head, *rows_of(projects, shape, unit)])


def changed(row: Row, **cells: str) -> Row:
    return Row(row.line, {**row.cells, **{name.replace("_", " "): text for name, text in cells.items()}})


def take(year: Year, told: list[Row], who: str = "총괄", unit: str = "원"):
    return take_in(plan=year.plan, rows=told, unit=unit, **year.told(who))


def test_rows_become_projects(year: Year) -> None:
    told = take(year, rows(SHOP, FESTIVAL))
    assert [one.outcome for one in told.rows] == [NEW, NEW]
    assert tidy(planned(year.project())) == tidy(SHOP)
    assert tidy(planned(year.project("2-1"))) == tidy(FESTIVAL)
    assert [row.place for row in year.plan.projects.all()] == [1, 2]
    events = PlanEvent.objects.values_list("act", "memo")
    assert list(events)[-3:] == [
        ("사업 추가", "엑셀에서"), ("사업 추가", "엑셀에서"), ("사업 들여오기", "추가 2건, 변경 0건, 그대로 0건"),
    ]  # fmt: skip
    assert Act.objects.filter(action="사업 들여오기").count() == 1
    assert verify() == []


@pytest.mark.parametrize("unit", UNITS)
def test_a_round_trip_changes_nothing(year: Year, unit: str) -> None:
    odd = replace(
        SHOP,
        code="007",
        title="=SUM(A1:A9)",
        outline="첫 줄\n둘째 줄",
        span=Span(date(2024, 5, 30), date(2024, 5, 30)),
        cooperating=(),
        funds=(Fund(2024, "구비", 1_234_567, -234_567), Fund(2025, "국비", 0, 3)),
        measures=(Measure("율", "가 ÷ 나", "%", "12.50"), Measure("수", target="1,200")),
        tasks=(Task("하나", "1-1"), Task("둘")),
    )
    take(year, rows(SHOP, FESTIVAL, odd))
    versions = RecordVersion.objects.count()
    told, named = read_blocks(read("사업.xlsx", export(year.plan, unit)).blocks)
    assert named == unit
    seen = foresee(year.plan, told, named, year.now)
    assert [(one.outcome, one.changes, one.wrong) for one in seen.rows] == [(SAME, (), ())] * 3
    take(year, told, unit=unit)
    assert RecordVersion.objects.count() == versions


def test_what_changes_is_shown_from_old_to_new(year: Year) -> None:
    take(year, rows(SHOP, FESTIVAL))
    shop, _ = rows(SHOP, FESTIVAL)
    told = [changed(shop, 사업명="새 이름", **{"2024_구비_당초": "70,000,500", "2024_구비_최종": ""})]
    seen = foresee(year.plan, told, "원", year.now)
    [one] = seen.rows
    assert (one.outcome, seen.left) == (CHANGED, 1)
    assert one.changes == (
        ("사업명", "특례보증 출연", "새 이름"),
        ("2024 구비 당초", "60,000,500", "70,000,500"),
        ("2024 구비 최종", "61,000,500", "71,000,500"),
    )
    assert year.project().title == SHOP.title  # nothing was written
    take(year, told)
    assert (year.project().title, year.project().revision) == ("새 이름", 2)


def test_columns_that_are_not_there_say_nothing_and_empty_cells_say_none(year: Year) -> None:
    take(year, rows(SHOP))
    few = {"사업코드": "1-1", "분야": "소상공인", "사업명": "특례보증 출연", "주관부서": "일자리경제과"}
    assert foresee(year.plan, [Row(1, few)], "원", year.now).rows[0].outcome == SAME
    take(year, [Row(1, few | {"대상": "", "협조부서": "", "지표1": "", "2024 시비 당초": "-"})])
    kept = planned(year.project())
    assert (kept.target, kept.cooperating, kept.measures, len(kept.tasks)) == ("", (), (), 2)
    assert kept.funds == (Fund(2024, "구비", 60_000_500, 1_000_000),)


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"사업코드": ""}, "사업코드", "적으십시오"),
        ({"사업명": ""}, "사업명", "적으십시오"),
        ({"주관부서": "없는과"}, "주관부서", "직제에 없는"),
        ({"협조부서": "문화관광과, 없는과"}, "협조부서", "직제에 없는"),
        ({"신규·계속": "새로"}, "신규·계속", "신규, 계속 가운데"),
        ({"사업기간": "곧"}, "사업기간", "다음처럼 적으십시오"),
        ({"사업기간": "매월"}, "사업기간", "첫날과 끝날"),
        ({"끝나면 남는 실적": "회의"}, "끝나면 남는 실적", "가운데 하나"),
        ({"2024 구비 당초": "많이"}, "2024 구비 당초", "단위는 원입니다"),
        ({"2024 구비 당초": "0.5"}, "2024 구비 당초", "1원보다 작은"),
        ({"2024 구비 당초": "1,23"}, "2024 구비 당초", "쉼표의 자리"),
        ({"2024 구비 당초": "미정"}, "2024 구비 당초", "정해지지 않은"),
        ({"2024 구비 최종": "5"}, "2024 구비 최종", "61,000,500원이어야"),
        ({"2024 구비 추경": "△70,000,000", "2024 구비 최종": ""}, "2024 구비", "0원보다 적을 수"),
        ({"목표1": "많이"}, "지표 ‘보증 건수’", "수로 적으십시오"),
        ({"사전협의": "함"}, "사전협의", "가운데 하나"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(year: Year, cells, column: str, said: str) -> None:
    shop, festival = rows(SHOP, FESTIVAL)
    told = [Row(1, {**shop.cells, **cells}), festival]
    wrong = foresee(year.plan, told, "원", year.now).rows[0].wrong
    assert any(one.column == column and said in one.message for one in wrong)
    with pytest.raises(Refusal, match="한 줄도 넣지"):
        take(year, told)
    assert not year.plan.projects.exists()


def test_a_dot_where_a_comma_may_be_meant_is_shown(year: Year) -> None:
    [shop] = rows(SHOP)
    dotted = changed(shop, **{"2024_구비_당초": "86.092", "2024_구비_최종": ""})
    [one] = foresee(year.plan, [dotted], "백만원", year.now).rows
    assert (one.outcome, [odd.column for odd in one.odd]) == (NEW, ["2024 구비 당초"])
    assert one.project.funds[-1].initial == 86_092_000


def test_a_code_stands_for_one_project(year: Year) -> None:
    [shop] = rows(SHOP)
    seen = foresee(year.plan, [shop, Row(2, shop.cells)], "원", year.now)
    assert [one.outcome for one in seen.rows] == [NEW, WRONG]
    assert "1번째 줄과 사업코드가" in seen.rows[1].wrong[0].message


def test_less_than_was_spent_is_wrong(year: Year) -> None:
    take(year, rows(SHOP))
    year.spend({(2024, 1, "시비"): 30_000_000})
    [shop] = rows(replace(SHOP, funds=(Fund(2024, "시비", 1),)))
    [one] = foresee(year.plan, [shop], "원", year.now).rows
    assert [(wrong.column, "집행 30,000,000원" in wrong.message) for wrong in one.wrong] == [
        ("2024 시비", True)
    ]


def test_fields_that_are_not_there_are_told_and_added(year: Year) -> None:
    told = rows(replace(SHOP, field="수출"))
    assert foresee(year.plan, told, "원", year.now).new_fields == ("수출",)
    take(year, told)
    assert [field.name for field in year.plan.fields.all()] == ["소상공인", "중소기업", "수출"]


def test_who_takes_rows_in_and_when(year: Year) -> None:
    for who in ("타부서담당", "과장", "감사"):
        with pytest.raises(Refusal, match="총괄부서와"):
            take(year, rows(SHOP), who)
    take(year, rows(SHOP, FESTIVAL), "담당")
    year.submit()
    with pytest.raises(Refusal, match="결재"):
        take(year, rows(replace(SHOP, title="새 이름")))


def test_what_is_not_followed_to_its_end_is_not_written(year: Year) -> None:
    many = [replace(SHOP, code=f"{at}") for at in range(250)]
    steps = taking_in(plan=year.plan, rows=rows(*many), unit="원", **year.told("총괄"))
    assert (next(steps).done, next(steps).done) == (100, 200)
    steps.close()
    assert not year.plan.projects.exists()


def test_a_thousand_projects_take_few_queries(year: Year, django_assert_max_num_queries) -> None:
    many = [
        replace(
            SHOP, code=f"{at // 100}-{at}", title=f"사업 {at}", field="소상공인" if at % 2 else "중소기업"
        )
        for at in range(MANY)
    ]
    told = rows(*many)
    with django_assert_max_num_queries(400):  # SQLite writes some hundred rows at once, PostgreSQL more
        steps = [step.done for step in taking_in(plan=year.plan, rows=told, unit="원", **year.told("총괄"))]
    assert steps == [*range(100, MANY + 1, 100), MANY]
    assert year.plan.projects.count() == MANY
    with django_assert_max_num_queries(60):
        assert foresee(year.plan, told, "원", year.now).count(SAME) == MANY


def test_an_empty_workbook_asks_for_what_is_expected(year: Year) -> None:
    blocks = read("양식.xlsx", template(year.plan, "천원")).blocks
    assert "(단위: 천원)" in [block.text for block in blocks if isinstance(block, Paragraph)]
    with pytest.raises(UnreadableSheet, match="한 줄도 없습니다"):
        read_blocks(blocks)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([["이름"], ["가"]], "열 이름이 있어야"),
        ([["사업코드", "사업명", "분야"], ["1", "가", "나"]], "꼭 있어야 하는 열이 없습니다: 주관부서"),
        ([["사업코드", "사업명", "분야", "주관부서", "비고"], ["1"]], "모르는 열이 있습니다: 비고"),
        ([["사업코드", "사업명", "분야", "주관부서", "2024 외화 당초"], ["1"]], "2024 외화 당초"),
        ([["사업코드", "사업명", "분야", "주관부서", "분야"], ["1"]], "‘분야’ 열이 두 번"),
        ([["사업코드", "사업명", "분야", "주관부서"], [" "]], "한 줄도 없습니다"),
        ([["사업코드", "사업명", "분야", "주관부서"], *[["1"]] * 2_001], "2,000줄까지"),
    ],
)
def test_a_table_that_is_no_sheet_of_projects(table, said: str) -> None:
    with pytest.raises(UnreadableSheet, match=said):
        rows_below(table)


def test_nothing_beside_the_table_is_passed_over(year: Year) -> None:
    take(year, rows(SHOP))
    blocks = read("사업.xlsx", export(year.plan, "원")).blocks
    assert isinstance(blocks[-1], Table)
    with pytest.raises(UnreadableSheet, match="‘메모’"):
        read_blocks([*blocks, Paragraph("메모")])
    with pytest.raises(UnreadableSheet, match="표가 없습니다"):
        read_blocks(blocks[:-1])


def test_cells_say_what_a_project_says() -> None:
    assert cells_of(tidy(replace(SHOP, span=MONTHS)), "천원")["2024 구비 당초"] == "60,000.5"
