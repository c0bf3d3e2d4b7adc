"""The budget table: rows that lack a value, blanks, slips, and columns of other forms."""

import re

import pytest

from gongyak import documents
from gongyak.rules.budget import FundingRow
from gongyak.rules.card import (
    Answer,
    Card,
    read,
    write,
)
from gongyak.rules.card.model import Investment
from gongyak.rules.findings import Severity
from tests.rules.card.seed import SEED, read_text


def test_columns_of_the_form_where_the_card_names_none():
    row = FundingRow(3, 0, {2024: 1, 2025: 2}, 0)
    (table,) = [
        b
        for b in write(Card(investment=Investment("원", plan={"총계": row})))
        if getattr(b, "caption", "") == "투자계획"
    ]
    assert next(table.rows())[1:] == ["계", "기투자", "2024년", "2025년", "임기후"]


def test_a_table_without_a_single_row_of_money():
    rows = [
        line
        for line in SEED.splitlines()
        if not line.startswith(("소요 예산 (", "투입", "\t국", "\t시비", "\t구비", "\t기타"))
    ]
    card, found = read_text("\n".join(rows))
    assert card.investment.plan is None
    assert "budget-rows-missing" in found


def test_blank_rows_of_a_table_say_nothing():
    _, before = read_text(SEED)
    _, after = read_text(SEED.replace("\n투입 예산", "\n\t\t\t\t\t\t\t\t\n투입 예산", 1))
    assert before.keys() == after.keys()


def test_amounts_that_look_like_years_are_amounts():
    table = "구분\t계\t2024년\t2025년\n총계\t4049\t2024\t2025\n국비\t-\t-\t-\n시비\t-\t-\t-\n구비\t4049\t2024\t2025\n기타\t-\t-\t-"
    head, tail = SEED.split("구 분\t")[0], SEED.split("### 3.")[1]
    card, _ = read_text(f"{head}{table}\n\n### 3.{tail}")
    assert card.investment.plan["총계"].years == {2024: 2024 * 10**6, 2025: 2025 * 10**6}


def test_a_lost_subtotal_is_the_sum_of_its_years():
    table = "구분\t계\t임기내\t2024년\t2025년\t임기후\n" + "\n".join(
        f"{source}\t{values}"
        for source, values in (
            ("총계", "6\t1\t2\t3"),
            ("국비", "-\t-\t-\t-"),
            ("시비", "-\t-\t-\t-"),
            ("구비", "6\t1\t2\t3"),
            ("기타", "-\t-\t-\t-"),
        )
    )
    head, tail = (
        SEED.replace("9.6백만원", "6백만원").replace("임기 내 완료", "임기 후 완료").split("구 분\t")[0],
        SEED.split("### 3.")[1],
    )
    card, found = read_text(f"{head}{table}\n\n### 3.{tail}", Answer("budget-missing-column", "임기내"))
    assert "budget-missing-column" not in found
    assert card.investment.plan["구비"].in_term == 3 * 10**6


BUDGET_ROW = re.compile(r"^(\S.*예산.*|)\t(총계|국비|시비|구비|기타)\t.*$", re.M)


@pytest.mark.parametrize("blanks", ["\t", "\t\t\t"])
def test_blanks_that_end_the_rows_of_a_pasted_table_are_no_values(blanks):
    card, found = read_text(BUDGET_ROW.sub(lambda row: row[0] + blanks, SEED))
    assert card.investment.plan is None
    assert len(found["budget-missing-column"].choices) == 5
    assert not {code for code in found if code.startswith("money-")}


def test_a_wrong_sum_is_named_where_it_stands_and_no_money_is_made_up():
    wrong = SEED.replace("9.6\t-\t2.4\t2.4", "9.6\t-\t2.4\t2.5")
    for answers in ([], [Answer("budget-missing-column", "기투자")]):
        card, _ = read_text(wrong, *answers)
        _, findings = read(documents.read("card.txt", wrong.encode()).blocks, answers)
        errors = {(f.code, f.where) for f in findings if f.severity is Severity.ERROR}
        assert errors == {
            ("budget-row-sum", "investment.plan.총계.total"),
            ("budget-row-sum", "investment.plan.구비.total"),
        }
    assert all((amount or 0) >= 0 for row in card.investment.plan.values() for amount in row.cells().values())


def test_a_lost_column_that_held_money_is_found_by_its_sums():
    """The rows say 계 9.6 and show 7.2: what the lost cells held follows, and adds up by itself."""
    lost = SEED.replace("9.6\t-\t2.4\t2.4\t2.4\t2.4\t-", "9.6\t-\t-\t2.4\t2.4\t2.4\t-")
    card, found = read_text(lost, Answer("budget-missing-column", "2022년"))
    assert card.investment.plan["구비"].years[2022] == 2_400_000
    assert "budget-row-sum" not in found


def test_a_blank_cell_leaves_its_row_unchecked():
    card, found = read_text(
        SEED.replace("\t구비\t9.6\t-\t2.4", "\t구비\t9.6\t-\t", 1), Answer("budget-missing-column", "기투자")
    )
    assert card.investment.plan["구비"].years[2023] is None
    assert "money-blank" in found
    assert not [f for code, f in found.items() if f.where == "investment.plan.구비.total"]


def test_an_unknown_unit_is_not_guessed():
    _, found = read_text(SEED.replace("(단위: 백만원)", "(단위: 달러)"))
    assert found["budget-unit"].blocks
    _, found = read_text(SEED.replace("(단위: 백만원)\n", ""))
    assert not found["budget-unit"].blocks


@pytest.mark.parametrize("unknown", ["", "미정"])
def test_no_lost_cell_is_filled_out_of_an_unknown_one(unknown):
    text = SEED.replace("9.6\t-\t2.4\t2.4\t2.4\t2.4", f"9.6\t-\t2.4\t{unknown}\t2.4\t2.4")
    card, _ = read_text(text, Answer("budget-missing-column", "기투자"))
    row = card.investment.plan["구비"]
    assert (row.before, row.years[2024]) == (0, None)


def test_blanks_beyond_the_last_column_are_no_values():
    full = BUDGET_ROW.sub(
        lambda row: row[0].replace("\t-\t", "\t-\t-\t", 1) if row[2] != "국비" else row[0] + "\t-\t", SEED
    )
    card, found = read_text(full)
    assert "budget-row-length" not in found
    assert card.investment.plan["국비"].total == 0
