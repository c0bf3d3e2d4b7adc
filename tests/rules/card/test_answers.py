"""Answers to questions: on the command line, in a sheet, twice."""

from datetime import UTC, datetime

import pytest

from gongyak.rules.card import (
    Answer,
)
from gongyak.rules.card.answers import parse_argument, parse_sheet
from tests.rules.card.seed import SEED, read_text


def test_answers_given_on_the_command_line():
    assert parse_argument("budget-missing-column = 2022년") == Answer("budget-missing-column", "2022년")
    for wrong in ("기투자", "=기투자", "code="):
        with pytest.raises(ValueError, match="질문부호=값"):
            parse_argument(wrong)


def test_a_sheet_of_answers():
    (answer,) = parse_sheet(
        '[[answer]]\nnumber = "1-2"\ncode = "status-national"\nvalue = "완료"\nby = "총괄부서"\nwhy = "확인함"\n'
        "at = 2024-07-05T10:00:00+09:00\n"
    )
    assert (answer.number, answer.code, answer.value, answer.by) == (
        "1-2",
        "status-national",
        "완료",
        "총괄부서",
    )
    assert answer.at == datetime(2024, 7, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "answer = 3",
        '{"budget-missing-column": 3}',
        "[[answer]]\ncode='x'",
        "[[answer",
        "",
        "[[answer]]\ncode='a'\nvalue='b'\nat=2024-07-05T10:00:00",
    ],
)
def test_another_sheet_gets_a_sentence(text):
    with pytest.raises(ValueError, match="TOML"):
        parse_sheet(text)


def test_two_different_answers_to_one_question_are_refused():
    answers = [Answer("budget-missing-column", "기투자"), Answer("budget-missing-column", "임기후")]
    card, found = read_text(SEED, *answers)
    assert card.investment.plan is None
    assert "기투자, 임기후" in found["answer-twice"].message
    equal = [Answer("budget-missing-column", "기투자"), Answer("budget-missing-column", "2022년")]
    assert "answer-twice" not in read_text(SEED, *equal)[1]


@pytest.mark.parametrize(
    "text",
    [
        'budget-missing-column = "2022년"',
        '{"budget-missing-column": "2022년"}',
        '{"answer": [{"code": "budget-missing-column", "value": "2022년"}]}',
    ],
)
def test_a_short_sheet(text):
    assert parse_sheet(text) == [Answer("budget-missing-column", "2022년")]


def test_a_moment_may_be_a_text():
    (answer,) = parse_sheet('{"answer": [{"code": "a", "value": "b", "at": "2024-07-05T10:00:00+09:00"}]}')
    assert answer.at == datetime(2024, 7, 5, 1, tzinfo=UTC)


def test_a_wrong_answer_beside_a_right_one_is_refused():
    answers = [Answer("budget-missing-column", "기투자"), Answer("budget-missing-column", "엉뚱한값")]
    card, found = read_text(SEED, *answers)
    assert card.investment.plan is None
    assert "‘엉뚱한값’" in found["answer-unknown"].message
