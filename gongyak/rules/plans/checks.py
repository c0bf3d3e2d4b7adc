"""What a plan must say before it is handed in, and what in it does not agree."""

from collections.abc import Iterator

from gongyak.rules.budget import Context
from gongyak.rules.budget import check as check_money
from gongyak.rules.card.header import read_period
from gongyak.rules.findings import Finding, Severity
from gongyak.rules.plans.model import Plan, summed

#: What a plan must say, in the words of the form.
NEEDED = {
    "title": "공약 제목을",
    "lead_department": "주관부서를",
    "period": "추진기간을",
    "completion": "완료시기를",
    "goals": "공약목표를",
    "overview": "추진개요를",
}


def check(plan: Plan) -> list[Finding]:
    """Everything that stands in the way of a plan."""
    return [*_missing(plan), *_period(plan), *_targets(plan), *_money(plan)]


def _error(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, where, message)


def _missing(plan: Plan) -> Iterator[Finding]:
    for name, words in NEEDED.items():
        if not getattr(plan, name).strip():
            yield _error("plan-incomplete", name, f"{words} 적어 주십시오.")


def _period(plan: Plan) -> Iterator[Finding]:
    if not plan.period.strip():
        return
    found = read_period(plan.period)
    if found.start is None or found.end is None:
        yield _error("plan-period-unread", "period", "추진기간을 ‘2026. 7. ~ 2030. 6.’처럼 적어 주십시오.")


def _targets(plan: Plan) -> Iterator[Finding]:
    if not plan.indicators:
        yield _error("plan-incomplete", "indicators", "연차별 목표를 잴 지표를 하나 이상 적어 주십시오.")
    for at, one in enumerate(plan.indicators):
        if all(value is None for value in one.targets.values()):
            yield _error("plan-incomplete", f"indicator.{at}", f"‘{one.name}’의 연차별 목표를 적어 주십시오.")
        if not one.measured.strip():
            message = f"‘{one.name}’을(를) 어떻게 재는지 적어 주십시오."
            yield _error("plan-incomplete", f"indicator.{at}", message)


def _money(plan: Plan) -> Iterator[Finding]:
    if plan.kind != "예산":
        return
    block = summed(plan.budget)
    if not block:
        yield _error("plan-incomplete", "budget", "재원별·연도별 사업비를 적어 주십시오.")
        return
    total = next(iter(block.values())).total
    if total == 0:
        message = "사업비가 모두 0원입니다. 비예산이면 예산 구분을 비예산으로 골라 주십시오."
        yield _error("plan-incomplete", "budget", message)
    yield from check_money({"plan": block}, Context(completion=plan.completion, kind=plan.kind))
