import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.card.alignment import NEAREST
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.model import Card, Item

A = Item("전통시장 환경개선 지원사업 추진")
B = Item("원스톱 기업애로해소 지원센터 운영", children=(Item("상담 창구 설치"), Item("찾아가는 상담")))
C = Item("정기회의 개최: 2024. 2.23.")


def ids(card):
    def walk(item):
        yield item.text, item.id
        for child in item.children:
            yield from walk(child)

    return dict(
        pair for items in (card.goals, card.achievements, card.plans) for item in items for pair in walk(item)
    )


def first(*items, **more):
    return with_ids(Card(achievements=items, **more), None, scope="card")


def after(before, *items, **more):
    return ids(with_ids(Card(achievements=items, **more), before, scope="card"))


def test_the_same_file_gives_the_same_ids_everywhere():
    assert ids(first(A, B, C)) == ids(first(A, B, C))
    assert len(set(ids(first(A, B, C)).values())) == 5
    assert set(ids(with_ids(Card(achievements=(A,)), None, scope="other")).values()).isdisjoint(
        ids(first(A)).values()
    )


def test_equal_items_get_different_ids():
    card = first(A, A, plans=(A,))
    assert len({card.achievements[0].id, card.achievements[1].id, card.plans[0].id}) == 3


def test_an_item_that_moves_keeps_its_id():
    before = first(A, B, C)
    assert after(before, C, B, A) == ids(before)
    moved = after(before, A, replace(B, children=()), replace(C, children=(Item("상담 창구 설치"),)))
    assert moved["상담 창구 설치"] == ids(before)["상담 창구 설치"]


def test_an_item_that_moves_to_another_section_keeps_its_id():
    before = first(A, plans=(C,))
    assert after(before, A, C) == ids(before)


def test_a_reworded_item_keeps_its_id():
    before = first(A, B, C)
    told = after(before, A, B, Item("정기회의 개최: 2024. 2.23./ 6.28."))
    assert told["정기회의 개최: 2024. 2.23./ 6.28."] == ids(before)[C.text]


def test_a_reworded_parent_keeps_its_id_and_its_children_theirs():
    before = first(B)
    told = after(before, replace(B, text="원스톱 기업애로해소 지원센터 확대 운영"))
    assert list(told.values()) == list(ids(before).values())


def test_a_wholly_new_text_is_a_new_item():
    before = first(A)
    assert after(before, Item("취업박람회"))["취업박람회"] not in ids(before).values()


def test_the_likeliest_part_of_a_split_item_keeps_the_id():
    before = first(Item("중소기업 특별지원지역 활성화 추진계획 수립 및 추진"))
    told = after(before, Item("활성화 사업 추진"), Item("중소기업 특별지원지역 활성화 추진계획 수립"))
    assert told["중소기업 특별지원지역 활성화 추진계획 수립"] in ids(before).values()
    assert told["활성화 사업 추진"] not in ids(before).values()


def test_an_id_that_comes_with_an_item_wins_over_its_text():
    before = first(A, C)
    a, c = (item.id for item in before.achievements)
    told = after(before, replace(A, id=c), replace(C, id=a))
    assert told == {A.text: c, C.text: a}


def test_an_id_that_the_card_never_had_is_not_believed():
    before = first(A)
    assert after(before, replace(A, id="made-up")) == ids(before)


def test_the_id_of_an_item_that_went_is_not_given_again_at_once():
    before = first(A, A)
    reworded = with_ids(Card(achievements=(replace(A, text=A.text + "함"), A)), before, scope="card")
    assert {item.id for item in reworded.achievements} == {item.id for item in before.achievements}


texts = st.sampled_from(["가", "나", "시장 지원", "시장 지원 사업"])
trees = st.recursive(
    texts.map(Item),
    lambda inner: st.builds(Item, texts, children=st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)
cards = st.builds(
    Card,
    achievements=st.lists(trees, max_size=4).map(tuple),
    plans=st.lists(trees, max_size=2).map(tuple),
)


def listed(card):
    def walk(items):
        for item in items:
            yield item.id
            yield from walk(item.children)

    return [*walk(card.achievements), *walk(card.plans)]


@given(cards, cards)
def test_every_item_has_an_id_of_its_own_and_importing_again_changes_none(one, two):
    before = with_ids(one, None, scope="card")
    card = with_ids(two, before, scope="card")
    assert card == two
    assert None not in listed(card) and len(set(listed(card))) == len(listed(card))
    assert listed(with_ids(two, card, scope="card")) == listed(card)


def test_of_two_old_items_alike_to_a_new_one_only_one_gives_its_id():
    before = first(A, replace(A, text=A.text + " 확대"))
    told = after(before, replace(A, text=A.text + " 계속"))
    assert len(told) == 1
    assert set(told.values()) <= set(ids(before).values())


def test_many_reworded_items_cost_no_more_than_their_number():
    texts = [f"{n}번째 사업 대상지 {n * 7919 % 1000}곳 정비와 주민 설명회 개최" for n in range(2 * NEAREST)]
    before = first(*(Item(text) for text in texts))
    started = time.process_time()
    after_all = ids(with_ids(Card(achievements=tuple(Item(t + "함") for t in texts)), before, scope="card"))
    assert time.process_time() - started < 5
    assert len(set(after_all.values()) & set(ids(before).values())) == len(texts)


def test_an_item_far_away_is_new_once_it_is_reworded():
    gone = tuple(Item(f"{n}") for n in range(2 * NEAREST))
    before = first(A, *gone)
    fresh = tuple(Item(f"새 {n}") for n in range(2 * NEAREST))
    assert after(before, *fresh, Item(A.text + "함"))[A.text + "함"] not in ids(before).values()
