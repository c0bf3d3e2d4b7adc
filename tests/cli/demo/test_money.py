"""The small tables of money of a story."""

from datetime import date

from gongyak.cli.demo.money import plan_of, spent_of
from gongyak.rules.budget import TOTAL, Context, check

PLAN = """
      기투자 2023 2024 2025 임기후
시비     -    45   90    -    1,500
구비   12.5   45   91   1.5    -
"""


def test_a_plan_has_every_source_and_every_year_and_adds_up():
    plan = plan_of(PLAN)
    assert list(plan) == [TOTAL, "국비", "시비", "구비", "기타"]
    assert (plan["구비"].total, plan["구비"].before, plan["구비"].years[2025]) == (
        150_000_000,
        12_500_000,
        1_500_000,
    )
    assert plan[TOTAL].total == 1_785_000_000
    assert plan["국비"].total == plan["기타"].after == 0
    assert list(plan[TOTAL].years) == [2022, 2023, 2024, 2025, 2026]


def test_an_undecided_amount_leaves_its_sums_open():
    plan = plan_of("      2024 2025\n구비   30  미정")
    assert (plan["구비"].years[2024], plan["구비"].years[2025], plan["구비"].total) == (
        30_000_000,
        None,
        None,
    )
    assert plan["구비"].undecided and plan[TOTAL].undecided and not plan["국비"].undecided
    spent = spent_of(plan, "2024 0 0 0 50", date(2025, 3, 31))
    assert (spent["구비"].years[2024], spent["구비"].years[2025]) == (15_000_000, 0)


def test_what_was_spent_grows_with_the_quarters_and_stays_within_the_plan():
    plan = plan_of(PLAN)
    before = None
    for day in (
        date(2023, 6, 30),
        date(2023, 9, 30),
        date(2023, 12, 31),
        date(2024, 3, 31),
        date(2024, 12, 31),
    ):
        spent = spent_of(plan, "2023 0 10 40 95\n2024 10 30 60 100", day)
        assert check({"plan": plan, "spent": spent}, Context(as_of=day, budget_won=plan[TOTAL].total)) == []
        assert before is None or spent[TOTAL].total > before
        before = spent[TOTAL].total
    assert spent["시비"].years == {2022: 0, 2023: 42_000_000, 2024: 90_000_000, 2025: 0, 2026: 0}
    assert spent["구비"].before == 12_500_000


def test_a_year_that_is_not_told_of_is_spent_as_usual():
    assert spent_of(plan_of(PLAN), "", date(2023, 12, 31))["시비"].years[2023] == 43_000_000
