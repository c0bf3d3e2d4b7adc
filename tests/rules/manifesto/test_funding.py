"""Five sources: every won in one of them or openly in none; nothing guessed."""

from dataclasses import replace

import pytest
from hypothesis import given

from gongyak.rules.budget import FundingRow
from gongyak.rules.card.layout import layouts
from gongyak.rules.manifesto import MEASURES, OPEN, Fact, Split, five_names, five_of, funding, read_splits
from gongyak.rules.manifesto.funding import total_of
from gongyak.rules.totals import UNSPLIT, totals_of
from tests.rules.manifesto.facts import MILLION, fact, facts
from tests.rules.totals_lines import block

SPENT = {"plan": block(구비={2024: 5}), "spent": block(구비={2024: 4})}


def won(found: object) -> int | None:
    return None if found is None else found.won  # type: ignore[attr-defined]


def test_every_layout_has_a_name_of_the_five_for_each_of_its_sources() -> None:
    for name, layout in layouts().items():
        told = five_of(name)
        assert set(told) == set(layout.rows)
        assert set(told.values()) <= {*five_names(), "?"}


def test_the_city_of_a_district_is_시도비_and_that_of_a_city_itself_is_시군구비() -> None:
    assert (five_of("standard")["시비"], five_of("city")["시비"]) == ("시도비", "시군구비")
    money = {"plan": block(시비={2024: 7})}
    held = funding([fact("1", money), fact("2", money, layout="city")])
    assert (won(held.at("plan", "시도비")), won(held.at("plan", "시군구비"))) == (7, 7)


def test_기타_is_asked_about_until_somebody_says_what_it_is() -> None:
    held = funding([fact()])
    assert (won(held.at("plan")), won(held.at("plan", OPEN)), held.at("plan", "민간")) == (
        6 * MILLION,
        MILLION,
        None,
    )
    assert held.sources == (*five_names(), OPEN)
    assert [(one.number, one.code) for one in held.questions] == [("1-1", "other-sources")]
    for word in ("민간", "기타"):
        told = funding([fact(split=Split(whole=word))])
        assert (won(told.at("plan", word)), told.questions, told.sources) == (MILLION, (), five_names())


def test_part_of_기타_can_be_민간_in_each_measure() -> None:
    told = funding([fact(split=Split(private={"plan": 400_000}))])
    assert (won(told.at("plan", "민간")), won(told.at("plan", "기타"))) == (400_000, 600_000)
    assert won(told.at("in_term", OPEN)) == MILLION  # nothing was said of it
    assert "임기내 계획" in told.questions[0].text
    too_much = funding([fact(split=Split(private={"plan": 2 * MILLION, "in_term": 0}))])
    assert (won(too_much.at("plan", OPEN)), won(too_much.at("in_term", "기타"))) == (MILLION, MILLION)


def test_투입_is_what_the_department_says_it_is_and_nothing_before() -> None:
    assert [funding([fact("1", SPENT, meaning)]).at(measure) is None for meaning in (None, "확보", "집행")
            for measure in ("secured", "executed")] == [True, True, False, True, True, False]  # fmt: skip
    assert [one.code for one in funding([fact("1", SPENT)]).questions] == ["spent-meaning"]
    assert funding([fact("1", SPENT, "집행")]).questions == ()
    both = SPENT | {"executed": block(구비={2024: 3})}
    assert won(funding([fact("1", both, "집행")]).at("executed")) == 3  # its own block goes before 투입
    assert funding([replace(fact("1", {}), card=replace(fact().card, investment=None))]).at("secured") is None


def test_what_is_unknown_stays_unknown_and_is_asked() -> None:
    plan = {"총계": FundingRow(None, 0, {2024: None}, 0), "기타": FundingRow(None, 0, {2024: None}, 0)}
    told = funding([fact("1", {"plan": plan}, split=Split(private={"plan": 0}))])
    assert told.at("plan", OPEN).unknown == {"1"}  # type: ignore[union-attr]
    assert [one.code for one in told.questions] == ["other-sources", "unknown-amount"]
    only_total = {"plan": {"총계": FundingRow(9, None, {}, None)}}
    held = funding([fact("1", only_total)])
    assert (held.sources[-1], won(held.at("plan", UNSPLIT))) == (UNSPLIT, 9)


def test_a_shared_budget_is_counted_once_and_shown_with_both() -> None:
    one, other = fact("1"), fact("2")
    held = funding([one, replace(other, line=replace(other.line, shares_budget_of="1"))])
    assert (won(held.at("plan")), won(total_of(held.pledges["2"], "plan"))) == (6 * MILLION, 6 * MILLION)


@given(facts())
def test_the_five_add_up_to_the_totals_of_the_same_cards(made: list[Fact]) -> None:
    held, totals = funding(made), totals_of([one.line for one in made])
    for measure in MEASURES:
        parts = [held.at(measure, name) for name in held.sources]
        assert sum(part.won for part in parts if part) == (won(held.at(measure)) or 0)
    plan = totals.money.at("plan")
    assert (won(held.at("plan")) or 0) == (plan.won if plan else 0)
    years = totals.money.at("plan", place="in_term")
    assert (won(held.at("in_term")) or 0) == (years.won if years else 0)


def test_answers_are_read_from_a_file() -> None:
    told = read_splits('"1-2" = "민간"\n"2-1" = { plan = 3, executed = 0 }')
    assert told == {"1-2": Split(whole="민간"), "2-1": Split(private={"plan": 3, "executed": 0})}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"1" = 민간', "읽을 수 없습니다"),
        ('"1" = "국비"', "‘1’은"),
        ('"1" = { plan = -1 }', "‘1’은"),
        ('"1" = { plan = true }', "‘1’은"),
        ('"1" = { "계획" = 1 }', "‘1’은"),
        ('"1" = {}', "‘1’은"),
        ('"1" = 3', "‘1’은"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_splits(text)
