"""이행률: the several numbers that go by this name, each with its formula, never one without.

Municipalities print at least these under one word: (완료 + 이행 후 계속추진) ÷ 전체 (광진, 성동, 김해), the mean of
each pledge's 진도 (보령, weighted by pledges, not by fields), (완료 + 정상추진) ÷ 전체 (안양), and shares of money
(대전, 전북교육청). What a pledge does not say is left out of a sum and named, never taken for zero.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

#: The national statuses that count as done (한국매니페스토실천본부: 완료와 이행 후 계속추진).
DONE = ("완료", "이행 후 계속추진")
ON_TRACK = (*DONE, "정상추진")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rates ask of one pledge. Money in won; None is unknown. `counts_money` is False for one whose
    money another pledge of the same set already counts (shared budget)."""

    number: str
    status_national: str | None
    progress_percent: Decimal | None
    plan_won: int | None
    spent_won: int | None
    counts_money: bool = True


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: its name, its formula in words, both parts in `unit`, and the pledges behind it by number.

    `behind` make up the numerator (for a mean or a sum of money: all that have the figure), `left_out` have
    not said what the rate asks, and stand in neither part of a mean or of money.
    """

    code: str
    label: str
    formula: str
    numerator: Decimal
    denominator: Decimal
    unit: str
    behind: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def percent(self) -> Decimal | None:
        """The rate in percent to one decimal, half up; None where there is nothing to divide by."""
        if not self.denominator:
            return None
        scale = 1 if self.unit == "%" else 100
        return (scale * self.numerator / self.denominator).quantize(_TENTH, ROUND_HALF_UP)


def mean_percent(stated: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of the 진도 that are stated, in percent to one decimal, half up; None where none is."""
    known = [percent for percent in stated if percent is not None]
    return (sum(known, Decimal()) / len(known)).quantize(_TENTH, ROUND_HALF_UP) if known else None


def rates(standings: Sequence[Standing]) -> tuple[Rate, ...]:
    """Every named rate of a set of pledges."""
    return (
        _share("done", "완료율", "(완료 + 이행 후 계속추진) ÷ 전체 공약", standings, DONE),
        _mean(standings),
        _share("on_track", "추진율", "(완료 + 이행 후 계속추진 + 정상추진) ÷ 전체 공약", standings, ON_TRACK),
        _money(standings),
    )


def _share(code: str, label: str, formula: str, standings: Sequence[Standing], words: Sequence[str]) -> Rate:
    """The share of the pledges whose national status is one of the words; one without a status counts as not."""
    behind = tuple(one.number for one in standings if one.status_national in words)
    unsaid = tuple(one.number for one in standings if one.status_national is None)
    return Rate(code, label, formula, Decimal(len(behind)), Decimal(len(standings)), "건", behind, unsaid)


def _mean(standings: Sequence[Standing]) -> Rate:
    known, unsaid = _parted(standings, lambda one: one.progress_percent is not None)
    total = sum((one.progress_percent or Decimal() for one in known), Decimal())
    formula = "공약마다 적은 진도(%)의 합 ÷ 진도를 적은 공약의 수"
    return Rate("mean", "평균 진도", formula, total, Decimal(len(known)), "%", _numbers(known), unsaid)


def _money(standings: Sequence[Standing]) -> Rate:
    counted = [one for one in standings if one.counts_money]
    known, unsaid = _parted(counted, lambda one: None not in (one.plan_won, one.spent_won))
    spent, plan = sum(one.spent_won or 0 for one in known), sum(one.plan_won or 0 for one in known)
    formula = "투입예산 총계 ÷ 소요예산(계획) 총계, 함께 쓰는 예산은 한 번만"
    return Rate("spent", "투입률", formula, Decimal(spent), Decimal(plan), "원", _numbers(known), unsaid)


def _parted(
    standings: Sequence[Standing], says: Callable[[Standing], bool]
) -> tuple[list[Standing], tuple[str, ...]]:
    return [one for one in standings if says(one)], _numbers([one for one in standings if not says(one)])


def _numbers(standings: Sequence[Standing]) -> tuple[str, ...]:
    return tuple(one.number for one in standings)
