"""Pledges made by hand, and by Hypothesis, for the tests of the pack."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from gongyak.rules.budget import FundingBlock
from gongyak.rules.card.items import understood
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.manifesto import Fact, Split
from gongyak.rules.totals import Line
from tests.rules.totals_lines import block, sets

DAY, BEFORE, FIRST = date(2024, 12, 31), date(2023, 12, 31), date(2022, 9, 30)
MILLION = 1_000_000


def fact(
    number: str = "1-1",
    money: dict[str, FundingBlock] | None = None,
    meaning: str | None = None,
    layout: str = "standard",
    kind: str = "예산",
    **changes: object,
) -> Fact:
    """A pledge with money; whatever `changes` of the fact say goes over it."""
    money = (
        {"plan": block(구비={2023: 3 * MILLION, 2024: 2 * MILLION}, 기타={2023: 0, 2024: MILLION})}
        if money is None
        else money
    )
    held = Investment(unit="백만원", kind=kind, spent_meaning=meaning, **money)
    card = Card(number=number, title=f"{number} 사업", investment=held, layout=layout)
    line = Line(
        number, "1", "경제", "경제과", "추진중", "정상추진", Decimal(50), "임기 내 완료", "신규", kind, money=money
    )  # fmt: skip
    made = Fact(line, f"{number} 사업", card, card, FIRST, card, BEFORE)
    return replace(made, **changes)


def achievement(text: str, *below: str) -> object:
    """A line of 추진실적 with lines below it."""
    return understood(text, "-", [understood(one, "▷") for one in below])


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Pledges whose lines are any, with and without an answer to what 기타 is."""
    made = []
    for line in draw(sets()):
        meaning = draw(st.sampled_from([None, "확보", "집행"]))
        card = Card(number=line.number, investment=Investment(unit="백만원", spent_meaning=meaning))
        split = draw(
            st.none()
            | st.sampled_from(["민간", "기타"]).map(lambda word: Split(whole=word))
            | st.integers(0, 10**10).map(lambda won: Split(private={"plan": won, "executed": won // 2}))
        )
        made.append(Fact(line, "사업", card, card, FIRST, card, BEFORE, split=split))
    return made
