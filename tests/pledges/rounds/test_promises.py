"""What last quarter's card promised, and its answers."""

from datetime import date

import pytest

from gongyak.audit.models import Act
from gongyak.pledges.models import Outcome
from gongyak.pledges.rounds.promises import Reply, answer_promises
from gongyak.pledges.rounds.writing import submit
from gongyak.rules.refusal import Refusal
from tests.pledges.rounds.quarter import Quarter, opened


@pytest.fixture
def quarter(db: None) -> Quarter:
    return opened()


def answer(quarter: Quarter, who: str = "담당", **reply: str) -> int:
    promise = quarter.draft.follow_ups.get()
    replies = {promise.pk: Reply(**reply)}
    return answer_promises(draft=quarter.draft, replies=replies, by=quarter.who(who), now=quarter.then())


def test_the_round_opens_with_what_was_expected_by_its_day(quarter: Quarter) -> None:
    promise = quarter.draft.follow_ups.get()
    assert quarter.round.as_of == date(2024, 9, 30)
    assert (promise.text, promise.place, promise.outcome) == (
        "채용 예정 112명",
        "achievements.8.0.metrics.3",
        None,
    )


def test_a_card_is_not_handed_in_before_every_promise_is_answered(quarter: Quarter) -> None:
    draft = quarter.draft
    with pytest.raises(Refusal, match="약속 1건"):
        submit(draft=draft, revision=draft.revision, by=quarter.who("담당"), now=quarter.then())
    assert answer(quarter, outcome=Outcome.DROPPED, reason=" 기업 사정 ") == 1
    promise = quarter.draft.follow_ups.get()
    assert (promise.outcome, promise.reason, promise.answered_by.name) == (
        "하지 않음",
        "기업 사정",
        "담당이름",
    )
    submit(draft=draft, revision=draft.revision, by=quarter.who("담당"), now=quarter.then())


def test_the_same_answer_again_is_no_act(quarter: Quarter) -> None:
    assert answer(quarter, outcome=Outcome.DONE) == 1
    acts = Act.objects.count()
    assert answer(quarter, outcome=Outcome.DONE) == 0
    assert Act.objects.count() == acts


@pytest.mark.parametrize(
    "reply", [{"outcome": "미뤄짐"}, {"outcome": "하지 않음", "reason": " "}, {"outcome": "몰라"}]
)
def test_an_answer_without_its_reason_is_refused(quarter: Quarter, reply: dict[str, str]) -> None:
    with pytest.raises(Refusal, match="까닭"):
        answer(quarter, **reply)


def test_who_does_not_write_the_card_does_not_answer(quarter: Quarter) -> None:
    with pytest.raises(Refusal, match="담당자나 팀장"):
        answer(quarter, "타부서담당", outcome=Outcome.DONE)


def test_a_card_that_was_handed_in_is_not_answered(quarter: Quarter) -> None:
    quarter.submit()
    with pytest.raises(Refusal, match="단계"):
        answer(quarter, outcome=Outcome.DROPPED, reason="사정")
