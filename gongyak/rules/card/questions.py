"""Questions that a card's words leave open and that may be put off: the national status, what 투입 means."""

from collections.abc import Iterable
from dataclasses import replace

from gongyak.rules.card.answers import Answer, chosen
from gongyak.rules.card.layout import layouts, squeeze
from gongyak.rules.card.model import Card
from gongyak.rules.findings import Choice, Finding, Severity
from gongyak.rules.particles import quoted

_SPENT = (
    Choice("확보", "편성하거나 확보한 예산 (예산서 기준)"),
    Choice("집행", "실제로 집행한 금액 (결산 기준)"),
)


def questions(card: Card) -> list[Finding]:
    """The deferrable questions that are still open on a card."""
    return [question for question in (_status(card), _spent(card)) if question]


def with_known_status(card: Card) -> Card:
    """The card with the national status that its own word names beyond doubt."""
    words = _national(card)
    return replace(card, status_national=words[0]) if words and card.status_national is None else card


def answered(card: Card, answers: Iterable[Answer]) -> tuple[Card, list[Finding]]:
    """The card with its deferrable questions answered; `answer-unknown` for what is no answer."""
    given = list(answers)
    card = with_known_status(card)
    findings: list[Finding] = []
    for question in questions(card):
        choice, left = chosen(question, given)
        findings += [finding for finding in left if finding is not question]
        if choice and question.code == "status-national":
            card = replace(card, status_national=choice.value)
        elif choice and card.investment:
            card = replace(card, investment=replace(card.investment, spent_meaning=choice.value))
    return card, findings


def _national(card: Card) -> tuple[str, ...]:
    layout = layouts()[card.layout]
    return layout.status.get(squeeze(card.status or ""), ())


def _status(card: Card) -> Finding | None:
    if card.status is None or card.status_national is not None or _national(card):
        return None
    layout = layouts()[card.layout]
    message = (
        f"추진상황 {quoted(card.status, '은는')} 전국 공통 여섯 분류 가운데 어느 것인지 정해져 있지 않습니다. "
        "나중에 답해도 됩니다."
    )
    choices = tuple(Choice(word, word) for word in layout.national)
    return Finding("status-national", Severity.QUESTION, "status", message, choices, deferrable=True)


def _spent(card: Card) -> Finding | None:
    investment = card.investment
    has_spent = investment and (investment.spent is not None or "spent" in investment.labels)
    if not has_spent or (investment and investment.spent_meaning):
        return None
    message = "‘투입예산’이 확보한 예산인지 집행한 금액인지 카드에 적혀 있지 않습니다. 나중에 답해도 됩니다."
    return Finding("spent-meaning", Severity.QUESTION, "investment.spent", message, _SPENT, deferrable=True)
