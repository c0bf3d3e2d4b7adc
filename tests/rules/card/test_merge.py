from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongyak.rules.budget import FundingRow
from gongyak.rules.card.alignment import places
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.merge import Side, merge
from gongyak.rules.card.model import Card, CardBudget, Heading, Investment, Item, Person
from gongyak.rules.dates import find
from tests.rules.card.strategies import blocks as money_blocks
from tests.rules.card.strategies import cards, edited

A = Item("전통시장 환경개선 지원사업 추진")
B = Item(
    "원스톱 기업애로해소 지원센터 운영",
    "-",
    children=(Item("상담 창구 설치", "▷"), Item("찾아가는 상담", "▷")),
)
C = Item("정기회의 개최: 2024. 2.23.")


def base_card(*items, **more):
    return with_ids(Card(achievements=items, **more), None, scope="늘솔")


def merged(base, mine, theirs, **choices):
    chosen = {key.replace("__", "/"): Side(side) for key, side in choices.items()}
    return merge(base, mine, theirs, scope="늘솔", choices=chosen)


def texts(card):
    return [("  " * (len(place.path) - 1)) + place.text for place in places(card)]


BASE = base_card(A, B, C)
A1, B1, C1 = BASE.achievements


def told(conflict):
    return conflict.where, conflict.base, conflict.mine, conflict.theirs, conflict.stands


# Lines


def test_what_each_side_did_to_other_lines_is_all_there():
    mine = replace(BASE, achievements=(replace(A1, text="전통시장 환경개선 지원사업 추진 완료"), B1, C1))
    theirs = replace(BASE, achievements=(A1, replace(B1, children=B1.children[:1]), C1, Item("소식지 발간")))
    both = merged(BASE, mine, theirs)
    assert texts(both.card) == [
        "전통시장 환경개선 지원사업 추진 완료",
        "원스톱 기업애로해소 지원센터 운영",
        "  상담 창구 설치",
        "정기회의 개최: 2024. 2.23.",
        "소식지 발간",
    ]
    assert both.conflicts == ()
    assert [item.id for item in both.card.achievements[:3]] == [A1.id, B1.id, C1.id]


def test_a_line_that_both_reworded_is_asked_and_mine_stands_meanwhile():
    mine = replace(BASE, achievements=(A1, B1, replace(C1, text="정기회의 개최: 2024. 2.23./ 6.28.")))
    theirs = replace(BASE, achievements=(A1, B1, replace(C1, text="정기회의 개최: 2024. 2.24.")))
    both = merged(BASE, mine, theirs)
    assert [told(one) for one in both.open] == [
        (
            "achievements.2",
            "- 정기회의 개최: 2024. 2.23.",
            "- 정기회의 개최: 2024. 2.23./ 6.28.",
            "- 정기회의 개최: 2024. 2.24.",
            Side.MINE,
        )
    ]
    assert both.card.achievements[2].text.endswith("6.28.")
    answered = merge(BASE, mine, theirs, scope="늘솔", choices={both.open[0].key: Side.THEIRS})
    assert answered.open == () and answered.conflicts[0].stands is Side.THEIRS
    assert answered.card.achievements[2].text.endswith("2.24.")


def test_a_text_that_is_only_understood_otherwise_is_no_conflict():
    line = replace(C1, text="정기회의(10/13)")
    base = replace(BASE, achievements=(A1, B1, line))
    sides = [
        replace(base, achievements=(A1, B1, replace(line, periods=tuple(find(line.text, year=year)))))
        for year in (2024, 2025)
    ]
    both = merged(base, *sides)
    assert both.conflicts == () and both.card.achievements[2].periods[0].start == date(2024, 10, 13)


def test_a_line_that_i_moved_and_they_reworded_is_moved_and_reworded():
    mine = replace(BASE, achievements=(B1, C1), plans=(A1,))
    theirs = replace(BASE, achievements=(replace(A1, text=A1.text + " 완료"), B1, C1))
    both = merged(BASE, mine, theirs)
    assert [item.text for item in both.card.plans] == [A1.text + " 완료"]
    assert both.card.plans[0].id == A1.id and both.conflicts == ()


def test_a_line_that_was_split_keeps_its_id_in_the_likeliest_part():
    parts = (Item("원스톱 기업애로해소 지원센터 운영 계속", "-", children=B1.children), Item("지원센터 홍보"))
    theirs = replace(BASE, achievements=(A1, *parts, C1))
    both = merged(BASE, replace(BASE, achievements=(A1, B1)), theirs)
    assert texts(both.card) == [
        A1.text,
        parts[0].text,
        "  상담 창구 설치",
        "  찾아가는 상담",
        "지원센터 홍보",
    ]
    assert both.card.achievements[1].id == B1.id


@pytest.mark.parametrize("mine_drops", [True, False])
def test_a_line_that_one_dropped_and_the_other_reworded_stays_until_it_is_chosen_away(mine_drops):
    dropped = replace(BASE, achievements=(A1, B1))
    reworded = replace(BASE, achievements=(A1, B1, replace(C1, text="정기회의 개최: 2024. 6.28.")))
    sides = (dropped, reworded) if mine_drops else (reworded, dropped)
    both = merged(BASE, *sides)
    keeper, dropper = (Side.THEIRS, Side.MINE) if mine_drops else (Side.MINE, Side.THEIRS)
    assert [(one.where, one.stands) for one in both.open] == [("achievements.2", keeper)]
    assert None in (both.open[0].mine, both.open[0].theirs)
    gone = merge(BASE, *sides, scope="늘솔", choices={both.open[0].key: dropper})
    assert [item.text for item in gone.card.achievements] == [A1.text, B1.text]
    assert [(one.where, one.choice) for one in gone.conflicts] == [("achievements", dropper)]


@pytest.mark.parametrize("mine_drops", [True, False])
def test_a_line_that_one_dropped_stays_while_the_other_wrote_something_under_it(mine_drops):
    dropped = replace(BASE, achievements=(A1, C1))
    grown = replace(BASE, achievements=(A1, replace(B1, children=(*B1.children, Item("상담 12건", "▷"))), C1))
    sides = (dropped, grown) if mine_drops else (grown, dropped)
    both = merged(BASE, *sides)
    assert texts(both.card) == [A1.text, B1.text, "  상담 12건", C1.text]
    keeper, dropper = (Side.THEIRS, Side.MINE) if mine_drops else (Side.MINE, Side.THEIRS)
    assert [(one.where, one.stands) for one in both.open] == [("achievements.1", keeper)]
    key = both.open[0].key
    kept = merge(BASE, *sides, scope="늘솔", choices={key: keeper})
    assert kept.open == () and kept.card == both.card
    lifted = merge(BASE, *sides, scope="늘솔", choices={key: dropper})
    assert texts(lifted.card) == [A1.text, "상담 12건", C1.text] and lifted.open == ()


def test_a_reworded_line_with_something_new_under_it_goes_when_that_is_chosen():
    mine = replace(BASE, achievements=(A1, C1))
    theirs = replace(
        BASE, achievements=(A1, replace(B1, text=B1.text + " 확대", children=(Item("상담 12건"),)), C1)
    )
    key = f"item/{B1.id}"
    gone = merge(BASE, mine, theirs, scope="늘솔", choices={key: Side.MINE})
    assert texts(gone.card) == [A1.text, "상담 12건", C1.text]
    assert [one.key for one in gone.conflicts] == [key]


def test_a_line_put_under_two_different_lines_is_asked():
    mine = replace(BASE, achievements=(replace(A1, children=(C1,)), B1))
    theirs = replace(BASE, achievements=(A1, B1), plans=(C1,))
    both = merged(BASE, mine, theirs)
    assert [told(one) for one in both.open] == [
        ("achievements.0.0", "‘추진실적’ 장", f"‘{A1.text}’ 아래", "‘향후계획’ 장", Side.MINE)
    ]
    chosen = merge(BASE, mine, theirs, scope="늘솔", choices={both.open[0].key: Side.THEIRS})
    assert [item.text for item in chosen.card.plans] == [C1.text]


def test_two_lines_put_under_each_other_stand_as_mine_and_it_is_told():
    mine = replace(BASE, achievements=(replace(C1, children=(A1,)), B1))
    theirs = replace(BASE, achievements=(replace(A1, children=(C1,)), B1))
    both = merged(BASE, mine, theirs)
    assert texts(both.card)[:2] == [C1.text, "  " + A1.text]
    assert both.open == () and [one.choice for one in both.conflicts] == [Side.MINE]
    assert both.conflicts[0].theirs == f"‘{A1.text}’ 아래"


def test_the_same_new_line_on_both_sides_stands_once():
    new = Item("소식지 발간")
    both = merged(
        BASE, replace(BASE, achievements=(A1, B1, C1, new)), replace(BASE, achievements=(new, A1, B1, C1))
    )
    assert [item.text for item in both.card.achievements].count(new.text) == 1


def test_an_id_that_a_side_had_given_to_a_new_line_stays():
    both = merged(BASE, replace(BASE, plans=(Item("소식지 발간", id="mine-own"),)), BASE)
    assert both.card.plans[0].id == "mine-own"


def test_the_order_is_that_of_whoever_changed_it_and_new_lines_stand_behind_their_own_neighbours():
    other = replace(BASE, achievements=(C1, A1, B1))
    grown = replace(BASE, achievements=(Item("첫 줄"), A1, Item("둘째 줄"), Item("셋째 줄"), B1, C1))
    for mine, theirs in ((other, grown), (grown, other)):
        found = [item.text for item in merged(BASE, mine, theirs).card.achievements]
        assert found == ["첫 줄", C1.text, A1.text, "둘째 줄", "셋째 줄", B1.text]
    both = merged(BASE, replace(BASE, achievements=(A1, Item("내 줄"), B1, C1)), grown)
    assert [item.text for item in both.card.achievements] == [
        "첫 줄", A1.text, "내 줄", "둘째 줄", "셋째 줄", B1.text, C1.text,
    ]  # fmt: skip


# The header


def test_fields_come_from_whoever_changed_them_with_their_written_texts():
    base = Card(title="가", status="추진중", raw={"title": "가", "status": "추진중", "goals": "○ 목표"})
    mine = replace(base, title="나", raw=base.raw | {"title": "나 "})
    theirs = replace(base, status="완료", raw={"title": "가", "status": "완료", "goals": "○ 큰 목표"})
    both = merged(base, mine, theirs)
    assert (both.card.title, both.card.status) == ("나", "완료")
    assert both.card.raw == {"title": "나 ", "status": "완료", "goals": "○ 큰 목표"}
    back = merged(base, theirs, mine)
    assert back.card.raw == both.card.raw


def test_a_field_that_both_changed_is_asked_in_words():
    base = Card(officer=Person("행정7급", "가나다", "1"), as_of=date(2024, 3, 31), raw={"officer": "옛 글"})
    mine = replace(base, officer=Person("행정6급", "가나다", "1"), raw={})
    theirs = replace(base, officer=None, as_of=date(2024, 6, 30))
    both = merged(base, mine, theirs)
    assert [told(one) for one in both.open] == [
        ("officer", "행정7급 가나다(☎1)", "행정6급 가나다(☎1)", None, Side.MINE)
    ]
    assert both.card.as_of == date(2024, 6, 30) and both.card.raw == {}
    assert merged(base, mine, theirs, officer="theirs").card.officer is None


def test_budgets_and_headings_and_texts_of_no_place_are_kept():
    base = Card(
        headings=(Heading("plans", "5. 향후계획"),),
        unplaced=("가", "나"),
        budget=CardBudget("1백만원", 10**6),
    )
    mine = replace(base, unplaced=("나", "내 것"), budget=CardBudget("2백만원", 2 * 10**6))
    theirs = replace(base, headings=(), unplaced=("가", "나", "네 것"), withheld=("notice",))
    both = merged(base, mine, theirs)
    assert both.card.unplaced == ("나", "내 것", "네 것")
    assert both.card.headings == () and both.card.withheld == ("notice",)
    assert both.card.budget.won == 2 * 10**6


# Money


def row(total, *years, before=0, after=0, undecided=False):
    return FundingRow(total, before, dict(zip((2023, 2024), years, strict=True)), after, undecided)


def plan(**rows):
    return Card(investment=Investment("백만원", plan=rows or None))


M = 10**6


def test_two_cells_of_one_row_from_two_sides():
    base = plan(구비=row(3 * M, M, 2 * M))
    both = merged(base, plan(구비=row(3 * M, 2 * M, 2 * M)), plan(구비=row(4 * M, M, 2 * M)))
    assert both.card.investment.plan == {"구비": row(4 * M, 2 * M, 2 * M)} and both.conflicts == ()


def test_a_cell_that_both_changed_is_named():
    base = plan(구비=row(3 * M, M, 2 * M))
    mine, theirs = plan(구비=row(3 * M, M, None, undecided=True)), plan(구비=row(3 * M, M, 0))
    both = merged(base, mine, theirs)
    assert [told(one) for one in both.open] == [("investment.plan.구비.2024", "2", "미정", "-", Side.MINE)]
    assert both.card.investment.plan["구비"].undecided
    chosen = merge(base, mine, theirs, scope="늘솔", choices={"investment.plan.구비.2024": Side.THEIRS})
    assert chosen.card.investment.plan == {"구비": row(3 * M, M, 0)}


def test_rows_columns_and_blocks_come_and_go():
    base = plan(국비=row(0, 0, 0), 구비=row(M, M, 0))
    mine = plan(구비=row(M, M, 0))
    theirs = replace(
        base.investment, spent={"구비": row(M, M, 0)}, spent_meaning="집행", columns=("계", "2023년")
    )
    both = merged(base, mine, Card(investment=theirs))
    assert both.card.investment.plan == {"구비": row(M, M, 0)}
    assert both.card.investment.spent == {"구비": row(M, M, 0)}
    assert (both.card.investment.spent_meaning, both.card.investment.columns) == ("집행", ("계", "2023년"))
    grown = plan(국비=row(0, 0, 0), 구비=FundingRow(M, None, {2025: 0}, None))
    assert merged(plan(), grown, plan(구비=row(M, M, 0))).card.investment.plan["구비"].years == {
        2023: M,
        2024: 0,
        2025: 0,
    }
    assert merged(base, plan(), base).card.investment.plan is None


def test_a_table_that_is_still_in_question_is_one_piece():
    def asked(text):
        return Card(investment=Investment("백만원", raw=(("구분", "계"), ("구비", text))))

    settled = plan(총계=row(3 * M, M, 2 * M))
    assert merged(asked("3"), settled, asked("3")).card.investment.plan == settled.investment.plan
    both = merged(asked("3"), settled, asked("4"))
    assert [told(one) for one in both.open] == [
        ("investment", "구분 계 / 구비 3", "표(백만원), 총계 3", "구분 계 / 구비 4", Side.MINE)
    ]
    chosen = merged(asked("3"), settled, asked("4"), investment="theirs")
    assert chosen.card.investment.raw[1] == ("구비", "4")


def test_a_table_that_one_side_dropped():
    base, none = plan(구비=row(M, M, 0)), Card()
    assert merged(base, none, base).card.investment is None
    assert merged(none, base, none).card.investment == base.investment
    other = plan(구비=row(2 * M, M, M))
    both = merged(base, none, other)
    assert [told(one) for one in both.open] == [
        ("investment", "표(백만원), 총계 모름", None, "표(백만원), 총계 모름", Side.MINE)
    ]
    free = Card(investment=Investment("백만원", kind="비예산"))
    both = merged(none, free, base)
    assert [told(one) for one in both.open] == [("investment.kind", None, "비예산", "예산", Side.MINE)]
    assert both.card.investment.kind == "비예산" and both.card.investment.plan == base.investment.plan
    assert merged(base, Card(), free).open[0].theirs == "비예산"


# Whatever the cards are


@st.composite
def changed(draw, card):
    """The card after a quarter of edits, to lines, fields and cells."""
    names = ("goals", "tasks", "overview", "achievements", "problems", "plans")
    more = {name: draw(edited(getattr(card, name))) for name in names if draw(st.booleans())}
    if draw(st.booleans()):
        more["status"] = draw(st.sampled_from(["추진중", "완료", None]))
    if card.investment.plan and draw(st.booleans()):
        more["investment"] = replace(card.investment, plan=draw(money_blocks()))
    return replace(card, **more)


@st.composite
def three(draw):
    base = with_ids(draw(cards()), None, scope="늘솔")
    return base, draw(changed(base)), draw(changed(base))


@settings(max_examples=40)
@given(three())
def test_whoever_alone_changed_something_has_it_all(sides):
    base, mine, theirs = sides
    for both, expected in (
        (merged(base, mine, base), mine),
        (merged(base, base, theirs), theirs),
        (merged(base, mine, mine), mine),
    ):
        assert both.card == expected and both.conflicts == ()


@settings(max_examples=40)
@given(three())
def test_no_text_of_a_side_is_lost_unless_the_other_dropped_it_or_it_is_in_a_conflict(sides):
    base, mine, theirs = (with_ids(side, sides[0], scope="늘솔") for side in sides)
    both = merged(*sides)
    ids = [place.item.id for place in places(both.card)]
    assert None not in ids and len(set(ids)) == len(ids)
    known = {place.item.id: place.text for place in places(base)}
    there = {place.item.id: place.text for place in places(both.card)}
    asked = {one.key for one in both.conflicts}
    for side, other in ((mine, theirs), (theirs, mine)):
        others = {place.item.id: place.text for place in places(other)}
        for place in places(side):
            if known.get(place.item.id) != place.text and f"item/{place.item.id}" not in asked:
                assert there[place.item.id] == place.text
            elif place.item.id in others:
                assert place.item.id in there


@settings(max_examples=40)
@given(three(), st.randoms())
def test_once_every_conflict_is_answered_none_is_open(sides, chance):
    choices = {}
    for _ in range(50):
        both = merge(*sides, scope="늘솔", choices=choices)
        if not both.open:
            break
        choices |= {one.key: chance.choice(list(Side)) for one in both.open}
    assert both.open == ()
