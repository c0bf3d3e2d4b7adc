from datetime import date

import pytest

from gongyak.rules.card.followup import Kind, due
from gongyak.rules.card.identity import with_ids
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import Card
from tests.rules.card.seed import SEED, read_text

DAY = date(2024, 9, 30)


def asked(as_of=DAY, **sections):
    trees = {name: tuple(understood(text, "-") for text in texts) for name, texts in sections.items()}
    return due(with_ids(Card(**trees), None, scope="늘솔"), as_of)


@pytest.mark.parametrize(
    ("line", "is_due"),
    [
        ("간담회 개최: 2024. 3분기", True),
        ("간담회 개최: 2024. 9.30.", True),
        ("간담회 개최: 2024.10. 1.", False),
        ("간담회 개최: 2024. 하반기", False),
        ("간담회 개최: 2024. 5. 1./ 10. 1.", False),
        ("간담회 개최: 2024. 2.30.", True),
        ("상담: 2024. 3. ~ 계속", False),
        ("소식지 발간(매월)", False),
        ("소식지 발간(매월): 2024. 3. ~ 2024. 8.", True),
        ("지원센터 운영", False),
    ],
)
def test_a_plan_comes_due_with_its_last_day(line, is_due):
    promises = asked(plans=[line])
    assert [(one.kind, one.text, one.where) for one in promises] == (
        [(Kind.PLAN, line, "plans.0")] if is_due else []
    )


def test_the_day_is_told_with_it():
    assert asked(plans=["간담회: 2024. 2.23./ 6.28."])[0].due == date(2024, 6, 28)
    assert asked(plans=["간담회: 2024. 2.30."])[0].due is None


def test_a_figure_that_was_expected_is_asked_where_it_stands():
    line = "박람회: 2024. 5.30., 면접 200명 ☞ 채용 예정 1,112명, 예정 매출 1.5억원"
    first, second = asked(achievements=["가", line])
    assert (first.kind, first.text, first.where) == (
        Kind.FORECAST,
        "채용 예정 1,112명",
        "achievements.1.metrics.1",
    )
    assert second.text == "매출 예정 150,000,000원" and first.due == date(2024, 5, 30)
    assert asked(overview=["면적 확대 예정 2.5㎡"])[0].text == "면적 확대 예정 2.5㎡"


def test_two_figures_of_one_name_are_two_questions():
    ids = [one.id for one in asked(achievements=["채용 예정 3명(상반기), 채용 예정 4명(하반기)"])]
    assert len(ids) == 2 and ids[1] == f"{ids[0]}#2"


def test_a_figure_of_a_day_ahead_is_not_asked_yet():
    assert asked(achievements=["박람회: 2024.10. 1., 채용 예정 3명"]) == []
    above = understood("박람회: 2024.10. 1.", "-", [understood("채용 예정 3명", "▷")])
    card = with_ids(Card(achievements=(above,)), None, scope="늘솔")
    assert due(card, DAY) == [] and len(due(card, date(2024, 10, 1))) == 1


def test_figures_of_plans_are_asked_with_their_plan():
    assert [one.kind for one in asked(plans=["박람회: 2024. 5.30., 채용 예정 3명"])] == [Kind.PLAN]


def test_an_answer_is_found_again_when_the_card_is_asked_again():
    card = with_ids(read_text(SEED)[0], None, scope="늘솔")
    year_end = due(card, date(2024, 12, 31))
    assert [one.text for one in year_end] == [
        "채용 예정 112명",
        "종합단체본부 유관기관(단체) 간담회 개최: 2024. 하반기",
        "노사정화합 한마당 개최 : 2024.12.",
        "현장지원센터『공감원스톱센터』운영 : 2024. 하반기",
    ]
    assert len({one.id for one in year_end}) == 4
    assert [one.id for one in due(card, DAY)] == [year_end[0].id]
