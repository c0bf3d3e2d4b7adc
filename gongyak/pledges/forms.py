"""What is made of a card: the files that the public gets, and what lists show of it."""

from decimal import ROUND_HALF_UP, Decimal

from gongyak import documents
from gongyak.rules import card as cards
from gongyak.rules.budget import TOTAL, FundingBlock
from gongyak.rules.canonical import canonical
from gongyak.rules.card import Card
from gongyak.snapshots.actions import Summary

#: The formats of a published card's files.
MEDIA_TYPES = {
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "hwpx": "application/hwp+zip",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def rendered(format: str, form: dict[str, object]) -> bytes:
    """A card's public JSON form as a file; the JSON file is its canonical bytes."""
    if format == "json":
        return canonical(form)
    card = cards.from_json(form)
    return documents.write(format, cards.write(card), title=card.title or "")


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
