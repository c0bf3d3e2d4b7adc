"""The chain check: 당초 of each change is 변경 of the one before, and cards change only where it was decided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak.rules.changes import KINDS, Decided, Kind, Shown, Vote, alters, check_chain, shows, silent, tidy

DAYS = [date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)]


def card(day: date, **matters: str) -> Shown:
    return Shown(day, dict.fromkeys(KINDS, "") | {Kind[name]: text for name, text in matters.items()})


def change(before: str, after: str, day: date = DAYS[1], kind: Kind = Kind.PERIOD) -> Decided:
    return Decided(kind, before, after, day)


def test_the_published_slip_of_보령_is_found() -> None:
    first = change("2019. 12.", "2020. 3.", date(2020, 2, 20))
    second = change("2020. 11.", "2021. 12.", date(2021, 2, 18))
    [found] = check_chain("4-11", [first, second], [])
    assert (found.code, found.where, found.blocks) == ("change-chain-broken", "4-11.기간", False)
    assert "2020. 2. 20.에 ‘2020. 3.’" in found.message and "당초는 ‘2020. 11.’" in found.message


def test_a_chain_is_one_of_each_kind_and_blanks_break_none() -> None:
    told = [
        change("가", "나"),
        change("1백만원", "2백만원", kind=Kind.BUDGET),
        change("나 ", "다", DAYS[2]),
        change("2백만원", "3백만원", DAYS[2], Kind.BUDGET),
    ]
    assert check_chain("1", told, []) == ()


def test_a_card_that_changed_without_a_change_is_found() -> None:
    shown = [card(DAYS[0], TITLE="골목"), card(DAYS[1], TITLE="골목"), card(DAYS[2], TITLE="시장")]
    [found] = check_chain("1-1", [], shown)
    assert (found.code, found.where) == ("change-silent", "1-1.명칭")
    assert "2023. 6. 30. 카드의 ‘골목’" in found.message and "2023. 9. 30. 카드에서 ‘시장’" in found.message
    assert check_chain("1-1", [change("골목", "시장", kind=Kind.TITLE)], shown) == ()


def test_several_changes_lead_from_one_card_to_the_next() -> None:
    before, after = card(DAYS[0], PERIOD="가"), card(DAYS[1], PERIOD="다")
    assert silent(before, after, [change("가", "나"), change("나", "다")]) == ()
    assert silent(before, after, [change("나", "다")]) == (Kind.PERIOD,)
    assert silent(before, after, [change("가", "다", kind=Kind.TITLE)]) == (Kind.PERIOD,)
    assert silent(before, before, []) == ()


@given(st.lists(st.sampled_from("가나다라"), min_size=1, max_size=6))
def test_cards_that_follow_their_changes_are_never_silent(texts: list[str]) -> None:
    days = [date(2023, 1, 1 + at) for at in range(len(texts))]
    shown = [card(day, TITLE=text) for day, text in zip(days, texts, strict=True)]
    told = [
        change(old, new, day, Kind.TITLE)
        for old, new, day in zip(texts, texts[1:], days[1:], strict=False)
        if old != new
    ]
    assert check_chain("1", told, shown) == ()
    if told:
        missing = {one.code for one in check_chain("1", told[1:], shown)}
        assert missing <= {"change-silent", "change-chain-broken"}


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (Kind.BUDGET, " 1,980 ", "1,980백만원"),
        (Kind.BUDGET, "19.8억원", "1,980백만원"),
        (Kind.BUDGET, "비예산", "비예산"),
        (Kind.SOURCES, "시비 1,100백만원, 구비 880", "시비 1,100백만원, 구비 880백만원"),
        (Kind.SOURCES, "시비 1,100\n구비 미상", "시비 1,100백만원, 구비 미상"),
        (Kind.PERIOD, "2023. 7. ~ 2026. 6. [임기 내 완료]", "2023. 7. ~ 2026. 6. [임기 내 완료]"),
        (Kind.CONTENT, "  골목 5곳  \n\n 정비 ", "골목 5곳\n정비"),
        (Kind.DROPPED, "", ""),
    ],
)
def test_a_matter_is_told_as_a_card_says_it(kind: Kind, typed: str, told: str) -> None:
    assert tidy(kind, typed) == told


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (Kind.BUDGET, "많이", "사업비는"),
        (Kind.BUDGET, "1.980", "사업비는"),
        (Kind.BUDGET, "", "사업비는"),
        (Kind.SOURCES, "시비", "재원은"),
        (Kind.SOURCES, "시비 많이", "사업비는"),
        (Kind.PERIOD, "언젠가", "사업기간은"),
    ],
)
def test_what_a_card_could_not_say_is_refused(kind: Kind, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        tidy(kind, typed)


def test_which_kinds_a_card_shows() -> None:
    assert [kind for kind in Kind if not shows(kind)] == [
        Kind.AMOUNT, Kind.SPLIT, Kind.MERGED, Kind.DROPPED, Kind.REPLACED,
    ]  # fmt: skip
    assert alters("가", "나") and not alters("가 나", "가  나 ")


@pytest.mark.parametrize(
    ("vote", "quorum", "complete", "carried"),
    [
        (Vote(20, 11, 6, 5), True, True, True),
        (Vote(20, 10, 10, 0), False, True, False),
        (Vote(20, 12, 6, 6), True, True, False),
        (Vote(20, 12, 6, 4, 2), True, True, False),
        (Vote(20, 12, 7, 4), True, False, True),
    ],
)
def test_more_than_half_must_come_and_more_than_half_of_them_agree(
    vote: Vote, quorum: bool, complete: bool, carried: bool
) -> None:
    assert (vote.has_quorum, vote.is_complete, vote.is_carried) == (quorum, complete, carried)
