"""해결 결과: what became of a difficulty, told apart from the answer that the law asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongyak.rules import data
from gongyak.rules.cases.sorts import FILE
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

#: After how many days from the reply the business is asked whether it is solved.
AFTER_DAYS: tuple[int, ...] = tuple(data.load(FILE)["after"]["days"])
_NEEDED = {"reason": "사유", "alternative": "대안", "upstream": "상위 건의"}


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One word: whether it counts as solved, whether a case can end with it, and whether the company is asked
    before it does; `needs` are what has to be told with it, `day` the name of its day."""

    code: str
    solved: bool
    ends: bool
    asks: bool
    needs: tuple[str, ...]
    day: str = ""


@cache
def outcomes() -> tuple[OutcomeRow, ...]:
    """The words in their order."""
    return tuple(OutcomeRow(**{**row, "needs": tuple(row["needs"])}) for row in data.load(FILE)["outcome"])


def outcome_of(code: str) -> OutcomeRow:
    """The outcome of that word; Refusal where there is none."""
    for one in outcomes():
        if one.code == code:
            return one
    raise Refusal(f"{quoted(code, '은는')} 해결 결과의 말이 아닙니다. 목록에서 고르십시오.")


def unmet(
    code: str,
    *,
    today: date,
    day: date | None = None,
    reason: str = "",
    alternative: str = "",
    upstream: bool = False,
) -> Iterator[str]:
    """What is missing of what has to be told with an outcome, each a sentence."""
    row = outcome_of(code)
    told = {"reason": bool(reason.strip()), "alternative": bool(alternative.strip()), "upstream": upstream}
    if "day" in row.needs and day is None:
        yield f"‘{code}’에는 {quoted(row.day, '을를')} 적으십시오."
    if "day" in row.needs and day is not None and day <= today:
        yield f"{row.day}은 오늘보다 뒤여야 합니다."
    for key in row.needs:
        if key in told and not told[key]:
            yield f"‘{code}’에는 {quoted(_NEEDED[key], '을를')} 함께 적으십시오."
