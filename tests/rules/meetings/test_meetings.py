"""Quorum, votes, required contents, elections, and the paper of minutes."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak import documents
from gongyak.rules.meetings import (
    UNNAMED,
    Attendee,
    Came,
    Election,
    Matter,
    Minutes,
    Outcome,
    QuorumRule,
    Resolved,
    Said,
    Tracked,
    VoteRule,
    check,
    contents,
    document,
    election_warnings,
    elections,
    from_json,
    is_carried,
    public,
    quorum,
    to_json,
)

WHOLE = Minutes(
    number="회의-2024-0003",
    name="가온발전협의회 제3차 정기회의",
    host="가온구 일자리경제과",
    day=date(2024, 6, 28),
    starts="14:00",
    ends="15:40",
    place="대회의실",
    chair="위원장",
    members=4,
    needed=3,
    present=3,
    attendees=(
        Attendee("김하나", "가온상공회의소", "위원장"),
        Attendee("이두리", "가온신용보증", "위원", Came.DEPUTY, "한다음"),
        Attendee("박세나", "한빛정밀", "위원", Came.ABSENT),
        Attendee("최너울", "구청", "", Came.SITTING_IN),
    ),
    proceedings=("개회", "안건 심의", "폐회"),
    agenda=(
        Matter(1, "지난 건의 처리결과", "지난 건의·지시 처리결과"),
        Matter(
            2,
            "심의",
            "하반기 지원사업",
            "김하나",
            "대상을 넓힌다\n예산은 그대로 둔다",
            (Said("금리가 높다", "박세나", "한빛정밀 대표"), Said("찬성한다")),
            (
                Resolved("원안대로 한다", Outcome.CARRIED, 3, 0, 0),
                Resolved("다음에 다시 본다", Outcome.PUT_OFF),
            ),
        ),
    ),
    followed=(
        Tracked("건의", "건의-2024-0001", "주차장", "교통과", date(2024, 5, 1), "회신", "넓히기로 함"),
    ),
    raised=(Tracked("지시", "지시-2024-0002", "물가 점검", "일자리경제과"),),
    remarks="다음 회의는 9월에 연다",
)


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        (QuorumRule.MAJORITY, 4, 3),
        (QuorumRule.MAJORITY, 5, 3),
        (QuorumRule.HALF, 5, 3),
        (QuorumRule.HALF, 4, 2),
        (QuorumRule.THIRD, 7, 3),
        (QuorumRule.TWO_THIRDS, 7, 5),
        (QuorumRule.TWO_THIRDS, 6, 4),
        (QuorumRule.NONE, 9, 1),
        (QuorumRule.HALF, 0, 1),
    ],
)
def test_how_many_must_come(rule: QuorumRule, members: int, needed: int) -> None:
    assert quorum(rule, members, 0).needed == needed
    assert quorum(rule, members, needed).is_met and not quorum(rule, members, needed - 1).is_met


@pytest.mark.parametrize(
    ("rule", "members", "present", "ayes", "carried"),
    [
        (VoteRule.PRESENT_MAJORITY, 9, 6, 3, False),
        (VoteRule.PRESENT_MAJORITY, 9, 6, 4, True),
        (VoteRule.PRESENT_TWO_THIRDS, 9, 6, 4, True),
        (VoteRule.PRESENT_TWO_THIRDS, 9, 7, 4, False),
        (VoteRule.PRESENT_TWO_THIRDS, 9, 0, 0, False),
        (VoteRule.ALL_MAJORITY, 9, 6, 4, False),
        (VoteRule.ALL_MAJORITY, 9, 6, 5, True),
    ],
)
def test_how_many_must_be_for_it(
    rule: VoteRule, members: int, present: int, ayes: int, carried: bool
) -> None:
    assert is_carried(rule, members, present, ayes) is carried


@given(st.sampled_from(VoteRule), st.integers(1, 60), st.data())
def test_more_votes_never_carry_less(rule: VoteRule, members: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(1, members))
    told = [is_carried(rule, members, present, ayes) for ayes in range(present + 1)]
    assert told == sorted(told) and not told[0]


def test_whole_minutes_lack_nothing() -> None:
    assert check(WHOLE) == () and all(one.is_there for one in contents(WHOLE))
    assert len(contents(WHOLE)) == 10


NOBODY = tuple(replace(one, came=Came.ABSENT) for one in WHOLE.attendees)
UNSAID = tuple(replace(one, said=()) for one in WHOLE.agenda)
UNVOTED = (replace(WHOLE.agenda[1], resolved=(Resolved("원안대로", Outcome.CARRIED),)),)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"name": ""}, "name"),
        ({"host": ""}, "host"),
        ({"day": None}, "when"),
        ({"starts": ""}, "when"),
        ({"ends": ""}, "when"),
        ({"place": ""}, "place"),
        ({"attendees": NOBODY}, "attendees"),
        ({"proceedings": ()}, "proceedings"),
        ({"agenda": UNSAID}, "said"),
        ({"agenda": UNVOTED, "silent": True}, "votes"),
    ],
)
def test_each_required_content_is_missed_by_name(change: dict, missing: str) -> None:
    """공공기록물 관리에 관한 법률 시행령 제18조제2항."""
    found = check(replace(WHOLE, **change))
    assert [(one.code, one.where) for one in found if one.blocks] == [
        ("minutes-missing", f"minutes.{missing}")
    ]


def test_what_did_not_happen_can_be_said() -> None:
    bare = replace(WHOLE, agenda=UNSAID[:1])
    assert {one.where for one in check(bare)} == {"minutes.said", "minutes.resolved", "minutes.votes"}
    assert check(replace(bare, silent=True, undecided=True)) == ()


def test_no_agenda_and_no_quorum_are_told() -> None:
    found = check(replace(WHOLE, agenda=(), silent=True, undecided=True, present=2))
    assert [one.code for one in found] == ["minutes-missing", "minutes-no-quorum"]
    assert not found[1].blocks


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2024, 2, 9), []),
        (date(2024, 2, 10), ["election-event"]),
        (date(2024, 4, 10), ["election-event"]),
        (date(2024, 4, 11), []),
        (date(2025, 12, 4), []),
        (date(2025, 12, 5), ["election-attendance"]),
        (date(2026, 4, 3), ["election-attendance"]),
        (date(2026, 4, 4), ["election-event", "election-attendance"]),
        (date(2026, 6, 3), ["election-event", "election-attendance"]),
        (date(2026, 6, 4), []),
    ],
)
def test_days_before_an_election_are_minded(day: date, codes: list[str]) -> None:
    """공직선거법 제86조제2항제4호(60일), 제86조제6항(180일)."""
    assert [one.code for one in election_warnings(day)] == codes


def test_the_districts_own_elections_are_minded_too() -> None:
    own = Election("보궐선거", "지방", date(2024, 10, 16), True)
    assert [one.code for one in election_warnings(date(2024, 10, 1), [own])] == [
        "election-event",
        "election-attendance",
    ]
    same = Election("국회의원선거", "지방", date(2024, 4, 10), True)
    assert len(election_warnings(date(2024, 4, 1), [same])) == 1


def test_an_unsure_day_says_so_and_days_are_in_order() -> None:
    days = [one.on for one in elections()]
    assert days == sorted(days) and all(one.weekday() in (1, 2) for one in days)
    unsure = next(one for one in elections() if not one.confirmed)
    [told] = [one for one in election_warnings(unsure.on) if one.code == "election-event"]
    assert "미확인" in told.message and "제86조제2항제4호" in told.message


def test_json_holds_minutes_and_the_public_form_no_name() -> None:
    assert from_json(to_json(WHOLE)) == WHOLE
    shown = str(to_json(public(WHOLE)))
    assert not any(name in shown for name in ("김하나", "이두리", "박세나", "최너울", "한다음"))
    assert UNNAMED in shown and "가온상공회의소" in shown and "금리가 높다" in shown


def test_the_paper_says_everything() -> None:
    text = str(document(WHOLE))
    for name in ("number", "name", "host", "place", "starts", "ends", "remarks"):
        assert getattr(WHOLE, name) in text
    for said in (
        "2024. 6. 28.(금)",
        "성립",
        "대리(한다음)",
        "가결: 찬성 3, 반대 0, 기권 0",
        "표결하지 않음",
        "끝.",
    ):
        assert said in text
    assert "넓히기로 함" in text and "지시-2024-0002" in text and "미정" in text


def test_the_paper_of_bare_minutes_says_what_was_not() -> None:
    bare = replace(
        WHOLE, day=None, attendees=(), followed=(), raised=(), remarks="", silent=True, undecided=True, present=0
    )  # fmt: skip
    text = str(document(bare))
    for said in (
        "발언이 없었다",
        "결정한 사항이 없다",
        "보고한 처리결과가 없다",
        "새로 나온",
        "미달",
        "기록한 출석이 없다",
    ):
        assert said in text


@pytest.mark.parametrize("format", ["hwpx", "pdf"])
def test_minutes_become_a_file(format: str) -> None:
    made = documents.write(format, document(WHOLE), title=WHOLE.name)
    assert made == documents.write(format, document(WHOLE), title=WHOLE.name)
    read = "".join(str(block) for block in documents.read(f"회의록.{format}", made).blocks)
    assert "하반기 지원사업" in read and "김하나" in read


@pytest.mark.parametrize(
    "name", [one.name for one in fields(Minutes) if one.name not in ("members", "needed", "present")]
)
def test_a_changed_field_changes_the_paper(name: str) -> None:
    other = {"day": date(2024, 7, 1), "silent": True, "undecided": True}.get(
        name, () if isinstance(getattr(WHOLE, name), tuple) else "다른 말"
    )
    assert document(replace(WHOLE, **{name: other})) != document(WHOLE)


def test_later_days_are_not_in_the_window() -> None:
    for election in elections():
        assert not any(
            str(election.on) in one.where for one in election_warnings(election.on + timedelta(days=1))
        )
