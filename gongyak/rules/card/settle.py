"""Settle a card: read its budget table, take in the answers to its questions, and check what then stands."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongyak.rules.card import money_table
from gongyak.rules.card.answers import Answer
from gongyak.rules.card.checks import checks, context_of
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import Card
from gongyak.rules.card.questions import answered, questions, with_known_status
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted


def reconsider(card: Card, answers: Iterable[Answer] = ()) -> tuple[Card, list[Finding]]:
    """The card with its table read and the answers taken in, and everything there is to say about it.

    An answer to a question that the card does not raise is reported (`answer-unused`). What was settled
    before stays.
    """
    given = list(answers)
    settled, findings = _with_money(card, given)
    raised = _raised(card, settled) if given else set()
    settled, refused = answered(settled, given)
    unused = dict.fromkeys(answer.code for answer in given if answer.code not in raised)
    return settled, findings + refused + [_unused(code) for code in unused] + checks(settled)


def _with_money(card: Card, answers: Sequence[Answer]) -> tuple[Card, list[Finding]]:
    if card.investment is None:
        return card, []
    context = context_of(card, card.investment.unit)
    plan, findings = money_table.settle(card.investment, layouts()[card.layout], context, answers)
    return replace(card, investment=plan), findings


def _raised(card: Card, settled: Card) -> set[str]:
    """The codes of the questions that the card raises while nobody answers."""
    _, findings = _with_money(card, [])
    asked = [*findings, *questions(with_known_status(settled))]
    return {finding.code for finding in asked if finding.severity is Severity.QUESTION}


def _unused(code: str) -> Finding:
    message = f"{quoted(code, '은는')} 이 파일에서 묻지 않은 질문입니다. 그 답은 쓰지 않았습니다."
    return Finding("answer-unused", Severity.WARNING, "answers", message)
