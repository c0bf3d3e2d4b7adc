from dataclasses import replace

from gongyak.blocks import Cell, Table
from gongyak.rules.card import Answer
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.card.pasted import recognised, taken
from gongyak.rules.card.typed import form_of
from tests.rules.card.seed import SEED, read_text

M = 10**6
HEAD = "구 분\t\t계\t기투자\t2023년\t2024년\t임기후"
ROWS = """소요 예산\t총계\t9.6\t-\t4.8\t4.8\t-
\t국비\t-\t-\t-\t-\t-
\t시비\t-\t-\t-\t-\t-
\t구비\t9.6\t-\t4.8\t4.8\t-
\t기타\t-\t-\t-\t-\t-"""


def table(text):
    rows = [line.split("\t") for line in text.split("\n")]
    return Table(tuple(Cell(r, c, field) for r, row in enumerate(rows) for c, field in enumerate(row)))


def codes(findings):
    return [finding.code for finding in findings]


def test_a_copied_table_is_read_with_its_merged_cells():
    cells = [*table(HEAD).cells]
    cells += [replace(cell, row=cell.row + 1) for cell in table(ROWS).cells if cell.column or not cell.row]
    cells = [replace(cell, row_span=5) if cell.text == "소요 예산" else cell for cell in cells]
    plan, findings = recognised(Table(tuple(cells)), Card())
    assert findings == []
    assert plan.plan["구비"].years == {2023: 4_800_000, 2024: 4_800_000}
    assert plan.columns == ("계", "기투자", "2023년", "2024년", "임기후")


def test_lines_above_the_head_are_passed_over_and_may_name_the_unit():
    plan, findings = recognised(table(f"투자계획\n(단위: 천원)\n{HEAD}\n{ROWS}"), Card())
    assert plan.unit == "천원" and plan.plan["총계"].total == 9_600
    assert codes(findings) == ["paste-unit"]
    plan, findings = recognised(table(f"(단위: 냥)\n{HEAD}\n{ROWS}"), Card(investment=Investment("천원")))
    assert plan.unit == "천원" and "냥" in findings[0].message
    plan, findings = recognised(table(f"(단위: 백만원)\n{HEAD}\n{ROWS}"), Card())
    assert plan.unit == "백만원" and findings == []


def test_a_head_in_two_rows():
    head = "구 분\t\t계\t기투자\t임기내\t임기후\n\t\t\t\t2023년\t2024년\t2025년"
    rows = "소요 예산\t총계\t3\t-\t1\t1\t1\t-"
    plan, findings = recognised(table(f"{head}\n{rows}"), Card())
    assert plan.plan["총계"].years == {2023: M, 2024: M, 2025: M}
    assert set(codes(findings)) == {"budget-row-missing"}


def test_a_table_without_a_head_is_not_guessed_at():
    plan, findings = recognised(table(ROWS), Card())
    assert plan is None and codes(findings) == ["paste-head-missing"]


def test_sums_that_do_not_hold_are_named_before_it_is_taken():
    plan, findings = recognised(table(f"{HEAD}\n{ROWS.replace('9.6', '9.7')}"), Card())
    assert {finding.where for finding in findings} == {
        "investment.plan.총계.total",
        "investment.plan.구비.total",
    }
    without_after = "\n".join(line.rpartition("\t")[0] for line in f"{HEAD}\n{ROWS}".split("\n"))
    plan, findings = recognised(table(without_after), Card())
    assert plan.plan["총계"].after is None and findings == []


def test_a_lost_column_is_asked_and_never_guessed():
    start = SEED.index("구 분\t계")
    copied = table(SEED[start : SEED.index("\n\n", start)])
    card, _ = read_text(SEED)
    plan, findings = recognised(copied, card)
    assert plan.plan is None and codes(findings) == ["budget-missing-column"]
    assert len(findings[0].choices) == 5
    plan, findings = recognised(copied, card, [Answer("budget-missing-column", "2026년")])
    assert findings == [] and plan.plan["구비"].years[2026] == 0


def test_a_taken_table_stands_in_the_place_of_the_cards_own_blocks():
    plan, _ = recognised(table(f"{HEAD}\n{ROWS}"), Card())
    card, _ = read_text(SEED, Answer("budget-missing-column", "기투자"))
    card = replace(
        card, raw={**card.raw, "investment.plan.구비.2024": "구", "investment.spent.구비.2024": "팔"}
    )
    after = taken(card, plan)
    assert after.investment.plan == plan.plan and after.investment.spent == card.investment.spent
    assert after.investment.columns == plan.columns
    assert "investment.plan.구비.2024" not in after.raw and after.raw["investment.spent.구비.2024"] == "팔"
    assert taken(Card(), plan).investment.plan == plan.plan
    assert form_of(taken(Card(), plan)).cells["plan.총계.total"] == "9.6"
