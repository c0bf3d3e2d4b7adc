"""A card without anything to say about it, and what makes one rule speak."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongyak.rules.budget import FundingRow
from gongyak.rules.card import Card, outline
from gongyak.rules.card.checks import checks
from gongyak.rules.card.header import read_budget, read_period
from gongyak.rules.card.model import Investment, Item
from gongyak.rules.linting import ALONE, Around, Linter, lint

_YEARS = (2022, 2023, 2024, 2025, 2026)
DONE = """골목상권 활력 사업 추진: 2023. 3. ~ 2024. 6.[늘솔과-11호(2023. 3. 2.)]
  상담 12건, 방문 3회
취업박람회 개최: 2024. 5. 30.[늘솔과-12호(2024. 6. 3.)]
  참여기업 8개, 구직참여자 90명, 면접인원 40명, 채용 확정 9명
협의체 발족: 2022. 9. 7.[늘솔과-13호(2022. 9. 8.)]"""
PLANS = "정기 간담회 개최: 2024. 하반기"


def items(text: str, year: int = 2024) -> tuple[Item, ...]:
    """Lines as they are typed."""
    return outline.read(text, year=year)


def row(**amounts: int) -> FundingRow:
    """A row of won with nothing but these years."""
    years = {year: amounts.get(f"y{year}", 0) for year in _YEARS}
    return FundingRow(sum(years.values()), 0, years, 0)


def table(planned: int = 30_000_000, spent: int = 10_000_000) -> Investment:
    """A table of one year of 구비, which adds up."""
    empty = {"국비": row(), "시비": row()}
    plan, paid = row(y2024=planned), row(y2024=spent)
    return Investment(
        unit="백만원",
        plan={"총계": plan, **empty, "구비": plan, "기타": row()},
        spent={"총계": paid, **empty, "구비": paid, "기타": row()},
        spent_meaning="집행",
        columns=("계", "기투자", *(f"{year}년" for year in _YEARS), "임기후"),
    )


FINE = Card(
    as_of=date(2024, 6, 30),
    number="1-1",
    title="골목경제 협의체 설치",
    lead_department="늘솔과",
    related_departments=(),
    period=read_period("2022 ~ 2026 [임기 내 완료]"),
    budget=read_budget("30백만원(구비)"),
    status="정상추진",
    status_national="정상추진",
    progress_percent=Decimal(40),
    goals=items("골목경제를 살린다"),
    tasks=items("협의체 운영"),
    overview=items("사업기간: 2022. ~ 2026."),
    investment=table(),
    achievements=items(DONE),
    problems=items("참여 기업이 부족하여 홍보를 넓힘"),
    plans=items(PLANS),
)


def with_done(*lines: str, **fields: object) -> Card:
    """The fine card with lines added to its 추진실적."""
    return replace(FINE, achievements=items("\n".join([DONE, *lines])), **fields)


def codes(card: Card, linter: Linter | None = None, around: Around = ALONE) -> list[str]:
    """The codes of everything to say about a card, sorted, each as often as it is said."""
    return sorted(one.code for one in lint(card, checks(card), linter or Linter(), around))
