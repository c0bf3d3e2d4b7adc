"""A plan: its sums, its form, what stands in its way, its first card, what was reached."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import card as cards
from gongyak.rules.budget import TOTAL, check_sums
from gongyak.rules.budget import Context as Money
from gongyak.rules.canonical import canonical
from gongyak.rules.manifesto import Target
from gongyak.rules.plans import (
    Indicator,
    attained,
    check,
    first_card,
    form_of,
    from_json,
    summed,
    target_of,
    to_json,
    typed,
)
from gongyak.rules.plans.model import row_of
from gongyak.rules.plans.typed import read_number
from tests.rules.plans.made import FAIR, PLAN, SOURCES, YEARS, plan

won = st.integers(0, 10**13)
grids = st.lists(
    st.tuples(won, st.lists(won, min_size=5, max_size=5), won), min_size=len(SOURCES), max_size=len(SOURCES)
)


def block_of(grid):
    return {
        source: row_of(before, dict(zip(YEARS, years, strict=True)), after)
        for source, (before, years, after) in zip(SOURCES, grid, strict=True)
    }


@given(grids)
def test_the_sum_of_the_sources_is_the_sum_of_the_years(grid) -> None:
    block = summed(block_of(grid))
    assert check_sums({"plan": block}, Money()) == []
    total = block[TOTAL].total
    assert total == sum(block[source].total for source in SOURCES)
    assert total == block[TOTAL].before + sum(block[TOTAL].years.values()) + block[TOTAL].after
    assert total == sum(before + sum(years) + after for before, years, after in grid)


@given(grids, st.sampled_from(SOURCES), st.sampled_from(YEARS))
def test_an_amount_that_is_not_known_leaves_its_sums_unknown_and_no_others(grid, source, year) -> None:
    block = block_of(grid)
    row = block[source]
    block[source] = row_of(row.before, {**row.years, year: None}, row.after, undecided=True)
    whole = summed(block)
    assert whole[source].total is whole[TOTAL].total is whole[TOTAL].years[year] is None
    assert whole[TOTAL].undecided
    assert all(whole[TOTAL].years[other] is not None for other in YEARS if other != year)


def test_no_rows_have_no_sum() -> None:
    assert summed({}) == {}


@given(grids)
def test_what_is_frozen_and_what_is_typed_give_the_plan_back(grid) -> None:
    before = plan(budget=block_of(grid))
    assert from_json(to_json(before)) == before
    assert canonical(to_json(from_json(to_json(before)))) == canonical(to_json(before))
    again = typed(form_of(before, "백만원"), plan(), sources=SOURCES, years=YEARS, unit="백만원")
    assert (again.plan, again.wrong) == (before, {})


def read(**changes: str):
    form = form_of(PLAN, "백만원") | changes
    return typed(form, PLAN, sources=SOURCES, years=YEARS, unit="백만원")


def test_a_blank_cell_is_nothing_and_undecided_is_said() -> None:
    assert read(**{"plan.국비.2027": ""}).plan == PLAN
    row = read(**{"plan.국비.2027": "미정"}).plan.budget["국비"]
    assert (row.total, row.years[2027], row.undecided) == (None, None, True)
    assert form_of(plan(budget={"국비": row}), "백만원")["plan.국비.2027"] == "미정"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("plan.구비.2027", "많이"),
        ("plan.구비.2027", "△3"),
        ("indicator.0.2027", "두 번"),
        ("indicator.0.name", ""),
    ],
)
def test_what_cannot_be_read_is_named_by_its_field(where: str, text: str) -> None:
    assert list(read(**{where: text}).wrong) == [where]


def test_an_empty_row_of_indicators_is_none_and_half_of_one_is_named() -> None:
    blank = {f"indicator.1.{name}": "" for name in ("name", "unit", "measured", *map(str, YEARS))}
    assert read(**blank).plan == PLAN
    assert list(read(**blank | {"indicator.1.2027": "3"}).wrong) == ["indicator.1.name"]
    assert list(read(**blank | {"indicator.1.unit": "명"}).wrong) == ["indicator.1.name"]
    more = read(**blank | {"indicator.1.name": "채용", "indicator.1.2027": "1,200.5"}).plan.indicators[1]
    assert more == Indicator("채용", targets=dict.fromkeys(YEARS) | {2027: Decimal("1200.5")})
    assert form_of(plan(indicators=(more,)), "백만원")["indicator.0.2027"] == "1,200.5"


def test_without_a_budget_there_is_no_money_and_no_other_kind() -> None:
    assert read(kind="비예산").plan.budget == {}
    assert read(kind="모름").plan.kind == "예산"
    assert read(related_departments="문화관광과, 교통과·문화관광과").plan.related_departments == (
        "문화관광과",
        "교통과",
    )


@pytest.mark.parametrize(("text", "value"), [("", None), ("-", None), ("87.5%", "87.5"), ("-3", "-3")])
def test_a_number_is_read(text: str, value: str | None) -> None:
    assert read_number(text) == (None if value is None else Decimal(value))


def test_a_whole_plan_has_nothing_in_its_way() -> None:
    assert check(PLAN) == check(plan(kind="비예산", budget={})) == check(plan(kind="미정", budget={})) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"title": " "}, [("plan-incomplete", "title")]),
        ({"period": ""}, [("plan-incomplete", "period")]),
        ({"period": "곧"}, [("plan-period-unread", "period")]),
        ({"indicators": ()}, [("plan-incomplete", "indicators")]),
        ({"indicators": (Indicator("채용", "명", "센다"),)}, [("plan-incomplete", "indicator.0")]),
        ({"indicators": (Indicator("채용", "명", "", FAIR.targets),)}, [("plan-incomplete", "indicator.0")]),
        ({"budget": {}}, [("plan-incomplete", "budget")]),
        ({"budget": {"구비": row_of(0, {2026: 0}, 0)}}, [("plan-incomplete", "budget")]),
        (
            {"budget": {"구비": row_of(0, {2026: 1}, 1)}},
            [("after-term-money", f"investment.plan.{source}.after") for source in (TOTAL, "구비")],
        ),
    ],
)
def test_what_stands_in_the_way_of_a_plan_is_named(changes, found) -> None:
    assert [(one.code, one.where) for one in check(plan(**changes))] == found


def test_the_first_card_says_what_the_plan_does() -> None:
    card = first_card(PLAN, date(2026, 12, 31), YEARS)
    assert (card.number, card.title, card.lead_department) == ("1-2-2", PLAN.title, "일자리경제과")
    assert (card.period.completion, card.period.end) == ("임기 내 완료", date(2030, 6, 30))
    assert (card.budget.raw, card.budget.won, card.budget.sources) == (
        "70백만원(구비)",
        70 * 10**6,
        ("구비",),
    )
    assert card.investment.plan == summed(PLAN.budget)
    assert [item.text for item in card.overview] == ["대책본부 설치"]
    assert {one.code for one in cards.checks(card) if one.blocks} == set()
    assert cards.from_json(cards.to_json(card)) == card


@pytest.mark.parametrize("kind", ["비예산", "미정"])
def test_the_first_card_of_a_plan_without_money(kind: str) -> None:
    card = first_card(plan(kind=kind, budget={}, completion=""), date(2026, 12, 31), YEARS)
    assert (card.budget.raw, card.investment.kind, card.period.completion) == (kind, kind, None)
    expected = 0 if kind == "비예산" else None
    assert {row.total for row in card.investment.plan.values()} == {expected}


def test_the_first_card_of_a_plan_whose_money_is_not_known_whole() -> None:
    rows = {source: row_of(None, dict.fromkeys(YEARS), None, undecided=True) for source in SOURCES}
    assert first_card(plan(budget=rows), date(2026, 12, 31), YEARS).budget.raw == "미정"


@given(st.decimals(1, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_what_was_reached_is_told_in_percent_to_a_tenth(planned: Decimal, reached: Decimal) -> None:
    one = Indicator("채용", "명", "센다", {2027: planned})
    [line] = attained(plan(indicators=(one,)), 2027, {"채용": reached})
    assert abs(line.percent * planned - reached * 100) <= planned * Decimal("0.05")
    assert line.is_attained == (reached >= planned)


def test_more_than_all_can_be_reached_and_what_is_not_known_is_not_told() -> None:
    [line] = attained(PLAN, 2027, {"취업박람회": Decimal(3)})
    assert (line.percent, line.is_attained) == (Decimal("150.0"), True)
    [line] = attained(PLAN, 2027, {})
    assert (line.percent, line.is_attained) == (None, None)
    none = Indicator("민원", "건", "센다", {2027: Decimal(0)})
    [line] = attained(plan(indicators=(none,)), 2027, {"민원": Decimal(0)})
    assert (line.percent, line.is_attained) == (None, True)
    assert attained(plan(indicators=(Indicator("채용"),)), 2027, {}) == ()


def test_the_target_of_a_year_for_the_evaluation() -> None:
    one, other = FAIR, Indicator("채용", "", "센다", {2027: Decimal(10)})
    assert target_of(()) is None
    assert target_of(attained(plan(indicators=(other,)), 2027, {})) == Target("채용", Decimal(10), None)
    assert target_of(attained(PLAN, 2027, {})).goal == "취업박람회(회)"
    both = plan(indicators=(one, other))
    told = target_of(attained(both, 2027, {"취업박람회": Decimal(2), "채용": Decimal(9)}))
    assert (told.goal, told.planned, told.reached) == (
        "목표를 이룬 지표의 수: 취업박람회·채용",
        Decimal(2),
        Decimal(1),
    )
    assert target_of(attained(both, 2027, {"채용": Decimal(9)})).reached is None
