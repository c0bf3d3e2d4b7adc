from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.card import outline
from gongyak.rules.card.items import DEEPEST
from gongyak.rules.card.model import Item
from tests.rules.card.seed import SEED, read_text
from tests.rules.card.strategies import items


def shape(tree):
    return [(item.mark, item.text, shape(item.children)) for item in tree]


def test_a_line_further_in_belongs_to_the_one_before():
    text = "- 가\n   ▷ 나\n      - 다\n   ▷ 라\n- 마"
    assert shape(outline.read(text)) == [
        ("-", "가", [("▷", "나", [("-", "다", [])]), ("▷", "라", [])]),
        ("-", "마", []),
    ]


def test_tabs_wide_blanks_and_other_line_ends_will_do():
    assert shape(outline.read("- 가\r\n\t▷ 나\r- 다\u2028\u3000▷ 라")) == [
        ("-", "가", [("▷", "나", [])]),
        ("-", "다", [("▷", "라", [])]),
    ]


def test_a_line_that_comes_back_halfway_belongs_to_the_one_it_still_stands_in_from():
    assert shape(outline.read("- 가\n    ▷ 나\n  ▷ 다\n- 라")) == [
        ("-", "가", [("▷", "나", []), ("▷", "다", [])]),
        ("-", "라", []),
    ]


def test_marks_may_be_left_out():
    assert shape(outline.read("가\n  나\n    다\n      라")) == [
        ("-", "가", [("▷", "나", [("-", "다", [("-", "라", [])])])])
    ]
    assert shape(outline.read("○ 가\n나")) == [("○", "가", []), ("○", "나", [])]
    assert shape(outline.read("목표", marks=outline.CELL_MARKS)) == [("○", "목표", [])]


def test_blank_lines_and_lone_marks_are_no_items():
    assert shape(outline.read("\n- 가\n  ▷\n -  \n\n- ▷\n1)\n")) == [("-", "가", [])]
    assert outline.read("  \n") == ()


def test_dates_numbers_and_metrics_are_understood():
    item = outline.read("- 박람회(10/13), 참여 28개 [늘솔과-12호(2024. 3. 5.)]", year=2024)[0]
    assert item.periods[0].start == date(2024, 10, 13)
    assert (item.documents[0].number, item.metrics[0].value) == (12, 28)


def test_a_mark_that_only_this_file_has_is_known_again():
    tree = (Item("가", "❖", children=(Item("나", "◈"),)),)
    assert outline.marks_of(tree) == {"❖", "◈"}
    text = outline.written(tree)
    assert shape(outline.read(text, known=outline.marks_of(tree))) == shape(tree)
    assert shape(outline.read(text))[0][:2] == ("-", "❖ 가")


def test_a_copied_text_without_indents_is_set_in_by_its_marks_only_when_asked():
    text = "○ 가\n- 나\n▷ 다\n○ 라\n- 마"
    assert outline.is_flat(text) and len(outline.read(text)) == 5
    assert outline.by_marks(text) == "○ 가\n  - 나\n    ▷ 다\n○ 라\n  - 마"
    assert not outline.is_flat(outline.by_marks(text))
    assert not outline.is_flat("○ 가\n○ 나") and not outline.is_flat("")


def test_no_depth_breaks_it():
    text = "\n".join(" " * depth + "- 가" for depth in range(3 * DEEPEST))
    tree, depth = outline.read(text), 0
    while tree:
        tree, depth = tree[0].children, depth + 1
    assert depth == DEEPEST


def test_the_real_card_comes_back():
    card, _ = read_text(SEED)
    for name in ("overview", "achievements", "problems", "plans"):
        tree = getattr(card, name)
        assert outline.read(outline.written(tree), year=2024) == tree
    assert outline.written(card.goals).startswith("○ 경제관련 단체(기관) 소통을 위한")


@given(items())
def test_written_then_read_is_the_same(tree):
    assert outline.read(outline.written(tree), year=2024) == tree


@given(items())
def test_marks_of_any_kind_come_back(tree):
    strange = tuple(replace(item, mark="❖") for item in tree)
    assert outline.read(outline.written(strange), year=2024, known={"❖"}) == strange


@given(st.text(alphabet=st.sampled_from(" \t\n-▷○가나1.)\u3000❖*"), max_size=60))
def test_any_text_is_read_and_what_was_read_stays_so(text):
    tree = outline.read(text)
    assert shape(outline.read(outline.written(tree))) == shape(tree)
    outline.by_marks(text)
