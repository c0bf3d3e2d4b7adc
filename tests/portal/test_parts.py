"""The values that pages show: tables with their headers, lines with their tags, bars, words."""

from datetime import date
from decimal import Decimal

import pytest

from gongyak.blocks import Cell, Table
from gongyak.portal import words
from gongyak.portal.cards.chart import make_chart, make_rate
from gongyak.portal.cards.items import make_items
from gongyak.rules import dates
from gongyak.rules.budget import FundingRow
from gongyak.rules.card.model import Investment, Item, Metric
from gongyak.ui.tables import make_form, make_grid, make_plain
from tests.documents.samples import budget_table, header_table

UNIT = 1_000_000


def test_every_value_of_the_head_points_to_the_label_on_its_left() -> None:
    shown = make_form(header_table(), "h", empty="-")
    cells = [cell for row in shown.groups[0] for cell in row]
    label = {cell.id: cell.text for cell in cells if cell.tag == "th"}
    said = {label[cell.headers]: cell.text for cell in cells if cell.tag == "td"}
    assert len(cells) == 24
    assert said["담당자"].startswith("녹지7급")
    assert said["관련부서"] == "건설과\n보건행정과"
    assert said["진 도"] == "45%"


def test_the_budget_has_a_group_of_rows_for_each_block() -> None:
    shown = make_grid(budget_table(), "총계")
    assert [len(shown.head), *map(len, shown.groups)] == [1, 5, 5]
    assert [cell.scope for cell in shown.head[0]] == ["colgroup"] + ["col"] * 8
    assert [row[0].scope for row in shown.groups[0]] == ["rowgroup"] + ["row"] * 4
    assert all("sum" in cell.look for cell in shown.groups[1][0][1:])
    assert sum(shown.widths) <= 100


def test_a_table_in_question_promises_no_headers() -> None:
    shown = make_plain(budget_table())
    assert {cell.tag for row in shown.groups[0] for cell in row} == {"td"}
    assert {cell.headers + cell.scope for row in shown.groups[0] for cell in row} == {""}


def test_an_empty_cell_and_a_cell_without_a_label_are_shown() -> None:
    shown = make_form(Table((Cell(0, 0, "값"), Cell(0, 1, ""))), "h", empty="기재 없음")
    assert [(cell.text, cell.headers) for cell in shown.groups[0][0]] == [("값", ""), ("기재 없음", "")]
    assert shown.widths == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024년 종합계획 추진: 2024. 3. ~ 2024.12.", [("2024. 3. ~ 2024. 12.", "진행 중")]),
        ("캠페인: 2024. 2. 5. ~ 2. 6.", [("2024. 2. 5. ~ 2024. 2. 6.", "")]),
        ("회의: 2024. 2.23./ 6.28.", [("2024. 2. 23.", ""), ("2024. 6. 28.", "")]),
        ("한마당: 2024.12.", [("2024. 12.", "예정")]),
        ("기업소식(매월 발간)", [("매월", "")]),
        ("잘못 적은 날: 2024. 2.30.", []),
    ],
)
def test_when_a_line_was_is_told_as_of_the_day(text: str, when: list[tuple[str, str]]) -> None:
    item = Item(text, periods=tuple(dates.find(text)))
    shown = make_items([item], date(2024, 6, 30), "백만원")
    assert [(one.words, one.state) for one in shown[0].when] == when
    assert {one.state for one in make_items([item], None, "백만원")[0].when} <= {""}


def test_money_in_a_line_is_told_in_the_unit_of_the_card() -> None:
    metrics = (
        Metric("예산", 86_092 * UNIT, "원"),
        Metric("면적", 8_885, "㎡", "잠정"),
        Metric("B/C", "0.71", ""),
    )
    shown = make_items([Item("", metrics=metrics)], None, "백만원")[0].tags
    assert [(tag.words, tag.basis) for tag in shown] == [
        ("예산 86,092백만원", ""),
        ("면적 8,885㎡", "잠정"),
        ("B/C 0.71", ""),
    ]


def _investment(plan: dict[int, int | None], spent: dict[int, int | None], after: int = 0) -> Investment:
    def row(years: dict[int, int | None]) -> FundingRow:
        return FundingRow(sum(won or 0 for won in years.values()) + after, 0, years, after)

    return Investment("백만원", plan={"총계": row(plan)}, spent={"총계": row(spent)})


def test_bars_are_as_long_as_their_share_of_the_longest() -> None:
    chart = make_chart(_investment({2024: 300 * UNIT, 2025: 100 * UNIT}, {2024: 150 * UNIT, 2025: None}))
    assert [(bar.size, bar.words) for year in chart.years for bar in year.bars] == [
        (100, "300"),
        (50, "150"),
        (33, "100"),
        (0, "미상"),
    ]


@pytest.mark.parametrize("investment", [Investment("백만원"), _investment({2024: 0}, {2024: 0})])
def test_nothing_to_draw_is_no_chart(investment: Investment) -> None:
    assert make_chart(investment) is None
    assert make_rate(investment) == ""


def test_a_rate_stands_with_its_parts() -> None:
    rate = make_rate(_investment({2024: 3 * UNIT}, {2024: 2 * UNIT}))
    assert rate == "투입률 66.7% (투입 2 ÷ 계획 3백만원)"


@pytest.mark.parametrize(
    ("count", "said"), [(812, "812바이트"), (1024, "1KB"), (14_400, "14KB"), (1_300_000, "1.2MB")]
)
def test_sizes(count: int, said: str) -> None:
    assert words.size(count) == said


def test_percents() -> None:
    assert [words.percent(each) for each in (Decimal("50.00"), Decimal(100), Decimal("33.30"), None)] == [
        "50",
        "100",
        "33.3",
        "",
    ]


@pytest.mark.parametrize(
    ("status", "tone"),
    [("추진중", "going"), ("완료", "done"), ("이행 후 계속추진", "done"), ("폐기", "open"), (None, "plain")],
)
def test_tones(status: str | None, tone: str) -> None:
    assert words.tone(status) == tone
