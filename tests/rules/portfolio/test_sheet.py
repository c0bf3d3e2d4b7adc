"""Projects of a plan as a table: what is written comes back, and what is wrong is told by row, column and sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.dates import Precision, last_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.portfolio.model import Fund, Measure, PlannedProject, Task, tidy
from gongyak.rules.portfolio.sheet import (
    MOST_GROUPS,
    NAMES,
    NEEDED,
    UNITS,
    Money,
    Shape,
    cells_of,
    differences,
    heading,
    rows_of,
    shape_of,
)
from gongyak.rules.portfolio.sheet_read import (
    MOST_ROWS,
    Row,
    UnreadableSheet,
    Wrong,
    column_of,
    read_row,
    rows_below,
)
from gongyak.rules.portfolio.words import CONSULTATIONS, ORIGINS, RESULTS, SOURCES
from gongyak.rules.records import Span

YEAR = 2024
MOST = 10**15
SHOP = PlannedProject(
    code="1-1",
    title="특례보증 출연",
    field="소상공인",
    department="일자리경제과",
    cooperating=("문화관광과", "세무과"),
    origin="계속",
    span=Span(date(2024, 3, 1), date(2024, 12, 31), Precision.MONTH),
    target="관내 소상공인",
    funds=(Fund(2024, "시비", 40_000_000), Fund(2024, "구비", 60_000_500, 1_000_000)),
    measures=(Measure("보증 건수", "연간 보증서를 낸 건수", "건", "120"),),
    tasks=(Task("출연", "신용보증재단에 출연"), Task("홍보")),
)
HEAD = ("사업코드", "분야", "사업명", "주관부서")
FEW = dict(zip(HEAD, ("1-1", "소상공인", "특례보증 출연", "일자리경제과"), strict=True))


def texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Texts as a cell has them: without blanks around."""
    letters = st.characters(exclude_categories=["Cs"])
    return st.text(letters, max_size=most).map(str.strip).filter(lambda text: len(text) >= least)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
    end = start + timedelta(days=draw(st.integers(0, 900)))
    months = Span(start.replace(day=1), last_day(end.year, end.month), Precision.MONTH)
    return draw(st.sampled_from([Span(), Span(start, end), Span(start), months]))


@st.composite
def some_funds(draw: st.DrawFn) -> tuple[Fund, ...]:
    pairs = st.tuples(st.integers(2023, 2026), st.sampled_from(SOURCES))
    won = st.integers(0, MOST)
    told = draw(st.lists(st.tuples(pairs, won, won), max_size=5, unique_by=lambda one: one[0]))
    return tuple(Fund(*at, initial, final - initial) for at, initial, final in told)


NUMBERS = st.sampled_from(["", "0", "-3", "12.50", "1,200"])
projects = st.builds(
    PlannedProject,
    code=texts(30, 1),
    title=texts(40, 1),
    field=texts(20, 1),
    department=texts(20, 1).map(lambda name: f"{name}과"),
    origin=st.sampled_from(ORIGINS),
    cooperating=st.lists(st.sampled_from(["가 팀", "나팀", "다팀"]), unique=True).map(tuple),
    span=spans(),
    target=texts(20),
    site=texts(20),
    outline=texts(40),
    result_kind=st.sampled_from(RESULTS),
    consultation=st.sampled_from(CONSULTATIONS),
    funds=some_funds(),
    measures=st.lists(
        st.builds(Measure, texts(9, 1), texts(9), texts(3), NUMBERS),
        max_size=4,
        unique_by=lambda one: one.name,
    ).map(tuple),
    tasks=st.lists(st.builds(Task, texts(9, 1), texts(9)), max_size=4).map(tuple),
)
plans = st.lists(projects, min_size=1, max_size=3)
units = st.sampled_from(UNITS)


def there_and_back(made: list[PlannedProject], unit: str) -> list[Row]:
    shape = shape_of(made, YEAR)
    return rows_below([shape.head, *rows_of(made, shape, unit)])


def row_of(project: PlannedProject = SHOP, unit: str = "원", /, **changes: str) -> Row:
    """The row of a project with other words in some cells; `_` stands for a blank in a heading."""
    [row] = there_and_back([project], unit)
    told = {label.strip("_").replace("_", " "): text for label, text in changes.items()}
    return Row(row.line, {**row.cells, **told})


@given(plans, units)
def test_what_is_written_is_read_again(made: list[PlannedProject], unit: str) -> None:
    rows = there_and_back(made, unit)
    assert [row.line for row in rows] == list(range(1, len(made) + 1))
    assert [row.code for row in rows] == [one.code for one in made]
    read = [read_row(row, unit, None) for row in rows]
    assert [one.project for one in read] == [tidy(one) for one in made]
    assert [one.wrong for one in read] == [()] * len(made)


@given(projects, projects, units)
def test_a_whole_row_leaves_nothing_of_what_was_kept(
    new: PlannedProject, old: PlannedProject, unit: str
) -> None:
    first, _ = there_and_back([new, old], unit)
    assert read_row(first, unit, old).project == tidy(new)


@given(projects, units)
def test_a_row_of_few_columns_leaves_the_rest(kept: PlannedProject, unit: str) -> None:
    cells = {label: getattr(kept, NAMES[label]) for label in NEEDED}
    read = read_row(Row(1, cells), unit, kept)
    assert (read.project, read.wrong, read.odd) == (tidy(kept), (), ())


@given(projects, projects, units)
def test_differences_lead_from_the_old_to_the_new(
    old: PlannedProject, new: PlannedProject, unit: str
) -> None:
    before, after = cells_of(old, unit), cells_of(new, unit)
    told = differences(before, after)
    assert all(was != now for _, was, now in told)
    led = {**before, **{label: now for label, _, now in told}}
    assert {label: text for label, text in led.items() if text} == after
    assert differences(after, after) == []


@given(st.lists(st.integers(1990, 2100), max_size=3, unique=True), st.integers(0, 20), st.integers(0, 20))
def test_every_heading_that_is_written_is_known(years: list[int], measures: int, tasks: int) -> None:
    head = Shape(tuple(years), measures, tasks).head
    told = [known.label if isinstance(known, Money) else known for known in map(heading, head)]
    assert told == list(head)
    assert len(set(head)) == len(head) == len(NAMES) + 12 * len(years) + 4 * measures + 2 * tasks


def test_the_least_sheet_that_holds_all() -> None:
    assert shape_of([], YEAR) == Shape((2024,), 1, 1)
    later = replace(SHOP, funds=(Fund(2026, "국비", 1), Fund(2025, "구비", 1)), measures=())
    assert shape_of([SHOP, later], YEAR) == Shape((2024, 2025, 2026), 1, 2)


@pytest.mark.parametrize(
    ("unit", "initial", "added"),
    [("원", "60,000,500", "△1,000,000"), ("천원", "60,000.5", "△1,000"), ("백만원", "60.0005", "△1")],
)
def test_cells_say_what_is_there_in_the_unit(unit: str, initial: str, added: str) -> None:
    cells = cells_of(replace(SHOP, funds=(Fund(2024, "구비", 60_000_500, -1_000_000),)), unit)
    assert (cells["2024 구비 당초"], cells["2024 구비 추경"]) == (initial, added)
    assert (cells["협조부서"], cells["사업기간"]) == ("문화관광과, 세무과", "2024. 3. ~ 2024. 12.")
    assert (cells["지표1"], cells["산식1"], cells["단위1"], cells["목표1"]) == (
        "보증 건수", "연간 보증서를 낸 건수", "건", "120",
    )  # fmt: skip
    assert (cells["과제내용1"], cells["세부과제2"]) == ("신용보증재단에 출연", "홍보")
    assert not {"위치", "사업개요", "과제내용2"} & cells.keys()  # what is empty is left out


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (" 사업  명 ", "사업명"),
        ("끝나면남는실적", "끝나면 남는 실적"),
        ("2024년 구비 당초", Money(2024, "구비", "당초")),
        ("2024국비최종", Money(2024, "국비", "최종")),
        ("24 구비 당초", None),
        ("2024 외화 당초", None),
        ("2024 구비 결산", None),
        ("지표 01", "지표1"),
        (f"과제내용{MOST_GROUPS}", f"과제내용{MOST_GROUPS}"),
        ("지표0", None),
        (f"지표{MOST_GROUPS + 1}", None),
        ("지표", None),
        ("비고", None),
        ("", None),
    ],
)
def test_what_a_heading_is(text: str, known: str | Money | None) -> None:
    assert heading(text) == known


def test_rows_are_counted_below_the_head() -> None:
    table = [
        ["2024년 사업"],
        [" 사업코드 ", "분야", "사업명", "주관부서", "", "2024년 구비 당초"],
        [" 1-1 ", "소상공인", "출연", "경제과", "", " 5 "],
        ["", " ", "", "", "", ""],
        ["1-2", "소상공인"],
    ]
    assert rows_below(table) == [
        Row(1, {"사업코드": "1-1", "분야": "소상공인", "사업명": "출연", "주관부서": "경제과", "2024 구비 당초": "5"}),
        Row(3, {"사업코드": "1-2", "분야": "소상공인"}),
    ]  # fmt: skip
    assert (Row(1, {}).code, Row(1, {"사업코드": " 1-1 "}).code) == ("", "1-1")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([], "첫 줄에 열 이름이 있어야 합니다: 사업코드, 분야, 사업명, 주관부서 …"),
        ([["사업코드"], ["사업명"]], "첫 줄에 열 이름이 있어야 합니다: 사업코드, 분야, 사업명, 주관부서 …"),
        ([["사업코드", "사업명"], ["1", "가"]], "꼭 있어야 하는 열이 없습니다: 분야, 주관부서"),
        (
            [[*HEAD, "비고", " ", "가", "나", "다", "라", "마"], ["1"]],
            "모르는 열이 있습니다: 비고, 가, 나, 다, 라. 양식의 열 이름(2024 구비 당초, 지표1 …)으로 고치십시오.",
        ),
        (
            [[*HEAD, "2024 구비 당초", "2024년 구비 당초"], ["1"]],
            "‘2024 구비 당초’ 열이 두 번 있습니다. 하나만 두십시오.",
        ),
        ([[*HEAD, "지표1", "지표01"], ["1"]], "‘지표1’ 열이 두 번 있습니다. 하나만 두십시오."),
        ([HEAD], "열 이름 아래에 사업이 한 줄도 없습니다."),
        ([HEAD, ["", " "]], "열 이름 아래에 사업이 한 줄도 없습니다."),
        (
            [HEAD, *[["1"]] * (MOST_ROWS + 1)],
            "한 번에 2,000줄까지 넣을 수 있습니다. 파일을 나누어 주십시오.",
        ),
    ],
)
def test_a_table_that_is_no_sheet(table: list[list[str]], sentence: str) -> None:
    with pytest.raises(UnreadableSheet) as told:
        rows_below(table)
    assert str(told.value) == sentence


def test_as_many_rows_as_may_be() -> None:
    rows = rows_below([HEAD, *[["1"]] * MOST_ROWS])
    assert (len(rows), rows[-1].line) == (MOST_ROWS, MOST_ROWS)


def test_a_new_project_has_its_usual_words() -> None:
    empty = dict.fromkeys(("신규·계속", "끝나면 남는 실적", "사전협의", "사업기간", "협조부서"), "")
    read = read_row(Row(1, FEW | empty), "원", None)
    assert read.wrong == ()
    assert read.project == PlannedProject("1-1", "특례보증 출연", "소상공인", "일자리경제과")


def test_an_empty_cell_says_that_there_is_nothing() -> None:
    empty = dict.fromkeys(("대상", "협조부서", "사업기간", "지표1", "세부과제1", "2024 시비 당초"), "")
    read = read_row(Row(1, FEW | empty), "원", SHOP)
    assert read.project == replace(
        SHOP, target="", cooperating=(), span=Span(), measures=(), tasks=(), funds=SHOP.funds[1:]
    )
    [wrong] = read_row(Row(1, FEW | {"신규·계속": ""}), "원", SHOP).wrong
    assert wrong == Wrong("신규·계속", "신규, 계속 가운데 하나를 적으십시오.")


def test_departments_stand_beside_each_other() -> None:
    read = read_row(row_of(협조부서=" 여성·가족과 ,문화관광과,, 감사실 "), "원", None)
    assert read.project.cooperating == ("감사실", "문화관광과", "여성·가족과")


def test_groups_may_leave_gaps() -> None:
    cells = FEW | {"지표3": "셋", "목표20": "1", "지표20": "스물", "과제내용2": "이름 없음"}
    project = read_row(Row(1, cells), "원", SHOP).project
    assert project.measures == (Measure("셋"), Measure("스물", target="1"))
    assert project.tasks == (Task("", "이름 없음"),)


@pytest.mark.parametrize(
    ("unit", "text", "won"),
    [
        ("원", "1,234", 1_234),
        ("천원", "1,234.5", 1_234_500),
        ("백만원", "1.2", 1_200_000),
        ("백만원", "5천원", 5_000),
        ("원", "-", 0),
        ("원", "", 0),
    ],
)
def test_money_is_read_in_the_unit(unit: str, text: str, won: int) -> None:
    read = read_row(Row(1, FEW | {"2025 국비 당초": text}), unit, None)
    assert read.wrong == read.odd == ()
    assert sum(fund.initial for fund in read.project.funds) == won
    assert [(fund.year, fund.source) for fund in read.project.funds] == [(2025, "국비")] * bool(won)


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"사업코드": ""}, "사업코드", "‘사업코드’를 적으십시오."),
        ({"사업명": ""}, "사업명", "‘사업명’을 적으십시오."),
        ({"분야": ""}, "분야", "‘분야’를 적으십시오."),
        ({"주관부서": ""}, "주관부서", "‘주관부서’를 적으십시오."),
        ({"사업코드": "1" * 31}, "사업코드", "30자까지 적을 수 있습니다. 줄여 적으십시오."),
        ({"협조부서": "일자리경제과"}, "협조부서", "주관부서는 협조부서에 적지 않습니다."),
        ({"협조부서": "가과, 가과"}, "협조부서", "협조부서가 두 번 적혀 있습니다."),
        ({"신규·계속": "새로"}, "신규·계속", "신규, 계속 가운데 하나를 적으십시오."),
        ({"끝나면_남는_실적": "회의"}, "끝나면 남는 실적", f"{', '.join(RESULTS)} 가운데 하나를 적으십시오."),
        ({"사전협의": "함"}, "사전협의", "대상 아님, 협의 전, 협의 중, 협의 완료 가운데 하나를 적으십시오."),
        (
            {"사업기간": "곧"},
            "사업기간",
            "‘곧’을 기간으로 읽을 수 없습니다. 다음처럼 적으십시오: "
            "2024. 5. 30., 2024. 3. ~ 2024. 12., 2024. 하반기, 매월",
        ),
        (
            {"사업기간": "매월"},
            "사업기간",
            "사업기간에는 ‘매월’ 대신 첫날과 끝날(2024. 3. ~ 2024. 12.)을 적으십시오.",
        ),
        ({"_2024_시비_당초": "미정", "_2024_시비_최종": ""}, "2024 시비 당초", "정해지지 않은 금액입니다. 수를 적거나 비우십시오. 단위는 원입니다."),
        ({"_2024_시비_추경": "많이"}, "2024 시비 추경", "‘많이’: 금액으로 읽을 수 없습니다. 숫자나 ‘-’를 적어 주십시오. 단위는 원입니다."),
        ({"_2024_시비_당초": "0.5", "_2024_시비_최종": ""}, "2024 시비 당초", "‘0.5’: 1원보다 작은 금액이 있습니다. 단위를 확인해 주십시오. 단위는 원입니다."),
        ({"_2024_시비_최종": "4000,0000"}, "2024 시비 최종", "‘4000,0000’: 쉼표의 자리가 맞지 않습니다. 금액을 확인해 주십시오. 단위는 원입니다."),
        ({"_2024_구비_최종": "5"}, "2024 구비 최종", "최종은 당초에 추경 증감을 더한 61,000,500원이어야 합니다."),
        ({"_2030_국비_최종": "5"}, "2030 국비 최종", "최종은 당초에 추경 증감을 더한 0원이어야 합니다."),
        (
            {"_2024_시비_추경": "△40,000,001", "_2024_시비_최종": ""},
            "2024 시비",
            "당초와 최종 예산은 0원보다 적을 수 없습니다.",
        ),
        ({"_1989_국비_당초": "5"}, "1989 국비", "재원은 국비, 시비, 구비, 기타 가운데 하나, 연도는 네 자리입니다."),
        ({"_2025_국비_당초": f"{MOST + 1}"}, "2025 국비", "1,000조 원을 넘습니다. 금액의 단위를 확인하십시오."),
        ({"목표1": "많이"}, "지표 ‘보증 건수’", "목표 ‘많이’을(를) 수로 적으십시오."),
        ({"지표1": ""}, "지표", "성과지표의 이름을 적으십시오."),
        ({"지표2": "보증 건수"}, "지표", "같은 이름의 성과지표가 두 번 있습니다."),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named(cells: dict[str, str], column: str, sentence: str) -> None:
    read = read_row(row_of(**cells), "원", None)
    assert read.row.line == 1
    assert read.wrong == (Wrong(column, sentence),)


@pytest.mark.parametrize(("unit", "expected"), [("천원", "61,000.5천원"), ("백만원", "61.0005백만원")])
def test_the_sum_that_is_expected_is_told_in_the_unit(unit: str, expected: str) -> None:
    [wrong] = read_row(row_of(SHOP, unit, _2024_구비_최종="61"), unit, None).wrong
    assert wrong == Wrong("2024 구비 최종", f"최종은 당초에 추경 증감을 더한 {expected}이어야 합니다.")


def test_the_last_sum_is_measured_against_what_is_kept() -> None:
    cells = FEW | {"2024 구비 최종": "61,000,500", "2024 시비 최종": "1"}
    [wrong] = read_row(Row(1, cells), "원", SHOP).wrong
    assert wrong == Wrong("2024 시비 최종", "최종은 당초에 추경 증감을 더한 40,000,000원이어야 합니다.")


def test_what_cannot_be_read_leaves_what_is_kept() -> None:
    read = read_row(row_of(_2024_구비_당초="많이", _2024_구비_최종="", 사업기간="곧"), "원", SHOP)
    assert [one.column for one in read.wrong] == ["사업기간", "2024 구비 당초"]
    assert read.project == tidy(SHOP)


def test_a_dot_where_a_comma_may_be_meant_is_odd() -> None:
    read = read_row(Row(1, FEW | {"2024 구비 당초": "86.092"}), "백만원", None)
    message = "‘86.092’: 쉼표 자리에 마침표를 적은 것 같습니다. ‘86,092’인지 확인해 주십시오."
    assert (read.odd, read.wrong) == ((Wrong("2024 구비 당초", message),), ())
    assert read.project.funds == (Fund(2024, "구비", 86_092_000),)


@pytest.mark.parametrize(
    ("where", "column"),
    [
        ("span", "사업기간"),
        ("funds.2024.구비", "2024 구비"),
        ("measures", "지표"),
        ("measures.율 1.5", "지표 ‘율 1.5’"),
        ("elsewhere", "elsewhere"),
    ],
)
def test_a_finding_has_its_column(where: str, column: str) -> None:
    assert column_of(Finding("project-word", Severity.ERROR, where, "고치십시오.")) == column


@pytest.mark.parametrize(
    "row", [["1-1", "문화", "축제", "문화과", "값"], ["1-1", "문화", "축제", "문화과", "", "값"]]
)
def test_a_value_without_a_heading_is_not_lost(row: list[str]) -> None:
    with pytest.raises(UnreadableSheet, match=rf"^1번째 줄의 {len(row)}번째 칸에 값이 있는데"):
        rows_below([["사업 코드", "분야", "사업명", "주관부서", ""], row])
