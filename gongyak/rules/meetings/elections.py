"""선거기간의 주의: what to mind when a meeting falls into the days before an election (공직선거법 제86조).

Days of elections are data (`rules/data/elections.toml`), never computed: a date set by law can move.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gongyak.rules.data import load
from gongyak.rules.dates import format_day
from gongyak.rules.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Election:
    """One election: its name, 지방, 국회의원 or 대통령, its day, and whether that day was confirmed."""

    name: str
    kind: str
    on: date
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Window:
    """So many days before elections of some kinds through the day itself: what may not be done, by which article."""

    code: str
    days: int
    kinds: tuple[str, ...]
    article: str
    words: str


#: The codes of what is found, by the codes of the windows.
_CODES = {"event": "election-event", "attendance": "election-attendance"}


@cache
def elections() -> tuple[Election, ...]:
    """Every election on file, in order."""
    rows = load("elections.toml")["election"]
    made = (Election(one["name"], one["kind"], one["on"], one["confirmed"]) for one in rows)
    return tuple(sorted(made, key=lambda one: one.on))


@cache
def windows() -> tuple[Window, ...]:
    """Every window on file."""
    return tuple(
        Window(one["code"], one["days"], tuple(one["kinds"]), one["article"], one["words"])
        for one in load("elections.toml")["window"]
    )


def election_warnings(day: date, own: Sequence[Election] = ()) -> tuple[Finding, ...]:
    """What to mind on a day, nearest election first; nothing where it lies in no window.

    `own` are elections that the district knows of itself; one on the day of an election on file is that one.
    """
    told = {one.on: one for one in (*own, *elections())}
    return tuple(
        Finding(_CODES[window.code], Severity.WARNING, f"election.{election.on}", _words(window, election))
        for election in sorted(told.values(), key=lambda one: one.on)
        for window in windows()
        if election.kind in window.kinds
        and election.on - timedelta(days=window.days) <= day <= election.on
    )  # fmt: skip


def _words(window: Window, election: Election) -> str:
    first = format_day(election.on - timedelta(days=window.days))
    unsure = "" if election.confirmed else "(선거일 미확인) "
    return (
        f"{election.name} {unsure}선거일 전 {window.days}일({first})부터 선거일({format_day(election.on)})까지 "
        f"{window.words}({window.article})."
    )
