"""What lists show of a card."""

from decimal import ROUND_HALF_UP, Decimal

from gongyak.rules.budget import TOTAL, FundingBlock
from gongyak.rules.card import Card
from gongyak.snapshots.actions import Summary


def summary_of(card: Card) -> Summary:
    """What lists show of a card."""
    investment = card.investment
    return Summary(
        title=card.title,
        status=card.status,
        progress_hundredths=_hundredths(card.progress_percent),
        plan_won=_total(investment.plan) if investment else None,
        spent_won=_total(investment.spent) if investment else None,
    )


def _hundredths(percent: Decimal | None) -> int | None:
    return None if percent is None else int((percent * 100).to_integral_value(ROUND_HALF_UP))


def _total(block: FundingBlock | None) -> int | None:
    return block[TOTAL].total if block and TOTAL in block else None
