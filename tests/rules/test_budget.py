"""The arithmetic of the budget grid, and the slips it names."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import budget
from gongyak.rules.budget import Context, FundingRow
from gongyak.rules.findings import Severity

M = 10**6
CONTEXT = Context(
    as_of=date(2025, 6, 30), budget_won=30 * M, budget_sources=("시비", "구비"), completion="임기 내 완료"
)


def row(*years: int | None, before: int | None = 0, after: int | None = 0, **kwargs) -> FundingRow:
    total = kwargs.pop("total", sum(y or 0 for y in years) + (before or 0) + (after or 0))
    return FundingRow(total, before, dict(zip(range(2023, 2027), years, strict=False)), after, **kwargs)


def block(**rows: FundingRow) -> dict[str, FundingRow]:
    amounts = list(rows.values())
    years = [sum(r.years[y] or 0 for r in amounts) for y in amounts[0].years]
    total = row(*years, before=sum(r.before or 0 for r in amounts), after=sum(r.after or 0 for r in amounts))
    return {"총계": total, **rows}


GOOD = {
    "plan": block(시비=row(5 * M, 5 * M, 0, 0), 구비=row(5 * M, 5 * M, 10 * M, 0), 기타=row(0, 0, 0, 0)),
    "spent": block(시비=row(5 * M, 5 * M, 0, 0), 구비=row(5 * M, 5 * M, 2 * M, 0)),
}


def changed(name: str, source: str, **values) -> dict[str, dict[str, FundingRow]]:
    return {**GOOD, name: {**GOOD[name], source: replace(GOOD[name][source], **values)}}


def errors(blocks, context=CONTEXT):
    return {(f.code, f.where): f for f in budget.check(blocks, context)}


def test_a_grid_that_adds_up_has_nothing_to_say():
    assert budget.check(GOOD, CONTEXT) == []


def test_a_changed_cell_is_named_with_what_it_should_be():
    years = {**GOOD["plan"]["구비"].years, 2024: 6 * M}
    found = errors(changed("plan", "구비", years=years))
    assert "11백만원이어야 하는데 10백만원" in found["budget-column-sum", "investment.plan.총계.2024"].message
    assert "21백만원이어야 하는데 20백만원" in found["budget-row-sum", "investment.plan.구비.total"].message


@pytest.mark.parametrize("factor", [10, 100, 1000])
def test_a_slip_of_unit_is_named(factor):
    years = {**GOOD["plan"]["구비"].years, 2025: 10 * M * factor}
    found = errors(changed("plan", "구비", years=years))
    message = found["budget-row-sum", "investment.plan.구비.total"].message
    assert "10백만원의 오기" in message


def test_a_total_off_by_a_factor_is_named():
    found = errors(GOOD, replace(CONTEXT, budget_won=30_000 * M))
    message = found["budget-total-differs", "budget.won"].message
    assert "1000배" in message
    assert "30백만원" in message


def test_unknown_cells_are_not_taken_for_zero():
    years = {**GOOD["plan"]["기타"].years, 2024: None}
    assert budget.check(changed("plan", "기타", years=years, total=None), CONTEXT) == []
    assert budget.check(changed("plan", "기타", undecided=True, total=5), replace(CONTEXT, budget_sources=()))


def test_spending_above_plan_is_an_error_in_total_and_a_warning_in_a_cell():
    spent = block(시비=row(0, 0, 0, 0), 구비=row(8 * M, 0, 0, 0))
    (finding,) = budget.check({**GOOD, "spent": spent}, CONTEXT)[:1]
    assert (finding.code, finding.severity) == ("spent-over-plan-cell", Severity.WARNING)
    more = block(시비=row(11 * M, 0, 0, 0), 민간=row(0, 0, 0, 0))
    assert ("spent-over-plan", "investment.spent.시비.total") in errors({**GOOD, "spent": more})


def test_nothing_is_spent_in_a_year_to_come():
    spent = block(시비=row(0, 0, 0, 0), 구비=row(0, 0, 0, 1 * M))
    found = errors({**GOOD, "spent": spent})
    assert ("spent-in-future", "investment.spent.구비.2026") in found
    assert ("spent-in-future", "investment.spent.구비.2026") not in errors(
        {**GOOD, "spent": spent}, replace(CONTEXT, as_of=None)
    )


def test_done_within_the_term_leaves_no_money_after_it():
    plan = block(시비=row(10 * M, 0, 0, 0), 구비=row(15 * M, 0, 0, 0, after=5 * M))
    found = errors({"plan": plan})
    assert "0(‘-’)이어야" in found["after-term-money", "investment.plan.구비.after"].message
    assert not errors({"plan": plan}, replace(CONTEXT, completion="임기 후 완료"))


def test_a_pledge_without_budget_has_no_money():
    found = errors(GOOD, replace(CONTEXT, kind="비예산"))
    assert ("money-without-budget", "investment.plan.총계.total") in found


def test_sources_named_and_funded_agree():
    found = errors(GOOD, replace(CONTEXT, budget_sources=("국비",)))
    assert found["budget-sources-differ", "budget.sources"].severity is Severity.WARNING


def test_a_block_without_a_total_row_is_only_checked_by_row():
    assert budget.check({"plan": {"구비": row(1, 2, 3, 4)}}, Context()) == []


AMOUNTS = st.lists(st.integers(0, 10**12), min_size=4, max_size=4)


@given(AMOUNTS, AMOUNTS, st.integers(1, 10**12), st.sampled_from([2023, 2024, 2025, 2026]))
def test_any_changed_year_is_found_in_its_row_and_column(one, other, more, year):
    good = block(시비=row(*one), 구비=row(*other))
    assert budget.check({"plan": good}, Context()) == []
    bad = replace(good["구비"], years={**good["구비"].years, year: good["구비"].years[year] + more})
    places = {f.where for f in budget.check({"plan": {**good, "구비": bad}}, Context())}
    assert places == {"investment.plan.구비.total", f"investment.plan.총계.{year}"}


def test_in_term_is_unknown_where_a_year_is():
    assert row(1, 2, 3, 4).in_term == 10
    assert row(1, None, 3, 4, total=None).in_term is None
