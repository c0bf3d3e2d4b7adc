"""보완요구 as the page counts it: how often it was asked, lapsed and came back, and what the law lets one do now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongyak.cases.models import SupplementRequest, SupplementStatus
from gongyak.cases.returning import ENOUGH_RETURNS, demand_of, returns_of
from gongyak.rules.dates import format_day


@dataclass(frozen=True, slots=True)
class Supplements:
    """How often in all, and for what is waited for now: `attempts`; `now` says what may be done."""

    asked: int
    lapsed: int
    came_back: int
    attempts: int
    is_past: bool
    now: tuple[str, ...]

    @property
    def may_ask_again(self) -> bool:
        """Whether it may be asked once more: the first day is past (영 제24조)."""
        return self.attempts == 1 and self.is_past


def make_supplements(requests: Sequence[SupplementRequest], today: date) -> Supplements:
    """The count of the requests of a case, by key, on a day."""
    demand = demand_of(requests)
    waits = bool(demand) and demand[-1].status == SupplementStatus.ASKED
    return Supplements(
        asked=len(requests),
        lapsed=sum(_lapsed(one, today) for one in requests),
        came_back=len(returns_of(requests)),
        attempts=demand[-1].attempt if waits else 0,
        is_past=waits and demand[-1].due_on < today,
        now=tuple(_now(demand, today)) if waits else (),
    )


def _lapsed(one: SupplementRequest, today: date) -> bool:
    """Whether its day passed and nothing came."""
    return one.status != SupplementStatus.ANSWERED and one.due_on < today


def _now(demand: Sequence[SupplementRequest], today: date) -> Iterator[str]:
    one = demand[-1]
    due, is_past = format_day(one.due_on), one.due_on < today
    if one.attempt == 1 and not is_past:
        yield f"{due}까지 오지 않으면 열흘 안에 보완하도록 한 번 더 요구합니다(시행령 제24조). 아직 반려할 수 없습니다."
    elif one.attempt == 1:
        yield f"기한({due})이 지났습니다. 반려하려면 먼저 열흘 안에 보완하도록 한 번 더 요구하십시오(시행령 제24조)."
    elif not is_past:
        yield f"두 번째 요구입니다. 더 요구할 수 없고, {due}까지 오지 않으면 반려할 수 있습니다(시행령 제25조)."
    else:
        yield f"두 번 요구했고 기한({due})이 지났습니다. 이유를 적어 반려할 수 있습니다(시행령 제25조)."
    count = len(returns_of(demand))
    if count >= ENOUGH_RETURNS:
        yield "보완요구가 두 번 되돌아왔습니다. 취하로 보아 끝낼 수 있습니다(시행령 제25조)."
    elif count:
        yield "보완요구가 한 번 되돌아왔습니다. 한 번 더 되돌아오면 취하로 볼 수 있습니다(시행령 제25조)."
