"""Whether a project is late or blocked on a day, and by what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongyak.rules.dates import format_day
from gongyak.rules.portfolio.words import DELAYED, ENDED, POOR

LATE_MEANS = "상태가 지연이거나, 사업기간이 지났는데 끝나지 않았거나, 끝낼 날이 지난 추진일정이 있는 사업"
BLOCKED_MEANS = "상태가 부진인 사업"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the schedule that is still to be done, and its last day where it has one."""

    title: str
    end: date | None


def late(status: str, end: date | None, steps: Iterable[Step], day: date) -> tuple[str, ...]:
    """Why a project is late on a day, a sentence each; none where it is not. One that has ended never is."""
    if status in ENDED:
        return ()
    told = ["상태가 지연입니다."] if status == DELAYED else []
    if end is not None and end < day:
        told.append(f"사업기간이 {format_day(end)}에 끝났습니다.")
    told += [
        f"‘{step.title}’을(를) {format_day(step.end)}까지 하기로 했습니다."
        for step in steps
        if step.end is not None and step.end < day
    ]
    return tuple(told)


def blocked(status: str) -> bool:
    """Whether a project hardly goes on."""
    return status == POOR
