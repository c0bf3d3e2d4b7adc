"""What the pack asks of one pledge, and what it cannot know by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongyak.rules.card.model import Card
from gongyak.rules.totals import Line


@dataclass(frozen=True, slots=True)
class Target:
    """연차별 목표 of one year: in words, what was planned and what was reached, both in the same unit."""

    goal: str
    planned: Decimal | None = None
    reached: Decimal | None = None

    @property
    def is_attained(self) -> bool | None:
        """Whether the target was reached; None where one of the two is not known."""
        if self.planned is None or self.reached is None:
            return None
        return self.reached >= self.planned


@dataclass(frozen=True, slots=True)
class Split:
    """What 기타 of a card is: wholly 민간 or 기타, or which part of each measure is 민간, in won."""

    whole: str | None = None
    private: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One pledge: its line as totals read it, its card, and what stands beside it.

    `first` is the card as it was first published and `first_day` its 기준일, `before` the card of a year
    earlier (or the first, where it came later). `promise` is the wording of the election bulletin, None where
    nobody has entered it; `target` that of the year, None where there is none.
    """

    line: Line
    title: str
    card: Card
    first: Card
    first_day: date
    before: Card
    before_day: date
    promise: str | None = None
    target: Target | None = None
    split: Split | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say, about one pledge."""

    number: str
    code: str
    text: str
