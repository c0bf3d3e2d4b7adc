"""What of a card is confirmed with the 실천계획, so that only a change that was decided may alter it.

The kinds are those that municipalities publish in their lists of changes (함양, 부평, 창원, 예산, 사천, 무안):
공약명, 사업내용, 사업비, 재원, 사업량, 사업기간, 주관부서, and what becomes of a whole pledge.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gongyak.rules.budget import TOTAL
from gongyak.rules.card.compare.words import same_words
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import Card
from gongyak.rules.money import format_won

UNIT = "백만원"


class Kind(StrEnum):
    """What a change alters."""

    TITLE = "명칭"
    CONTENT = "내용"
    BUDGET = "사업비"
    SOURCES = "재원"
    AMOUNT = "사업량"
    PERIOD = "기간"
    DEPARTMENT = "부서"
    SPLIT = "분리"
    MERGED = "통폐합"
    DROPPED = "제외"
    REPLACED = "대체"


#: The kinds that a card itself shows, in the order of the form. 사업량 stands in its texts and cannot be told apart.
KINDS = (Kind.TITLE, Kind.DEPARTMENT, Kind.PERIOD, Kind.BUDGET, Kind.SOURCES, Kind.CONTENT)


@dataclass(frozen=True, slots=True)
class Difference:
    """One confirmed matter that two cards say differently; "" is "not said"."""

    kind: Kind
    before: str
    after: str


def confirmed(card: Card) -> dict[Kind, str]:
    """What a card says of every confirmed matter that it shows, as one text each; "" where it says nothing."""
    return {kind: _TOLD[kind](card) for kind in KINDS}


def differences(before: Card, after: Card) -> tuple[Difference, ...]:
    """The confirmed matters that differ between two cards; blanks alone make no difference."""
    old, new = confirmed(before), confirmed(after)
    return tuple(Difference(kind, old[kind], new[kind]) for kind in KINDS if not same(old[kind], new[kind]))


def same(one: str, other: str) -> bool:
    """Whether two texts say the same but for blanks."""
    return same_words(one, other)


def _period(card: Card) -> str:
    return card.period.raw if card.period else ""


def _budget(card: Card) -> str:
    """총사업비 of the plan, or 비예산, 미정."""
    if card.investment is None:
        return card.budget.raw if card.budget else ""
    total = card.investment.plan.get(TOTAL) if card.investment.plan else None
    if total is None or total.total is None:
        return card.investment.kind
    return format_won(total.total, UNIT)


def _sources(card: Card) -> str:
    """The sources of the plan that have money, each with its sum."""
    plan = (card.investment.plan if card.investment else None) or {}
    told = (
        f"{source} {'미상' if row.total is None else format_won(row.total, UNIT)}"
        for source, row in plan.items()
        if source != TOTAL and row.total != 0
    )
    return ", ".join(told)


def _content(card: Card) -> str:
    """공약목표 and 추진과제, line by line."""
    return "\n".join(item.text for _, item in walk((*card.goals, *card.tasks), ""))


_TOLD: dict[Kind, Callable[[Card], str]] = {
    Kind.TITLE: lambda card: card.title or "",
    Kind.DEPARTMENT: lambda card: card.lead_department or "",
    Kind.PERIOD: _period,
    Kind.BUDGET: _budget,
    Kind.SOURCES: _sources,
    Kind.CONTENT: _content,
}
