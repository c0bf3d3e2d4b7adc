"""Figures on a card: how firm they are, whose money they tell, how many departments they name."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from gongyak.rules import data, money
from gongyak.rules.budget import TOTAL
from gongyak.rules.card.model import Card, Metric
from gongyak.rules.dates import DateExpression, format_day
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.linting.lines import placed
from gongyak.rules.particles import quoted, with_particle

_EXPECTED = "예정"
_WON, _PIECES = "원", "개"
_FEWEST = 2


@cache
def _needs_basis() -> re.Pattern[str]:
    return re.compile(data.load("linting.toml")["figures"]["needs_basis"])


def needs_basis(label: str) -> bool:
    """Whether a figure of this name must say how firm it is."""
    return bool(_needs_basis().search(label.strip()))


def basis_finding(told: str, where: str) -> Finding:
    """What there is to say of a figure that does not say how firm it is; `told` is how it reads."""
    message = f"{quoted(told, '은는')} 예정인지 확정인지 적혀 있지 않습니다. ‘예정’, ‘잠정’, ‘확정’ 가운데 하나를 적어 주십시오."
    return Finding("basis-missing", Severity.WARNING, where, message)


def forecast_finding(told: str, where: str, since: date) -> Finding:
    """What there is to say of a figure that is 예정 for too long."""
    days = data.load("linting.toml")["figures"]["answer_days"]
    message = f"{quoted(told, '은는')} 일이 끝난 {format_day(since)}부터 {days}일이 지나도록 예정입니다. 확정된 수를 확인해 적어 주십시오."
    return Finding("forecast-unanswered", Severity.WARNING, where, message)


def is_unanswered(last: date | None, as_of: date) -> bool:
    """Whether what ended on `last` should have been confirmed by the 기준일."""
    days = data.load("linting.toml")["figures"]["answer_days"]
    return last is not None and last <= as_of and as_of - last > timedelta(days=days)


def firmness_of(card: Card) -> Iterator[Finding]:
    """Figures whose firmness is not said, or not answered, in 추진실적."""
    for line in placed(card, "achievements"):
        for metric in line.item.metrics:
            if metric.basis is None and needs_basis(metric.label):
                yield basis_finding(told(metric), line.where)
            last = last_of(line.periods)
            if metric.basis == _EXPECTED and last and card.as_of and is_unanswered(last, card.as_of):
                yield forecast_finding(told(metric), line.where, last)


def last_of(periods: Iterable[DateExpression]) -> date | None:
    """The last day that dates name."""
    return max((period.end for period in periods if period.end), default=None)


def told(metric: Metric) -> str:
    """A figure as one reads it: `채용 예정 112명`."""
    value = f"{metric.value:,}" if isinstance(metric.value, int) else metric.value
    return f"{metric.label} {metric.basis + ' ' if metric.basis else ''}{value}{metric.unit}"


def umbrellas(card: Card) -> Iterator[tuple[str, int]]:
    """The money of plans that hold several projects, where 추진실적 tells of it: `12개 사업, 예산 300백만원`."""
    words = data.load("linting.toml")["figures"]["umbrella"]
    for line in placed(card, "achievements"):
        amounts = [m.value for m in line.item.metrics if m.unit == _WON and isinstance(m.value, int)]
        if amounts and any(_counts(metric, words) for metric in line.item.metrics):
            yield line.where, max(amounts)


def _counts(metric: Metric, words: Collection[str]) -> bool:
    is_many = isinstance(metric.value, int) and metric.value >= _FEWEST
    return is_many and metric.unit == _PIECES and any(metric.label.endswith(word) for word in words)


def umbrella_of(card: Card, before_won: int | None) -> Iterator[Finding]:
    """An umbrella's money beside a card's own, and added to it; `before_won` is last quarter's 소요예산."""
    own = _own(card)
    unit = card.investment.unit if card.investment else "백만원"
    known = {amount for amount in (*own.values(), before_won) if amount}
    for where, won in umbrellas(card):
        shown = money.format_won(won, unit)
        added = next((name for name, amount in own.items() if won and amount - won in known), None)
        if added:
            right = money.format_won(own[added] - won, unit)
            message = (
                f"{added} {with_particle(money.format_won(own[added], unit), '은는')} 여러 사업을 묶은 계획의 "
                f"{with_particle(shown, '이가')} 더해진 금액입니다. 이 카드의 것은 {right}입니다."
            )
            yield Finding("umbrella-added", Severity.ERROR, where, message)
        elif known and won > max(own.values(), default=0):
            message = f"{with_particle(shown, '은는')} 여러 사업을 묶은 계획의 금액입니다. 이 카드의 소요예산과 더하지 마십시오."
            yield Finding("umbrella-money", Severity.NOTE, where, message)


def _own(card: Card) -> dict[str, int]:
    """The card's own whole amounts, by name, in won."""
    made: dict[str, int] = {}
    if card.budget and card.budget.won:
        made["소요예산"] = card.budget.won
    for name, block in (card.investment.amounts() if card.investment else {}).items():
        total = block[TOTAL].total if TOTAL in block else None
        if total and name == "plan":
            made["투자계획 총계"] = total
    return made


def departments_of(card: Card, departments: Collection[str]) -> Iterator[Finding]:
    """관련부서 that names nobody while the projects of the card span departments.

    `departments` are those of the projects that serve the pledge; else the card's own words are taken.
    """
    if card.related_departments:
        return
    others = sorted(set(departments) - {card.lead_department or ""})
    if others:
        message = f"이 공약의 사업을 {'·'.join(others)}도 하는데 관련부서가 비어 있습니다. 관련부서를 적어 주십시오."
        yield Finding("departments-unlisted", Severity.WARNING, "related_departments", message)
        return
    word = data.load("linting.toml")["figures"]["departments"]
    for line in placed(card, "achievements"):
        for metric in line.item.metrics:
            if _counts(metric, (word,)):
                message = f"추진실적은 사업이 {metric.value}개 부서에 걸친다고 하는데 관련부서가 비어 있습니다. 관련부서를 적어 주십시오."
                yield Finding("departments-unlisted", Severity.WARNING, "related_departments", message)
                return
