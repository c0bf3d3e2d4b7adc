"""A draft beside the records: nothing of the officer's is lost, and what only the records changed is taken."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.card import Card, outline
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.items import walk
from gongyak.rules.card.merge import Side
from gongyak.rules.compiling.cards import filled
from gongyak.rules.compiling.lineage import traces
from gongyak.rules.compiling.merging import SECTIONS, Decision, State, beside, rows, taken
from gongyak.rules.records import Line, Metric
from tests.rules.compiling.records import DAY, PLEDGE, compiled, planned, result, results


def card(text: str, **others: str) -> Card:
    read = {name: outline.read(told) for name, told in {"achievements": text, **others}.items()}
    return with_ids(Card(as_of=DAY, **read), None, scope="시험")


def offered(mine: Card, *records, last=None):
    """The draft beside the records; `last` are what was compiled last time, and its ids."""
    base, ids = (last.theirs, last.ids) if last else (None, {})
    return beside(mine, compiled(*records), base, ids)


def states(found) -> dict[str, State]:
    return {(row.mine or row.theirs).text: row.state for row in rows(found)}


def text(made: Card, section: str = "achievements") -> str:
    return outline.written(getattr(made, section))


FAIR = result("1", title="취업 박람회")
FEAST = result("2", title="상인 큰잔치")


def test_the_first_time_lines_that_name_one_thing_become_one():
    found = offered(card("- 취업 박람회 개최: 2024. 5. 2.\n- 회의를 함"), FAIR, FEAST)
    assert states(found) == {
        "취업 박람회 개최: 2024. 5. 2.": State.BOTH,
        "회의를 함": State.OWN,
        "상인 큰잔치 개최: 2024. 5. 1.": State.NEW,
    }
    assert text(taken(found, {})).split("\n")[0] == "- 취업 박람회 개최: 2024. 5. 2."
    assert "상인 큰잔치" in text(taken(found, {}))


def test_a_blank_more_is_no_difference():
    assert set(states(offered(card("- 취업 박람회 개최 : 2024. 5. 1."), FAIR)).values()) == {State.SAME}


def test_the_officers_order_stands_the_first_time():
    mine = card("- 상인 큰잔치 개최: 2024. 5. 1.\n- 취업 박람회 개최: 2024. 5. 1.")
    assert text(taken(offered(mine, FAIR, FEAST), {})) == text(mine)


@pytest.mark.parametrize(
    ("side", "own", "line"),
    [
        (Side.THEIRS, "", "- 취업 박람회 개최: 2024. 5. 1."),
        (Side.MINE, "", "- 취업 박람회 개최: 2024. 5. 2."),
        (Side.MINE, "박람회를 염", "- 박람회를 염"),
    ],
)
def test_what_is_chosen_stands(side, own, line):
    found = offered(card("- 취업 박람회 개최: 2024. 5. 2."), FAIR)
    [row] = rows(found)
    assert text(taken(found, {row.id: Decision(side, own)})) == line


def _filled(*records):
    """A card that was filled with everything that is offered, and the offer."""
    first = offered(card("- 손으로 적은 것"), *records)
    return taken(first, {}), first


def test_what_only_the_records_changed_is_taken():
    mine, first = _filled(FAIR, FEAST)
    found = offered(mine, replace(FAIR, title="취업 대박람회"), last=first)
    assert states(found)["취업 박람회 개최: 2024. 5. 1."] is State.CHANGED
    assert states(found)["상인 큰잔치 개최: 2024. 5. 1."] is State.GONE
    assert text(taken(found, {})) == "- 손으로 적은 것\n- 취업 대박람회 개최: 2024. 5. 1."


def test_what_the_officer_changed_stays_and_what_both_changed_is_asked():
    mine, first = _filled(FAIR)
    [own, line] = mine.achievements
    mine = replace(mine, achievements=(own, replace(line, text="취업 박람회 성황리 개최")))
    assert states(offered(mine, FAIR, last=first))["취업 박람회 성황리 개최"] is State.EDITED
    found = offered(mine, replace(FAIR, title="취업 대박람회"), last=first)
    assert states(found)["취업 박람회 성황리 개최"] is State.BOTH
    assert "성황리" in text(taken(found, {}))
    assert states(offered(mine, last=first))["취업 박람회 성황리 개최"] is State.GONE
    assert "성황리" in text(taken(offered(mine, last=first), {}))


def test_what_was_declined_is_not_proposed_again_but_can_be_taken():
    mine, first = _filled(FAIR)
    mine = replace(mine, achievements=mine.achievements[:1])
    found = offered(mine, FAIR, last=first)
    [_, row] = rows(found)
    assert (row.state, row.takes_theirs) == (State.DECLINED, False)
    assert text(taken(found, {})) == "- 손으로 적은 것"
    assert "취업 박람회" in text(taken(found, {row.id: Decision(Side.THEIRS)}))
    assert "내 말로" in text(taken(found, {row.id: Decision(Side.MINE, "내 말로")}))


def test_what_stands_under_a_declined_line_moves_up_where_it_is_wanted():
    row = replace(FAIR, lines=(Line("기업 28개"),))
    found = offered(card("- 손으로 적은 것"), row)
    [_, head, below] = rows(found)
    assert below.depth == 2
    made = taken(found, {head.id: Decision(Side.MINE), below.id: Decision(Side.THEIRS)})
    assert text(made) == "- 손으로 적은 것\n▷ 기업 28개"


def test_drafts_of_problems_are_only_proposed():
    found = offered(card("", problems="- 협력 체계 구축"), planned(span=FAIR.span))
    assert states(found)["예정 활동 지연: 간담회 (예정 2024. 5. 1.)"] is State.NEW
    assert text(taken(found, {}), "problems") == "- 협력 체계 구축"


def test_a_line_keeps_its_id_through_fillings_and_its_trace():
    mine = card("- 취업 박람회 개최: 2024. 5. 2.")
    own = mine.achievements[0].id
    first = offered(mine, FAIR)
    assert first.ids["achievement/1"] == own
    found = offered(mine, replace(FAIR, title="다른 이름의 행사"), last=first)
    assert found.ids["achievement/1"] == own
    assert own in traces(compiled(FAIR), found.ids)


def test_more_can_stand_under_a_line_than_was_compiled():
    row = replace(FAIR, metrics=(Metric("guests", "참석", 5, "명"),))
    mine, first = _filled(row)
    [own, line] = mine.achievements
    more = (*line.children, *with_ids(card("- 우리 부스 운영"), None, scope="다른").achievements)
    mine = replace(mine, achievements=(own, replace(line, children=more)))
    made = taken(offered(mine, replace(row, title="취업 대박람회"), last=first), {})
    assert text(made).split("\n")[1:] == [
        "- 취업 대박람회 개최: 2024. 5. 1.",
        "  ▷ 성과: 참석 5명",
        "  - 우리 부스 운영",
    ]


@given(st.lists(results(0), max_size=1), st.lists(results(1), max_size=1), st.lists(results(0), max_size=1))
def test_nothing_that_was_typed_is_lost_and_a_filled_card_is_filled_for_good(one, two, later):
    records = [*one, *two]
    mine = card("- 손으로 적은 것\n  ▷ 그 아래\n- 또 하나")
    first = offered(mine, *records)
    made = taken(first, {})
    typed = [item.text for _, item in walk(mine.achievements, "")]
    assert set(typed) <= {item.text for _, item in walk(made.achievements, "")}

    again = offered(made, *records, last=first)
    assert {row.state for row in rows(again)} <= {State.SAME, State.OWN, State.DECLINED}
    assert all(getattr(taken(again, {}), name) == getattr(made, name) for name in SECTIONS)

    third = taken(offered(made, *later, last=again), {})
    assert set(typed) <= {item.text for _, item in walk(third.achievements, "")}
    ids = [item.id for name in SECTIONS for _, item in walk(getattr(third, name), name)]
    assert len(ids) == len(set(ids))


def test_an_empty_card_filled_is_the_compiled_one():
    made = taken(offered(with_ids(Card(as_of=DAY), None, scope="시험"), FAIR, FEAST), {})
    assert made.achievements == filled(Card(), compiled(FAIR, FEAST), PLEDGE).achievements
