"""연차별 목표와 실적: how much of a year's target was reached, in percent; more than 100 is possible."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongyak.rules.manifesto.facts import Target
from gongyak.rules.plans.model import Plan

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Attained:
    """One indicator in one year: what was planned, what was reached, and the percent of it to a tenth.

    `percent` is None where one of the two is not known or nothing was planned.
    """

    indicator: str
    unit: str
    planned: Decimal | None
    reached: Decimal | None
    percent: Decimal | None

    @property
    def is_attained(self) -> bool | None:
        """Whether the target was reached; None where one of the two is not known."""
        return Target(self.indicator, self.planned, self.reached).is_attained


def attained(plan: Plan, year: int, reached: Mapping[str, Decimal]) -> tuple[Attained, ...]:
    """Every indicator that has a target for the year, beside what was reached (by the indicator's name)."""
    return tuple(
        Attained(one.name, one.unit, planned, reached.get(one.name), _percent(planned, reached.get(one.name)))
        for one in plan.indicators
        if (planned := one.targets.get(year)) is not None
    )


def _percent(planned: Decimal, reached: Decimal | None) -> Decimal | None:
    if reached is None or planned <= 0:
        return None
    return (reached * 100 / planned).quantize(_TENTH, ROUND_HALF_UP)


def target_of(lines: tuple[Attained, ...]) -> Target | None:
    """The target of a year as the yearly evaluation asks for it: one for a pledge; None where it has none.

    Of several indicators it is how many of them reached theirs.
    """
    if not lines:
        return None
    if len(lines) == 1:
        [line] = lines
        return Target(
            f"{line.indicator}({line.unit})" if line.unit else line.indicator, line.planned, line.reached
        )
    goal = "목표를 이룬 지표의 수: " + "·".join(line.indicator for line in lines)
    known = all(line.is_attained is not None for line in lines)
    reached = Decimal(sum(line.is_attained is True for line in lines)) if known else None
    return Target(goal, Decimal(len(lines)), reached)
