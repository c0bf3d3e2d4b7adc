"""회의록: minutes as a frozen value, with everything that the law wants in them.

공공기록물 관리에 관한 법률 시행령 제18조제2항. Names of people stand in `Attendee` and `Said` only, so that the
public form can leave them out. Times of day are texts such as `14:00`, days are days of Asia/Seoul.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Came(StrEnum):
    """Whether somebody came: a member, a deputy for a member, somebody who sat in, a member who did not."""

    PRESENT = "출석"
    DEPUTY = "대리"
    SITTING_IN = "배석"
    ABSENT = "불참"


class Outcome(StrEnum):
    """What became of a matter that was decided on."""

    CARRIED = "가결"
    REJECTED = "부결"
    AGREED = "합의"
    PUT_OFF = "보류"


@dataclass(frozen=True, slots=True)
class Attendee:
    """One of the list of those who came; `deputy` is who came for a member."""

    name: str
    organization: str = ""
    post: str = ""
    came: Came = Came.PRESENT
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """발언 요지; `speaker` empty where the name is withheld, `post` is 소속과 직위."""

    text: str
    speaker: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """결정 사항: what was decided, and the votes where there was a vote (else None)."""

    text: str
    outcome: Outcome
    ayes: int | None = None
    nays: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """상정 안건 with what was said of it and decided on it."""

    order: int
    kind: str
    title: str
    proposer: str = ""
    text: str = ""
    said: tuple[Said, ...] = ()
    resolved: tuple[Resolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """건의 or 지시사항 as a table of minutes shows it: with whom it is, by when, what became of it."""

    kind: str
    number: str
    title: str
    department: str = ""
    due_on: date | None = None
    status: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """회의록. `followed` are the earlier proposals and directives that were reported on, `raised` the new ones.

    `members`, `needed` are the quorum's 재적 and 필요; those present are counted from the list.
    """

    number: str
    name: str
    host: str
    day: date | None
    starts: str
    ends: str
    place: str
    chair: str
    members: int
    needed: int
    present: int
    attendees: tuple[Attendee, ...] = ()
    proceedings: tuple[str, ...] = ()
    agenda: tuple[Matter, ...] = ()
    followed: tuple[Tracked, ...] = ()
    raised: tuple[Tracked, ...] = ()
    remarks: str = ""
    silent: bool = False
    undecided: bool = False
