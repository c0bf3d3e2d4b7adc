from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules import money
from gongyak.rules.canonical import canonical
from gongyak.rules.card import Answer, from_json, to_json
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.model import TREES, Card, CardBudget, Investment, Person
from gongyak.rules.card.typed import CHOSEN, FIELDS, Form, examined, form_of, typed, with_sums, with_table
from tests.rules.card.seed import SEED, read_text
from tests.rules.card.strategies import cards

SETTLED, _ = read_text(SEED, Answer("budget-missing-column", "기투자"))
SETTLED = with_ids(SETTLED, None, scope="늘솔")


def take(before=SETTLED, *, unit=None, cells=None, sections=None, **fields):
    return typed(Form(fields, sections or {}, cells or {}, unit), before, scope="늘솔")


def by_where(findings):
    return {finding.where: finding.code for finding in findings}


@given(cards())
def test_a_card_typed_as_it_stands_is_the_same_card(card):
    card = with_ids(card, None, scope="늘솔")
    again, _ = typed(form_of(card), card, scope="늘솔")
    assert again == replace(card, status_national=again.status_national, raw=again.raw)
    assert form_of(again) == form_of(card)


def test_the_real_card_typed_as_it_stands_is_the_same_with_its_ids():
    form = form_of(SETTLED)
    again, findings = typed(form, SETTLED, scope="늘솔")
    assert again == SETTLED and to_json(again)["achievements"] == to_json(SETTLED)["achievements"]
    assert form.fields["officer"] == "행정6급 김연주(☎4802)" and form.cells["plan.구비.2024"] == "2.4"
    assert set(by_where(findings)) == {f.where for f in examined(SETTLED)}


def test_a_form_that_says_nothing_changes_nothing():
    assert take()[0] == SETTLED
    assert take(Card())[0] == Card()


def test_fields_of_the_header_are_understood():
    card, _ = take(
        title=" 종합대책본부\n 설치 ",
        lead_department="경제과(☎051-000-0000)",
        team_lead="행정6급 가나다(☎1234)",
        related_departments="없음",
        period="2022 ~ 2026 [임기 내 완료]",
        budget="비예산",
        progress_percent="62.5%",
    )
    assert (card.title, card.lead_department, card.department_phone) == (
        "종합대책본부 설치",
        "경제과",
        "051-000-0000",
    )
    assert card.team_lead == Person("행정6급", "가나다", "1234") and card.related_departments == ()
    assert (card.period.start, card.budget.won, str(card.progress_percent)) == (date(2022, 1, 1), 0, "62.5")
    assert card.investment.kind == "비예산"


def test_what_is_not_understood_stays_as_typed_and_is_told_again_whenever_it_is_looked_at():
    card, findings = take(officer="아무개 씨 외 2명", progress_percent="절반", period="", budget="")
    assert (card.officer, card.progress_percent, card.period, card.budget) == (None, None, None, None)
    assert form_of(card).fields["progress_percent"] == "절반"
    assert by_where(findings)["progress_percent"] == "field-unread"
    assert by_where(findings)["period"] == "field-missing"
    stored = from_json(to_json(card))
    assert {(f.where, f.code) for f in examined(stored)} == {(f.where, f.code) for f in findings}
    assert form_of(stored) == form_of(card)


def test_a_new_word_of_status_asks_for_the_national_one_again():
    known = replace(SETTLED, status="추진중", status_national="정상추진")
    assert take(known, status="추진중", status_national="정상추진")[0].status_national == "정상추진"
    assert take(known, status="부진", status_national="정상추진")[0].status_national is None
    assert take(known, status="부진", status_national="일부추진")[0].status_national == "일부추진"
    assert take(known, status="완료", status_national="정상추진")[0].status_national == "완료"
    assert take(known, status="추진중", status_national="")[0].status_national is None
    assert take(known, status_national="지어낸 말")[0].status_national is None


def test_lines_keep_their_ids_and_the_year_of_the_reference_day():
    text = form_of(SETTLED).sections["plans"].replace("간담회 개최", "간담회와 설명회 개최")
    card, _ = take(sections={"plans": text + "\n- 설명회(10/13)", "goals": "목표 하나", "else": "x"})
    assert [item.id for item in card.plans[:3]] == [item.id for item in SETTLED.plans]
    assert card.plans[3].periods[0].start == date(2024, 10, 13) and card.plans[3].id
    assert (card.goals[0].mark, card.goals[0].text) == ("○", "목표 하나")


def test_cells_are_amounts_in_the_unit_of_the_form():
    card, findings = take(cells={"plan.구비.2024": "3.4", "plan.구비.total": "10.6"})
    assert card.investment.plan["구비"].years[2024] == 3_400_000
    assert by_where(findings)["investment.plan.총계.2024"] == "budget-column-sum"
    card, _ = take(unit="천원", cells={"plan.구비.2024": "3,400"})
    assert (card.investment.unit, card.investment.plan["구비"].years[2024]) == ("천원", 3_400_000)
    assert take(unit="냥")[0].investment.unit == "백만원"


def test_a_cell_that_is_no_amount_stays_as_typed_and_is_named():
    card, findings = take(
        cells={"plan.구비.2024": "삼천", "plan.구비.2025": "1.234.5", "plan.구비.2023": "1,23"}
    )
    places = by_where(findings)
    assert places["investment.plan.구비.2024"] == "money-unread"
    assert card.investment.plan["구비"].years == {
        2022: 0,
        2023: 123 * 10**6,
        2024: None,
        2025: None,
        2026: 2_400_000,
    }
    stored = from_json(to_json(card))
    assert (
        form_of(stored).cells["plan.구비.2024"] == "삼천"
        and form_of(stored).cells["plan.구비.2023"] == "1,23"
    )
    assert {(f.where, f.code) for f in examined(stored)} == {(f.where, f.code) for f in findings}
    mended, _ = take(card, cells={"plan.구비.2024": "2.4"})
    assert "investment.plan.구비.2024" not in mended.raw and "investment.plan.구비.2025" in mended.raw
    changed = replace(mended.investment, plan=SETTLED.investment.plan)
    assert form_of(replace(mended, investment=changed)).cells["plan.구비.2025"] == "2.4"


def test_blank_and_undecided_cells_stay_what_they_are():
    card, _ = take(cells={"plan.구비.2026": "미정"})
    assert card.investment.plan["구비"].undecided and form_of(card).cells["plan.구비.2026"] == "미정"
    again, _ = typed(form_of(card), card, scope="늘솔")
    assert again == card
    assert take(card)[0] == card
    card, _ = take(cells={"plan.구비.2026": "  "})
    assert form_of(card).cells["plan.구비.2026"] == "" and "investment.plan.구비.2026" not in card.raw


def test_what_spent_means_is_chosen():
    assert take(spent_meaning="집행")[0].investment.spent_meaning == "집행"
    assert take(spent_meaning="")[0].investment.spent_meaning is None


def test_a_table_in_question_stays_until_it_is_answered():
    asked, _ = read_text(SEED)
    assert take(asked, cells={"plan.구비.2024": "1"})[0].investment == asked.investment
    answer = Answer("budget-missing-column", "2026년")
    assert typed(Form(), asked, scope="늘솔", answers=[answer])[0].investment.plan["구비"].years[2026] == 0
    assert form_of(asked).cells == {} and form_of(asked).unit == "백만원"
    assert form_of(Card()).unit is None and set(FIELDS) < set(form_of(Card()).fields)


@pytest.mark.parametrize("budget", [None, CardBudget("미정")])
def test_a_card_without_a_table_gets_a_blank_one(budget):
    card = with_table(Card(budget=budget), (2026, 2027))
    assert card.investment.columns == ("계", "기투자", "2026년", "2027년", "임기후")
    assert list(card.investment.plan) == ["총계", "국비", "시비", "구비", "기타"]
    assert set(form_of(card).cells.values()) == {""}
    assert card.investment.kind == ("미정" if budget else "예산")


def test_a_block_that_is_missing_gets_the_years_of_the_others():
    only_plan = replace(SETTLED, investment=replace(SETTLED.investment, spent=None))
    card = with_table(only_plan, (), ["plan", "spent", "executed"])
    assert card.investment.plan == SETTLED.investment.plan
    assert list(card.investment.executed["구비"].years) == [2022, 2023, 2024, 2025, 2026]
    assert card.investment.columns == SETTLED.investment.columns
    assert with_table(Card(investment=Investment("천원")), [2026]).investment.unit == "천원"


def test_sums_follow_from_their_parts_when_asked():
    card, findings = take(cells={"plan.구비.2024": "3.4", "plan.국비.2025": "1", "plan.총계.2026": "아무"})
    assert "budget-row-sum" in by_where(findings).values()
    card = with_sums(card)
    plan = card.investment.plan
    assert (plan["구비"].total, plan["국비"].total, plan["총계"].total) == (10_600_000, 1_000_000, 11_600_000)
    assert plan["총계"].years == {2022: 0, 2023: 2_400_000, 2024: 3_400_000, 2025: 3_400_000, 2026: 2_400_000}
    assert not any(
        finding.code.startswith(("budget-row", "budget-column", "money")) for finding in examined(card)
    )
    assert with_sums(SETTLED) == SETTLED and with_sums(Card()) == Card()


def test_a_sum_with_an_unknown_part_stays_as_it_is():
    card, _ = take(cells={"plan.구비.2026": "미정", "plan.시비.2025": ""})
    summed = with_sums(card).investment.plan
    assert (summed["구비"].total, summed["시비"].total) == (9_600_000, 0)
    assert summed["총계"].years[2026] == 2_400_000 and summed["총계"].years[2025] == 2_400_000
    card, _ = take(cells={"plan.총계.2026": "미정"})
    assert not with_sums(card).investment.plan["총계"].undecided


def test_a_table_without_총계_or_without_sources_has_its_rows_summed():
    rows = SETTLED.investment.plan
    only = {"구비": replace(rows["구비"], total=1, after=None)}
    card = replace(SETTLED, investment=replace(SETTLED.investment, plan=only, spent=None))
    assert with_sums(card).investment.plan["구비"].total == 9_600_000
    card = replace(SETTLED, investment=replace(SETTLED.investment, plan={"총계": rows["총계"]}, spent=None))
    assert with_sums(card) == card


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("0123456789.,-△()~:년월일분기%☎ \n\t○▷-국시구비예산미정백만천원과[]"),
    ),
    max_size=40,
)


@given(
    st.dictionaries(st.sampled_from([*FIELDS, *CHOSEN]), ANY, max_size=4),
    st.dictionaries(st.sampled_from(TREES), ANY, max_size=3),
    st.dictionaries(st.sampled_from(sorted(form_of(SETTLED).cells)), ANY, max_size=6),
    ANY,
)
def test_whatever_is_typed_is_kept_and_read_again_the_same(fields, sections, cells, unit):
    card, findings = typed(Form(fields, sections, cells, unit), SETTLED, scope="늘솔")
    stored = from_json(to_json(card))
    assert stored == card and len(canonical(to_json(card))) > 0
    assert form_of(stored) == form_of(card)
    again, _ = typed(form_of(stored), stored, scope="늘솔")
    assert again == card
    assert {(f.where, f.code) for f in examined(stored)} == {(f.where, f.code) for f in findings}
    for place, text in cells.items():
        won = money.parse_cell(text, card.investment.unit, place)[0].won
        block, source, column = place.split(".")
        assert getattr(card.investment, block)[source].cells()[column] == won
