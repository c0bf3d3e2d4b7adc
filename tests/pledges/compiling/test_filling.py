"""A draft filled from records: what is proposed, what stays the officer's, what is asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongyak.achievements.actions import cancel
from gongyak.achievements.models import Achievement
from gongyak.pledges.compiling.filling import Choices, fill
from gongyak.pledges.models import Filling, Saving
from gongyak.records.actions import record
from gongyak.records.reading import known
from gongyak.rules.card.merge import Side
from gongyak.rules.compiling.merging import Decision, State
from gongyak.rules.dates import Precision
from gongyak.rules.records import Span
from gongyak.rules.refusal import Conflict, Refusal
from tests.pledges.compiling.office import Office, office

JULY = Span(date(2024, 7, 12), date(2024, 7, 12))


@pytest.fixture
def at(db) -> Office:
    return office()


def _linked(at: Office, title: str = "청년 창업 한마당", **told: object) -> str:
    row = at.result(title=title, span=told.pop("span", JULY), **told)
    at.link(row.key)
    return row.key


def test_a_new_result_is_proposed_and_all_else_stays(at):
    before = at.texts()
    _linked(at)

    assert (at.row("한마당 개최: 2024. 7").state, at.row("한마당 개최: 2024. 7").takes_theirs) == (
        State.NEW,
        True,
    )
    at.fill()

    assert set(at.texts()) == {*before, "청년 창업 한마당 개최: 2024. 7.12."}
    assert [text for text in at.texts() if text in before] == before
    assert at.draft.texts.last().saving == Saving.FILLED
    assert at.draft.status == "작성중"


def test_nothing_of_the_pledge_changes_nothing(at):
    before = at.quarter.card
    at.fill()
    assert at.quarter.card == before


def test_a_line_that_reads_like_the_officers_becomes_that_line(at):
    item = next(one for one in at.quarter.card.achievements if "취업박람회" in one.text)
    _linked(at, "금정구 일구DAY 취업박람회", kind="박람회", span=Span(date(2024, 5, 31), date(2024, 5, 31)))
    row = at.row("일구DAY")

    assert (row.id, row.state, row.takes_theirs) == (item.id, State.BOTH, False)
    at.fill(takes=("일구DAY",))
    assert "2024년 금정구 일구DAY 취업박람회 개최: 2024. 5.31." in at.texts()
    assert len(at.texts()) == len(set(at.texts()))


def test_what_the_officer_changed_stays_his_until_the_record_changes_too(at):
    key = _linked(at)
    at.fill()
    mine = tuple(
        replace(one, text="청년 창업 한마당 성황리 개최: 2024. 7.12.")
        if "한마당 개최: 2024. 7" in one.text
        else one
        for one in at.quarter.card.achievements
    )
    at.quarter.save(achievements=mine)
    assert at.row("성황리").state is State.EDITED
    at.fill()
    assert "청년 창업 한마당 성황리 개최: 2024. 7.12." in at.texts()

    _corrected(at, key, title="청년 창업 큰잔치")
    row = at.row("성황리")
    assert (row.state, row.takes_theirs) == (State.BOTH, False)
    at.fill()
    assert "청년 창업 한마당 성황리 개최: 2024. 7.12." in at.texts()
    assert at.row("성황리").state is State.EDITED


def test_what_only_the_record_changed_is_taken(at):
    key = _linked(at)
    at.fill()
    _corrected(at, key, title="청년 창업 큰잔치")

    assert at.row("큰잔치").state is State.CHANGED
    at.fill()
    assert "청년 창업 큰잔치 개최: 2024. 7.12." in at.texts()
    assert not any("창업 한마당" in text for text in at.texts())


def test_a_line_that_was_declined_is_not_proposed_again(at):
    _linked(at)
    at.fill(keeps=("창업 한마당",))
    assert not any("창업 한마당" in text for text in at.texts())
    assert at.row("창업 한마당").state is State.DECLINED
    at.fill()
    assert not any("창업 한마당" in text for text in at.texts())
    at.fill(takes=("창업 한마당",))
    assert any("창업 한마당" in text for text in at.texts())


def test_a_cancelled_result_goes_unless_the_officer_keeps_it(at):
    key = _linked(at)
    at.fill()
    _cancelled(at, key)

    row = at.row("창업 한마당")
    assert (row.state, row.takes_theirs) == (State.GONE, True)
    at.fill(keeps=("창업 한마당",))
    assert any("창업 한마당" in text for text in at.texts())


def test_a_cancelled_result_goes(at):
    key = _linked(at)
    at.fill()
    _cancelled(at, key)
    at.fill()
    assert not any("창업 한마당" in text for text in at.texts())


def test_a_line_can_be_taken_in_other_words(at):
    _linked(at)
    row = at.row("창업 한마당")
    at.fill(lines={row.id: Decision(Side.THEIRS, "청년 창업 한마당 두 번째 개최: 2024. 7.12.")})
    assert "청년 창업 한마당 두 번째 개최: 2024. 7.12." in at.texts()
    assert at.row("두 번째").state is State.EDITED


def test_planned_activities_stand_under_plans(at):
    activity = at.ledger.planned(
        title="상인회 간담회 개최", span=Span(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH)
    )
    at.link(activity.key)
    at.fill()
    assert "상인회 간담회 개최: 2024.11." in at.texts("plans")


def test_the_table_and_the_rate_are_taken_only_where_somebody_says_so(at):
    at.spend()
    at.link("project/900", own_money=True)
    before = at.quarter.card
    at.fill()
    assert at.quarter.card.investment == before.investment

    at.fill(takes_table=True, rate="executed")
    card = at.quarter.card
    assert card.investment.plan["총계"].total == 9_600_000
    assert card.investment.spent["구비"].years[2024] == 1_200_000
    assert card.progress_percent == Decimal("37.5")


def test_an_umbrellas_money_is_never_the_cards(at):
    at.spend()
    at.link("project/900")
    assert at.offer().table is None


def test_somebody_elses_text_is_not_overwritten(at):
    _linked(at)
    offer, revision = at.offer(), at.draft.revision
    at.quarter.save(status="정상추진")
    with pytest.raises(Conflict):
        fill(
            offer=offer,
            choices=Choices({}),
            revision=revision,
            by=at.quarter.who("팀장"),
            now=at.quarter.then(),
        )
    assert Filling.objects.count() == 0


def test_a_card_that_is_handed_in_is_not_filled(at):
    _linked(at)
    at.quarter.submit()
    with pytest.raises(Refusal):
        at.fill()


def _corrected(at: Office, key: str, **changes: object) -> None:
    """The record says something else from now on."""
    now = known("achievement")[key].record
    record(replace(now, **changes), by="staff/1", now=at.quarter.then())


def _cancelled(at: Office, key: str) -> None:
    row = Achievement.objects.get(pk=key.removeprefix("achievement/"))
    cancel(row=row, by=at.quarter.who("팀장"), now=at.quarter.then(), reason="잘못 적음")
