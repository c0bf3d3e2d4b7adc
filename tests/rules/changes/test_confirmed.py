"""What of a card is confirmed, and what of it two cards say differently."""

from dataclasses import replace

from gongyak.rules.budget import FundingRow
from gongyak.rules.card.header import read_budget, read_period
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.changes import KINDS, Kind, confirmed, differences

MILLION = 1_000_000
PLAN = {
    "총계": FundingRow(12 * MILLION, 0, {2024: 12 * MILLION}, 0),
    "국비": FundingRow(0, 0, {2024: 0}, 0),
    "시비": FundingRow(2 * MILLION, 0, {2024: 2 * MILLION}, 0),
    "구비": FundingRow(10 * MILLION, 0, {2024: 10 * MILLION}, 0),
}
CARD = Card(
    number="1-1",
    title="골목 정비",
    lead_department="경제과",
    period=read_period("2023 ~ 2025 [임기 내 완료]"),
    budget=read_budget("12백만원(시비, 구비)"),
    goals=(understood("골목 3곳", "○"),),
    tasks=(understood("정비", "○", [understood("설계", "-")]),),
    investment=Investment(unit="백만원", plan=PLAN),
)


def test_a_card_says_every_matter_as_a_text() -> None:
    assert confirmed(CARD) == {
        Kind.TITLE: "골목 정비",
        Kind.DEPARTMENT: "경제과",
        Kind.PERIOD: "2023 ~ 2025 [임기 내 완료]",
        Kind.BUDGET: "12백만원",
        Kind.SOURCES: "시비 2백만원, 구비 10백만원",
        Kind.CONTENT: "골목 3곳\n정비\n설계",
    }
    assert confirmed(Card()) == dict.fromkeys(KINDS, "")


def test_money_that_is_not_told_is_told_as_such() -> None:
    assert confirmed(replace(CARD, investment=None))[Kind.BUDGET] == "12백만원(시비, 구비)"
    assert (
        confirmed(replace(CARD, investment=Investment(unit="백만원", kind="비예산")))[Kind.BUDGET] == "비예산"
    )
    open_plan = {"총계": FundingRow(None, 0, {}, None), "시비": FundingRow(None, 0, {}, None)}
    told = confirmed(replace(CARD, investment=Investment(unit="백만원", kind="미정", plan=open_plan)))
    assert (told[Kind.BUDGET], told[Kind.SOURCES]) == ("미정", "시비 미상")


def test_only_what_differs_beyond_blanks_is_a_difference() -> None:
    other = replace(CARD, title="골목  정비 ", lead_department="교통과", goals=(understood("골목 5곳", "○"),))
    found = differences(CARD, other)
    assert [(one.kind, one.before, one.after) for one in found] == [
        (Kind.DEPARTMENT, "경제과", "교통과"),
        (Kind.CONTENT, "골목 3곳\n정비\n설계", "골목 5곳\n정비\n설계"),
    ]
    assert differences(CARD, CARD) == ()
