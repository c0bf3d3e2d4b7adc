"""회신율과 해결률: two clocks, two rates, each with its formula; the one never stands for the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from gongyak.rules.cases.outcomes import outcomes

_SOLVED = frozenset(row.code for row in outcomes() if row.solved)


@dataclass(frozen=True, slots=True)
class Told:
    """One case as it is counted: what was received, when it was due and answered, what became of it.

    `is_out` are those that left without an answer of ours (이송, 반려, 취하, 처리제외, 반복종결). `company` is a key
    that is the same for the same company. `confirmed` is that the company itself said that it is solved.
    """

    number: str
    received_at: datetime
    due_at: datetime | None
    replied_at: datetime | None
    outcome: str = ""
    confirmed: bool = False
    is_out: bool = False
    company: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole, with the formula in words; the percentage is None where there is nothing to divide by."""

    label: str
    formula: str
    part: int
    whole: int

    @property
    def per_mille(self) -> int | None:
        """The rate in tenths of a percent, rounded half up."""
        return (self.part * 2000 + self.whole) // (2 * self.whole) if self.whole else None

    @property
    def words(self) -> str:
        """`87.5%`, `–` where there is nothing to divide by."""
        value = self.per_mille
        return "–" if value is None else f"{value // 10}.{value % 10}%"


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of some cases, and how many cases and distinct companies there were."""

    received: int
    companies: int
    replied: Rate
    in_time: Rate
    solved: Rate
    confirmed: Rate


def rates(cases: Iterable[Told]) -> Rates:
    """The rates of cases. Those that left without an answer of ours do not count against either."""
    told = list(cases)
    ours = [one for one in told if not one.is_out]
    replied = [one for one in ours if one.replied_at]
    timed = [one for one in replied if one.due_at]
    in_time = [one for one in timed if one.replied_at and one.due_at and one.replied_at <= one.due_at]
    solved = [one for one in ours if one.outcome in _SOLVED]
    confirmed = [one for one in solved if one.confirmed]
    return Rates(
        received=len(told),
        companies=len({one.company for one in told if one.company}),
        replied=Rate(
            "회신율",
            "회신한 건수 ÷ (접수한 건수 − 이송·반려·취하·처리제외·반복종결)",
            len(replied),
            len(ours),
        ),
        in_time=Rate("기한 내 회신율", "기한 안에 회신한 건수 ÷ 회신한 건수", len(in_time), len(timed)),
        solved=Rate(
            "해결률",
            "(해결 + 일부해결) ÷ (접수한 건수 − 이송·반려·취하·처리제외·반복종결)",
            len(solved),
            len(ours),
        ),
        confirmed=Rate(
            "기업이 확인한 비율",
            "기업이 확인한 해결·일부해결 ÷ (해결 + 일부해결)",
            len(confirmed),
            len(solved),
        ),
    )
