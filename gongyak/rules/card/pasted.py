"""A budget table that was copied from elsewhere: what it would put into the card, to look at before it is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from gongyak.blocks import Table
from gongyak.rules import budget, money
from gongyak.rules.card import money_table
from gongyak.rules.card.answers import Answer
from gongyak.rules.card.checks import context_of
from gongyak.rules.card.layout import layouts
from gongyak.rules.card.model import Card, Investment
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.particles import quoted


def recognised(
    table: Table, card: Card, answers: Iterable[Answer] = ()
) -> tuple[Investment | None, list[Finding]]:
    """The plan that a copied table shows, with everything there is to say about it.

    Its blocks stay None while the table has more than one reading (`budget-missing-column`, which `answers`
    settle) or cannot be read; None where it has no head to know its columns by (`paste-head-missing`). The
    unit is the one written above the head, else that of the card.
    """
    layout = layouts()[card.layout]
    rows = money_table.as_it_stood(table)
    at = money_table.head_row(rows, layout)
    if at is None:
        message = (
            "붙인 표에 제목 줄(계, 기투자, 2024년 …)이 없어 어느 열의 금액인지 알 수 없습니다. "
            "제목 줄까지 함께 복사해 주십시오."
        )
        return None, [Finding("paste-head-missing", Severity.ERROR, "investment", message)]
    own = card.investment.unit if card.investment else layout.unit
    unit, findings = _unit(rows[:at], own)
    context = context_of(replace(card, investment=None), unit)
    plan = Investment(unit=unit, raw=rows[at:])
    plan, more = money_table.settle(plan, layout, context, answers)
    heads = [column for column in map(layout.column, plan.columns) if column]
    context = replace(context, absent=money_table.absent_places(heads))
    return plan, [*findings, *more, *budget.check(plan.amounts(), context)]


def taken(card: Card, plan: Investment) -> Card:
    """The card with the blocks of a recognised plan in the place of its own; blocks that the plan does not have stay."""
    own = card.investment or Investment(unit=plan.unit)
    blocks: dict[str, Any] = plan.amounts()
    labels = {**own.labels, **plan.labels}
    table = replace(own, unit=plan.unit, columns=plan.columns, labels=labels, raw=plan.raw, **blocks)
    written = {key: text for key, text in card.raw.items() if key.split(".")[:2] not in _places(blocks)}
    return replace(card, investment=table, raw=written)


def _places(blocks: Iterable[str]) -> list[list[str]]:
    """The places of cells that were typed over, as `Card.raw` keeps their texts."""
    return [["investment", name] for name in blocks]


def _unit(above: Sequence[Sequence[str]], own: str) -> tuple[str, list[Finding]]:
    """The unit that is named above the head, or the card's own."""
    named = next(filter(None, map(money.unit_named, chain.from_iterable(above))), None)
    if named is None or named == own:
        return own, []
    if named in money.UNITS:
        message = f"붙인 표의 단위 {quoted(named, '이가')} 카드의 단위({own})와 다릅니다. 표에 적힌 단위로 읽었습니다."
        return named, [Finding("paste-unit", Severity.NOTE, "investment.unit", message)]
    message = (
        f"붙인 표의 단위 {quoted(named, '을를')} 알 수 없어 {own}으로 읽었습니다. 금액을 확인해 주십시오."
    )
    return own, [Finding("paste-unit", Severity.WARNING, "investment.unit", message)]
