"""The stories of the invented pledges: one file each in `demo/`, from which the card of any quarter is made."""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in the card of a quarter as first handed in: what it said instead of what it says now."""

    as_of: date
    right: str
    wrong: str
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """One invented pledge through all its quarters; see `demo/README.md` for what the texts may hold.

    `plan` is a table of money, 비예산 or 미정; `states` a line per quarter: month, 추진상황, 진도 and, where a
    local word needs it, the national status; `open` the questions that nobody has answered yet; `late` when the
    card of a 기준일 came in that missed its round.
    """

    holder: str
    number: str
    title: str
    department: str
    period: str
    completion: str
    goals: str
    tasks: str
    overview: str
    states: str
    done: str
    plans: str
    plan: str
    spent: str = ""
    problems: str = ""
    origin: str = "신규"
    related: tuple[str, ...] | None = None
    shares_budget_of: str | None = None
    open: tuple[str, ...] = ()
    changes: tuple[tuple[date, dict[str, Any]], ...] = ()
    slips: tuple[Slip, ...] = ()
    late: dict[date, datetime] = field(default_factory=dict)

    def on(self, day: date) -> "Story":
        """The story with what had changed by a day."""
        told: dict[str, Any] = {}
        for since, change in self.changes:
            if since <= day:
                told |= change
        return replace(self, **told)


def stories(folder: Path) -> tuple[Story, ...]:
    """Every story of the demo, by officeholder and number."""
    return tuple(read(path) for path in sorted(folder.glob("8-*/*.toml")))


def read(path: Path) -> Story:
    """One story; where it is told says whose pledge it is and its number."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    changes = tuple((change.pop("since"), change) for change in told.pop("change", []))
    slips = tuple(Slip(**slip) for slip in told.pop("slip", []))
    late = {each["as_of"]: each["recorded"] for each in told.pop("late", [])}
    for name in ("related", "open"):
        if name in told:
            told[name] = tuple(told[name])
    return Story(path.parent.name, path.stem, changes=changes, slips=slips, late=late, **told)
