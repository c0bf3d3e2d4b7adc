"""The JSON form: exact for our own cards, held against the schema for others'."""

import json
import re
from decimal import Decimal

import pytest

from gongyak.rules.budget import FundingRow
from gongyak.rules.card import (
    Answer,
    Card,
    accept,
    from_json,
    reconsider,
    to_json,
)
from gongyak.rules.card.jsonfile import load
from gongyak.rules.card.model import Investment
from tests.rules.card.seed import SEED, read_text


@pytest.mark.parametrize(
    "broken",
    [
        {},
        [],
        {"as_of": "2024-13-01"},
        to_json(Card()) | {"as_of": "어제"},
        to_json(Card()) | {"budget": {"raw": "1원", "won": 1.5, "sources": []}},
        to_json(Card()) | {"budget": {"raw": "1원", "won": True, "sources": []}},
        to_json(Card()) | {"goals": [{}]},
        to_json(Card()) | {"progress_percent": "반"},
    ],
)
def test_other_json_gets_a_sentence(broken):
    for reader in (accept, from_json):
        with pytest.raises(ValueError, match="JSON"):
            reader(broken)


_PLAN = to_json(Card(investment=Investment("원")))["investment"]


_ROW = {"total": 1, "before": 0, "in_term": 1, "years": {}, "after": 0, "undecided": False}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"investment": _PLAN | {"raw": [[]]}}, "investment의 열과 표"),
        ({"investment": _PLAN | {"plan": {}}}, "investment의 열과 표"),
        ({"as_of": "20240630"}, "as_of: "),
        ({"progress_percent": "50\n"}, "progress_percent: "),
        ({"title": 5}, "title: 글 또는 null"),
        ({"progress_percent": 50.5}, "progress_percent: 정수 또는 글"),
        ({"goals": [{}]}, "goals.0.id: 값이 없습니다"),
        ({"budget": {"raw": "1원", "won": True, "sources": []}}, "budget.won: 정수 또는 null"),
        ({"as_of": "2024-02-30"}, "as_of: ‘2024-02-30’"),
        ({"title": "\ud800"}, "깨진 글자"),
        ({"progress_percent": "NaN"}, "progress_percent: "),
        ({"status_national": "몰라"}, "status_national: 완료"),
        ({"investment": _PLAN | {"unit": "달러"}}, "investment.unit"),
        ({"investment": _PLAN | {"plan": {"구비": _ROW | {"in_term": 7}}}}, "plan.구비.in_term"),
        ({"나이": 3}, "나이: 카드에 없는 이름"),
        ({"layout": "없는 서식"}, "standard"),
        ({"investment": _PLAN | {"kind": "많음"}}, "investment.kind: 예산, 비예산"),
        (
            {"investment": _PLAN | {"plan": {"구비": _ROW | {"years": {"24": 1}}}}},
            "plan.구비.years.24: 카드에 없는",
        ),
    ],
)
def test_foreign_json_is_told_its_place(changed, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        accept(to_json(Card()) | changed)


def test_foreign_json_of_the_right_shape_is_a_card():
    row = FundingRow(3, 0, {2024: 3}, None)
    card = Card(title="가", raw={"title": "가"}, investment=Investment("원", plan={"총계": row}))
    assert accept(to_json(card)) == card


def test_a_percentage_with_a_fraction_stays_exact():
    card = Card(progress_percent=Decimal("66.7"))
    assert to_json(card)["progress_percent"] == "66.7"
    assert from_json(to_json(card)) == card


def test_an_undecided_amount_survives_json():
    row = FundingRow(None, 0, {2024: None}, None, undecided=True)
    card = Card(investment=Investment("백만원", plan={"총계": row}))
    assert from_json(to_json(card)) == card


def test_the_json_of_an_unanswered_card_asks_again():
    card, _ = read_text(SEED)
    again, findings = reconsider(accept(to_json(card)))
    assert again == card
    assert [f.code for f in findings if f.blocks] == ["budget-missing-column"]
    settled, findings = reconsider(accept(to_json(card)), [Answer("budget-missing-column", "임기후")])
    assert settled.investment.plan["총계"].total == 9_600_000
    assert not [f for f in findings if f.blocks]
    _, findings = reconsider(settled, [Answer("budget-missing-column", "기투자")])
    assert "answer-unused" in {f.code for f in findings}


def test_a_file_of_json_is_a_card():
    card = Card(title="가")
    assert load(json.dumps(to_json(card)).encode()) == card
    assert load(json.dumps(to_json(card)).encode("utf-8-sig")) == card


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe\xfd", "UTF-8"),
        (b"{\n", "2번째 줄"),
        (b"[" * 200_000, "깊습니다"),
        (b'{"a": ' + b"9" * 5000 + b"}", "UTF-8"),
        (b" " * 6_000_000, "5MB"),
        (b"{}", "JSON"),
    ],
)
def test_a_file_of_something_else_gets_a_korean_sentence(data, words):
    with pytest.raises(ValueError, match=words) as caught:
        load(data)
    assert re.search("[가-힣]", str(caught.value))
