"""The kinds of records that are kept for a time only, as `data/retention.toml` has them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gongyak.rules import data
from gongyak.rules.refusal import Refusal
from gongyak.rules.retention.periods import FILE, Period

#: Who destroys it: one proposes and another confirms; or the program, when the ground to keep it has ended.
BY_TWO, AUTOMATIC = "두 사람", "자동"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: what is destroyed of it, from when its period is counted, the article, and who destroys it.

    `period` is the default, None where each row has its own. `needs_review`: a public record, which is destroyed only
    after 기록물평가심의회 agreed. `is_confirmed` False: the default is ours and unconfirmed (미확인). `setting` says
    where the period of an automatic kind is set, and `acts` under which acts its destruction is recorded.
    """

    code: str
    name: str
    holds: str
    starts: str
    hand: str
    article: str
    period: Period | None = None
    needs_review: bool = False
    is_confirmed: bool = True
    setting: str = ""
    acts: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """All kinds in their order."""
    return tuple(_kind(row) for row in data.load(FILE)["kind"])


def kind_of(code: str) -> Kind:
    """The kind of a code that two people destroy; Refusal where there is none."""
    found = next((one for one in kinds() if one.code == code and one.hand == BY_TWO), None)
    if found is None:
        raise Refusal("보존기간을 정한 기록의 종류가 아닙니다. 목록에서 고르십시오.")
    return found


def _kind(row: dict[str, Any]) -> Kind:
    """One row: what two people destroy has a period, or it is a mistake of the file."""
    told = dict(row)
    period = Period(told.pop("months"), told.pop("from_year")) if told["hand"] == BY_TWO else None
    return Kind(
        period=period,
        is_confirmed=told.pop("confirmed", True),
        acts=tuple(told.pop("acts", ())),
        **told,
    )
