"""The invented district: its settings, departments, officeholders and rounds, told in `demo/district.toml`."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its public line, and the ranks of its team leads and officers."""

    phone: str
    team_lead: str = "행정6급"
    officer: str = "행정7급"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who leads the district: key such as 8-1, and the names of the branches of the pledges by number."""

    key: str
    name: str
    role: str
    began_on: date
    ended_on: date | None = None
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Round:
    """One publication: the cards of which 기준일, handed in on which days, published when and why.

    A round without days publishes a 기준일 again, with what was corrected or came late.
    """

    as_of: date
    published: datetime
    reason: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """The district; `real_recorded` is when it took the real card in."""

    name: str
    notice: str
    notice_english: str
    coordinator: str
    form_title: str
    real_recorded: datetime
    departments: dict[str, Department]
    holders: tuple[Holder, ...]
    rounds: tuple[Round, ...]

    def keeper_on(self, day: date) -> str:
        """The key of the officeholder whose pledges were kept on a day: in an acting mayor's days the one before."""
        mayors = [one for one in self.holders if one.fields and one.began_on <= day]
        return max(mayors, key=lambda one: one.began_on).key


def read(path: Path) -> Office:
    """The district as its file tells it."""
    told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Office(
        departments={name: Department(**each) for name, each in told.pop("departments").items()},
        holders=tuple(Holder(**each) for each in told.pop("holder")),
        rounds=tuple(Round(**{**each, "days": tuple(each.get("days", ()))}) for each in told.pop("round")),
        **told,
    )
