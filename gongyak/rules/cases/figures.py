"""공개 통계: what the public is told of a month's difficulties, and of the quarters that a month ends.

What the district as a whole received, answered and answered late is told as it is, small or not: it counts what the
office did. What tells of businesses (sorts, outcomes, confirmations, satisfaction) is told by `hiding`. A month is
counted once and stays as it was told, so that no two tellings can be subtracted from each other.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import mean, median

from gongyak.rules.cases.hiding import is_small, told
from gongyak.rules.cases.outcomes import outcomes
from gongyak.rules.cases.rates import Rate, Told, rates
from gongyak.rules.cases.sorts import groups
from gongyak.rules.compiling.lineage import SMALLEST

#: What stands for a case of ours of which nobody has said yet what became of it.
UNSAID = "결과 전"


@dataclass(frozen=True, slots=True)
class Counted:
    """One case as the public figures count it: `days` are the working days to the answer, `score` the satisfaction."""

    case: Told
    sort: str
    days: int | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One count of a breakdown; None is hidden."""

    code: str
    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A rate with its formula; where part or rest is small it is a bound (`94% 이상`) without `part`."""

    label: str
    formula: str
    part: int | None
    whole: int
    words: str


@dataclass(frozen=True, slots=True)
class Sorts:
    """The cases that a quarter (`2026-Q3`) received, by groups of sorts."""

    quarter: str
    received: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What became of the cases that a quarter received, told one quarter later, when the questions are over.

    `out` left without an answer of ours. Days and satisfaction are in tenths; None where fewer than five tell.
    """

    quarter: str
    received: int
    out: int
    rates: tuple[Share, ...]
    outcomes: tuple[Part, ...]
    days: int | None
    satisfaction: int | None
    scores: int | None


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """The figures of a month (`2026-09`); `sorts` and `results` where it ends a quarter."""

    month: str
    received: int
    replied: int
    solved: int | None
    sorts: Sorts | None = None
    results: Results | None = None


def quarter_of(month: date) -> str:
    """`2026-Q3`"""
    return f"{month.year}-Q{(month.month + 2) // 3}"


def ends_quarter(month: date) -> bool:
    """Whether a month is the last of its quarter."""
    return month.month % 3 == 0


def unless_small(count: int) -> int | None:
    """A count that stands alone, None where it is small."""
    return None if is_small(count) else count


def sorts_of(quarter: str, cases: Sequence[Counted]) -> Sorts:
    """The cases of a quarter by groups of sorts."""
    kinds = groups()
    counts = [sum(one.sort[:2] == kind.code for one in cases) for kind in kinds]
    parts = zip(kinds, told(counts), strict=True)
    return Sorts(quarter, len(cases), tuple(Part(kind.code, kind.name, count) for kind, count in parts))


def results_of(quarter: str, cases: Sequence[Counted]) -> Results:
    """What became of the cases of a quarter."""
    ours = [one for one in cases if not one.case.is_out]
    found = rates(one.case for one in cases)
    solved = _share(found.solved)
    confirmed = _share(found.confirmed) if solved.part is not None else _hidden(found.confirmed)
    plain = (_plain(found.replied), _plain(found.in_time))
    scores = [one.score for one in ours if one.score is not None]
    days = [one.days for one in ours if one.days is not None]
    return Results(
        quarter=quarter,
        received=len(cases),
        out=len(cases) - len(ours),
        rates=(*plain, solved, confirmed),
        outcomes=tuple(_outcomes(ours, apart=solved.part is not None)),
        days=_tenths(median, days),
        satisfaction=_tenths(mean, scores),
        scores=len(scores) if len(scores) >= SMALLEST else None,
    )


def _outcomes(ours: Sequence[Counted], *, apart: bool) -> Iterable[Part]:
    """The outcomes in their order; those that count as solved are a breakdown of their own where their sum is told."""
    rows = [(row.code, row.solved) for row in outcomes()] + [("", False)]
    counts = {code: sum(one.case.outcome == code for one in ours) for code, _ in rows}
    halves = [[code for code, solved in rows if solved], [code for code, solved in rows if not solved]]
    shown: dict[str, int | None] = {}
    for some in halves if apart else [[*halves[0], *halves[1]]]:
        shown |= zip(some, told([counts[code] for code in some]), strict=True)
    return (Part(code, code or UNSAID, shown[code]) for code, _ in rows)


def _plain(rate: Rate) -> Share:
    return Share(rate.label, rate.formula, rate.part, rate.whole, rate.words)


def _share(rate: Rate) -> Share:
    """A rate that tells of businesses: a bound where those counted, or the others, are few."""
    most, shown = SMALLEST - 1, _plain(rate)
    if 0 < rate.whole < SMALLEST:
        return _hidden(rate)
    if is_small(rate.part):
        return replace(shown, part=None, words=f"{-(-100 * most // rate.whole)}% 이하")
    if is_small(rate.whole - rate.part):
        return replace(shown, part=None, words=f"{100 * (rate.whole - most) // rate.whole}% 이상")
    return shown


def _hidden(rate: Rate) -> Share:
    return Share(rate.label, rate.formula, None, 0, "–")


def _tenths(middle: Callable[[list[int]], float], values: list[int]) -> int | None:
    return int(middle(values) * 10 + 0.5) if len(values) >= SMALLEST else None
