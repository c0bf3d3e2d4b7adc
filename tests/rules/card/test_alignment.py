"""Which item is which: by id, by place and text, by likeness; the same in both directions."""

from hypothesis import given

from gongyak.rules.card.alignment import NEAREST, aligned, places
from gongyak.rules.card.model import Card, Item
from tests.rules.card.strategies import cards, two_quarters

A = Item("전통시장 환경개선 지원사업 추진", id="a")
B = Item("원스톱 기업애로해소 지원센터 운영", id="b", children=(Item("상담 창구 설치", id="c"),))


def pairs(before, after):
    old, new = places(before), places(after)
    return {(old[left].item.text, new[right].item.text) for right, left in aligned(old, new).items()}


def test_places_come_parents_first_and_know_the_way_down():
    listed = places(Card(achievements=(A, B), plans=(A,)))
    assert [(one.section, one.indices, one.above) for one in listed] == [
        ("achievements", (0,), None),
        ("achievements", (1,), None),
        ("achievements", (1, 0), 1),
        ("plans", (0,), None),
    ]
    assert listed[2].path == (B.text, "상담 창구 설치")
    assert listed[2].text == "상담 창구 설치"


def test_an_id_says_more_than_a_text():
    told = pairs(Card(goals=(A,)), Card(goals=(Item("취업박람회", id="a"), Item(A.text, id="x"))))
    assert told == {(A.text, "취업박람회")}


def test_without_ids_the_text_in_its_place_says_it():
    one = Card(goals=(Item("가", children=(Item("다"),)), Item("나", children=(Item("다"),))))
    old, new = places(one), places(Card(goals=(one.goals[1], one.goals[0])))
    assert aligned(old, new) == {0: 2, 1: 3, 2: 0, 3: 1}


def test_many_alike_are_paired_nearest_first():
    old = places(Card(plans=tuple(Item(f"정기 간담회 개최 {n}차") for n in range(3))))
    new = places(Card(plans=tuple(Item(f"정기 간담회 개최 {n}회") for n in range(3))))
    assert aligned(old, new) == {0: 0, 1: 1, 2: 2}


def test_what_stands_too_far_away_is_not_compared():
    gone = tuple(Item(f"{n}") for n in range(NEAREST + 1))
    fresh = tuple(Item(f"새로 {n}") for n in range(NEAREST + 1))
    assert pairs(Card(plans=(A, *gone)), Card(plans=(*fresh, Item(A.text + "함")))) == set()
    assert pairs(Card(plans=(A, *gone[1:])), Card(plans=(*fresh[1:], Item(A.text + "함")))) == {
        (A.text, A.text + "함")
    }


def test_another_section_or_depth_is_not_searched_for_likeness():
    assert pairs(Card(plans=(A,)), Card(goals=(Item(A.text + "함"),))) == set()
    assert pairs(Card(plans=(A,)), Card(plans=(Item("가", children=(Item(A.text + "함"),)),))) == set()


def test_a_plan_that_was_carried_out_is_found_among_what_was_done():
    plan, done = Item("노사정화합 한마당 개최 : 2024.12."), Item("노사정화합 한마당 개최: 2024. 9.12.")
    told = pairs(Card(plans=(B, plan)), Card(achievements=(A, done), plans=(B,)))
    assert (plan.text, done.text) in told
    other = Item("노사정화합 간담회 개최: 2024. 9.12.")
    assert (plan.text, other.text) not in pairs(Card(plans=(plan,)), Card(achievements=(other,)))
    assert pairs(Card(goals=(plan,)), Card(achievements=(done,))) == set()


@given(two_quarters())
def test_the_pairs_are_the_same_from_both_sides(quarters):
    old, new = map(places, quarters)
    assert {(left, right) for right, left in aligned(old, new).items()} == set(aligned(new, old).items())


@given(cards())
def test_every_item_is_paired_with_itself(card):
    listed = places(card)
    assert aligned(listed, listed) == {index: index for index in range(len(listed))}
