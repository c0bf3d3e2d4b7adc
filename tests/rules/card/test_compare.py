"""Two versions of a card side by side: nothing is lost, nothing is told twice, either side is first."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from gongyak.rules.budget import FundingRow
from gongyak.rules.card import Answer
from gongyak.rules.card.compare import Counts, Kind, Move, compare, to_json
from gongyak.rules.card.model import TREES, Card, CardBudget, CardPeriod, Investment, Item, Person
from gongyak.rules.money import Amount
from tests.rules.card.seed import SEED, read_text
from tests.rules.card.strategies import cards, two_quarters
from tests.rules.card.test_compare_words import marked

OPPOSITE = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}


def on_two_quarters(test):
    """Two whole cards take their time to make up; so many pairs must do."""
    return settings(max_examples=25)(given(two_quarters())(test))


def all_lines(comparison):
    return [line for section in comparison.sections for line in section.lines]


def told(section):
    """The lines of a section in short."""
    return [(line.kind.value, (line.after or line.before).text, line.depth) for line in section.lines]


# --- lines

SHOP = Item("전통시장 환경개선 지원사업 추진", "-", id="shop")
FAIR = Item("취업박람회 개최", "-", id="fair", children=(Item("참여기업 28개", "▷", id="firms"),))
MEET = Item("정기회의 개최: 2024. 2.23.", "-", id="meet")
BEFORE = Card(achievements=(SHOP, FAIR, MEET))


def after(*achievements, **more):
    return compare(BEFORE, replace(BEFORE, achievements=achievements, **more))


def test_what_came_and_went_stands_where_it_stood():
    new = Item("소식지 발행", "-", id="news")
    section = after(SHOP, new, MEET).section("achievements")
    assert told(section) == [
        ("same", SHOP.text, 0),
        ("removed", FAIR.text, 0),
        ("removed", "참여기업 28개", 1),
        ("added", "소식지 발행", 0),
        ("same", MEET.text, 0),
    ]
    assert section.counts == Counts(added=1, removed=1)


def test_what_went_from_the_top_stands_at_the_top():
    assert told(after(FAIR, MEET).section("achievements"))[0] == ("removed", SHOP.text, 0)


def test_what_went_from_below_a_line_stands_below_it():
    assert told(after(SHOP, replace(FAIR, children=()), MEET).section("achievements"))[1:3] == [
        ("same", FAIR.text, 0),
        ("removed", "참여기업 28개", 1),
    ]


def test_a_line_keeps_its_id_when_every_word_changed():
    section = after(SHOP, FAIR, replace(MEET, text="간담회")).section("achievements")
    line = section.lines[-1]
    assert line.kind is Kind.CHANGED and not line.moved
    assert marked(line.words) == ("[정기회의 개최: 2024. 2.23.]", "[간담회]")
    assert (line.before.place, line.after.place) == ("achievements.2", "achievements.2")
    assert section.counts == Counts(changed=1)


def test_a_line_below_that_changed_changes_the_one_above():
    section = after(SHOP, replace(FAIR, children=(Item("참여기업 35개", "▷", id="firms"),)), MEET).section(
        "achievements"
    )
    assert [line.kind for line in section.lines] == [Kind.SAME, Kind.SAME, Kind.CHANGED, Kind.SAME]
    assert section.counts == Counts(changed=1)


def test_one_that_passed_the_others_moved_and_they_did_not():
    section = after(MEET, SHOP, FAIR).section("achievements")
    assert [(line.kind.value, line.after.id) for line in section.lines] == [
        ("moved", "meet"),
        ("same", "shop"),
        ("same", "fair"),
        ("same", "firms"),
    ]
    assert [line.moved for line in section.lines] == [Move.ORDER, None, None, None]
    assert section.counts == Counts(moved=1)


def test_a_line_that_went_under_another_moved_and_what_is_below_it_did_not():
    section = after(SHOP, replace(MEET, children=(FAIR,))).section("achievements")
    assert told(section) == [
        ("same", SHOP.text, 0),
        ("same", MEET.text, 0),
        ("moved", FAIR.text, 1),
        ("same", "참여기업 28개", 2),
    ]
    assert [line.moved for line in section.lines] == [None, None, Move.ABOVE, None]


def test_what_was_planned_and_is_done_came_from_the_plans():
    plan = Item("노사정화합 한마당 개최 : 2024.12.", "-", id="party")
    before = replace(BEFORE, plans=(plan,))
    done = replace(plan, text="노사정화합 한마당 개최: 2024.12. 3.")
    comparison = compare(before, replace(BEFORE, achievements=(*BEFORE.achievements, done)))
    line = comparison.section("achievements").lines[-1]
    assert (line.kind, line.moved, line.came_from) == (Kind.CHANGED, Move.SECTION, "plans")
    assert comparison.section("achievements").counts == Counts(arrived=1)
    assert comparison.section("plans").lines == ()


def test_blanks_and_marks_make_no_line_another():
    comparison = after(replace(SHOP, text=SHOP.text.replace(" ", "  "), mark="○"), FAIR, MEET)
    assert not comparison
    line = comparison.section("achievements").lines[0]
    assert (line.before.mark, line.after.mark) == ("-", "○")


# --- money, progress, fields


def row(total, years, *, undecided=False):
    return FundingRow(total, 0, years, 0, undecided)


def test_money_is_told_cell_by_cell_and_unknown_is_never_zero():
    before = Investment("백만원", plan={"총계": row(None, {2023: 100, 2024: None}, undecided=True)})
    later = Investment("백만원", plan={"총계": row(300, {2024: 200, 2025: 0}), "구비": row(5, {})})
    comparison = compare(Card(investment=before), Card(investment=later))
    assert [cell.place for cell in comparison.cells] == [
        "total", "before", "2023", "2024", "2025", "after",
        "total", "before", "after",
    ]  # fmt: skip
    total = comparison.cell("plan", "total")
    assert (total.before, total.after, total.difference) == (Amount(None, True), Amount(300), None)
    assert comparison.cell("plan", "2023").after == Amount(None)
    assert comparison.cell("plan", "2025").difference is None
    assert not comparison.cell("plan", "before").changed and comparison.cell("plan", "before").difference == 0
    assert comparison.cell("plan", "total", "구비").before == Amount(None)
    assert comparison.cell("spent", "total") is None
    assert comparison


def test_a_card_without_a_table_knows_no_amount():
    table = Investment("백만원", plan={"총계": row(300, {2024: 300})})
    cells = compare(Card(), Card(investment=table)).cells
    assert [cell.before for cell in cells] == [Amount(None)] * 4
    assert compare(Card(), Card()).cells == ()


@pytest.mark.parametrize(
    ("before", "later", "points"),
    [("50", "62.5", "12.5"), ("50", "50", "0"), ("50", "40", "-10"), (None, "40", None), ("40", None, None)],
)
def test_progress_is_told_in_points(before, later, points):
    progress = [None if each is None else Decimal(each) for each in (before, later)]
    comparison = compare(*(Card(progress_percent=each) for each in progress))
    assert comparison.progress.points == (None if points is None else Decimal(points))
    assert bool(comparison) == (before != later)


FIELDS = {
    "form_title": ("관리카드", "카드"),
    "notice": (None, "※ 지어낸 카드"),
    "title": ("종합대책본부 설치", "종합대책본부 설치·운영"),
    "number": ("1-2-2", "1-2-3"),
    "lead_department": ("일자리경제과", "경제과"),
    "department_phone": ("051-000-0000", None),
    "team_lead": (Person("행정6급"), Person("행정5급", "홍길동", "4803")),
    "officer": (None, Person("행정7급")),
    "related_departments": ((), ("총무과", "기획과")),
    "period": (CardPeriod("2022 ~ 2026"), CardPeriod("2022 ~ 2027")),
    "budget": (CardBudget("9.6백만원"), None),
    "status": ("추진중", "완료"),
    "status_national": (None, "완료"),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_changed_is_told_alone(name):
    one, two = (Card(**{name: value}) for value in FIELDS[name])
    comparison = compare(one, two)
    assert [field.name for field in comparison.fields] == [name]
    change = comparison.field(name)
    assert change.before != change.after
    assert (change.words is None) == (None in (change.before, change.after))
    assert comparison.field("nothing") is None


def test_none_and_not_said_are_told_apart():
    told_so = compare(Card(), Card(related_departments=())).field("related_departments")
    assert (told_so.before, told_so.after) == (None, "없음")
    assert not compare(Card(team_lead=Person()), Card()).fields


def test_the_kind_of_money_and_what_spent_means_are_fields():
    one, two = Investment("백만원"), Investment("백만원", kind="비예산", spent_meaning="집행")
    changes = compare(Card(investment=one), Card(investment=two)).fields
    assert [(each.name, each.before, each.after) for each in changes] == [
        ("investment_kind", "예산", "비예산"),
        ("spent_meaning", None, "집행"),
    ]


# --- whole cards


@given(cards())
def test_a_card_beside_itself_differs_in_nothing(card):
    comparison = compare(card, card)
    assert not comparison
    assert all(section.counts == Counts() for section in comparison.sections)


@on_two_quarters
def test_every_line_of_both_cards_stands_there_once(quarters):
    before, later = quarters
    lines = all_lines(compare(before, later))
    assert rebuilt(line.before for line in lines) == bare(before)
    assert rebuilt(line.after for line in lines) == bare(later)
    for line in lines:
        assert (line.kind is Kind.ADDED) == (line.before is None)
        assert (line.kind is Kind.REMOVED) == (line.after is None)
        assert (line.kind is Kind.CHANGED) == (line.words is not None)
        assert line.moved or line.kind is not Kind.MOVED


@on_two_quarters
def test_the_order_is_that_of_the_later_card(quarters):
    for section in compare(*quarters).sections:
        assert [line.after.indices for line in section.lines if line.after] == sorted(
            line.after.indices for line in section.lines if line.after
        )
        depths = [line.depth for line in section.lines]
        assert all(below <= above + 1 for above, below in zip([-1, *depths], depths, strict=False))


@on_two_quarters
def test_swapping_the_cards_gives_the_mirror_image(quarters):
    there, back = compare(*quarters), compare(*reversed(quarters))
    assert {(f.name, f.before, f.after) for f in there.fields} == {
        (f.name, f.after, f.before) for f in back.fields
    }
    assert {(c.block, c.source, c.place, c.before, c.after) for c in there.cells} == {
        (c.block, c.source, c.place, c.after, c.before) for c in back.cells
    }
    assert (there.progress.before, there.progress.after) == (back.progress.after, back.progress.before)
    assert sorted(map(signature, all_lines(there))) == sorted(map(mirrored, all_lines(back)))


@on_two_quarters
def test_the_amounts_are_those_of_the_cards(quarters):
    for side, card in zip(("before", "after"), quarters, strict=True):
        blocks = card.investment.amounts() if card.investment else {}
        for cell in compare(*quarters).cells:
            row = blocks.get(cell.block, {}).get(cell.source)
            assert getattr(cell, side).won == (row.cells()[cell.place] if row else None)


@on_two_quarters
def test_the_json_form_says_the_same(quarters):
    comparison = compare(*quarters)
    form = json.loads(json.dumps(to_json(comparison)))
    assert [section["name"] for section in form["sections"]] == list(TREES)
    assert len(form["cells"]) == sum(cell.changed for cell in comparison.cells)
    assert [line["kind"] for section in form["sections"] for line in section["lines"]] == [
        line.kind.value for line in all_lines(comparison)
    ]


def test_the_json_form_is_plain():
    before = Card(as_of=date(2024, 3, 31), status="추진중", progress_percent=Decimal("50"), goals=(SHOP,))
    later = replace(before, as_of=None, status="완료", progress_percent=Decimal("62.5"), goals=(MEET,))
    form = to_json(compare(before, later))
    assert (form["before"], form["after"]) == ("2024-03-31", None)
    assert form["progress"] == {"before": 50, "after": "62.5", "points": "12.5"}
    assert form["fields"] == [
        {
            "name": "status",
            "before": "추진중",
            "after": "완료",
            "words": {
                "before": [{"text": "추진중", "changed": True}],
                "after": [{"text": "완료", "changed": True}],
            },
        }
    ]
    goals = form["sections"][0]
    assert goals["counts"] == {"added": 1, "removed": 1, "changed": 0, "moved": 0, "arrived": 0}
    assert goals["lines"][0]["before"] == {"id": "shop", "where": "goals.0", "mark": "-", "text": SHOP.text}
    assert goals["lines"][0]["after"] is None and goals["lines"][0]["words"] is None


def test_the_real_card_beside_a_changed_copy_of_it():
    card, _ = read_text(SEED, Answer("budget-missing-column", "기투자"))
    tree = list(card.achievements)
    tree[8] = replace(
        tree[8], children=(replace(tree[8].children[0], text="성과: 참여기업 28개 ☞ 채용 98명"),)
    )
    comparison = compare(card, replace(card, achievements=tuple(tree[:-1]), progress_percent=Decimal(60)))
    assert comparison.progress.points == 10
    assert comparison.section("achievements").counts == Counts(removed=1, changed=1)
    assert not any(cell.changed for cell in comparison.cells)


def bare(card):
    """Every item of a card by its place: mark and text."""

    def walk(where, items):
        for index, item in enumerate(items):
            yield f"{where}.{index}", (item.mark, item.text)
            yield from walk(f"{where}.{index}", item.children)

    return dict(pair for name in TREES for pair in walk(name, getattr(card, name)))


def rebuilt(lines):
    """The same of the lines of a comparison; a place that stands there twice is an error."""
    listed = [(line.place, (line.mark, line.text)) for line in lines if line]
    assert len(dict(listed)) == len(listed)
    return dict(listed)


def signature(line):
    places = [side.place if side else "" for side in (line.before, line.after)]
    return line.kind.value, str(line.moved), *places, repr(line.words)


def mirrored(line):
    kind, moved, before, after, _ = signature(line)
    return (
        OPPOSITE.get(Kind(kind), Kind(kind)).value,
        moved,
        after,
        before,
        repr(line.words and line.words.mirrored()),
    )
