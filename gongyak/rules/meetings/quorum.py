"""정족수와 의결: how many of a body must come, and how many must be for it."""

from dataclasses import dataclass
from enum import StrEnum


class QuorumRule(StrEnum):
    """How many members must come for a body to sit (의사정족수)."""

    MAJORITY = "재적 과반수"
    HALF = "재적 2분의 1 이상"
    THIRD = "재적 3분의 1 이상"
    TWO_THIRDS = "재적 3분의 2 이상"
    NONE = "정하지 않음"


class VoteRule(StrEnum):
    """How many must be for it (의결정족수)."""

    PRESENT_MAJORITY = "출석 과반수"
    PRESENT_TWO_THIRDS = "출석 3분의 2 이상"
    ALL_MAJORITY = "재적 과반수"


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether a body could sit: 재적, those present (deputies counted where the body counts them), those needed."""

    members: int
    present: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether enough came."""
        return self.present >= self.needed


def quorum(rule: QuorumRule, members: int, present: int) -> Quorum:
    """The quorum of a body of so many members of whom so many came. Where no rule is set one must come."""
    needed = {
        QuorumRule.MAJORITY: members // 2 + 1,
        QuorumRule.HALF: -(-members // 2),
        QuorumRule.THIRD: -(-members // 3),
        QuorumRule.TWO_THIRDS: -(-2 * members // 3),
        QuorumRule.NONE: 1,
    }[rule]
    return Quorum(members, present, max(needed, 1))


def is_carried(rule: VoteRule, members: int, present: int, ayes: int) -> bool:
    """가결: whether so many votes for it carry it by the body's rule."""
    if rule is VoteRule.PRESENT_TWO_THIRDS:
        return present > 0 and 3 * ayes >= 2 * present
    of = members if rule is VoteRule.ALL_MAJORITY else present
    return 2 * ayes > of
