"""What the law says of the clock, as data: kinds of petitions, causes that stop it, limits, and our own choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from gongyak.rules import data
from gongyak.rules.particles import quoted
from gongyak.rules.refusal import Refusal

#: Up to so many days a period runs in working hours from the moment of receipt (법 제19조제1항).
MOST_DAYS_IN_HOURS = 5
_FILE = "petitions.toml"


@dataclass(frozen=True, slots=True)
class Period:
    """처리기간: a number of 일, or of 근무시간."""

    amount: int
    in_hours: bool = False

    @property
    def words(self) -> str:
        """`14일`, `3근무시간`."""
        return f"{self.amount}{'근무시간' if self.in_hours else '일'}"

    @property
    def by_the_hour(self) -> bool:
        """Whether it is counted in working hours."""
        return self.in_hours or self.amount <= MOST_DAYS_IN_HOURS


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of petition; `period` is None where a law of its own sets it (법정민원)."""

    word: str
    name: str
    period: Period | None
    article: str
    confirmed: bool
    version_read: date


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for which days do not count; beyond `limit_days` (`more_days` once again) they do count.

    `kinds` are the only kinds of petition that it is for; empty: all.
    """

    word: str
    means: str
    article: str
    confirmed: bool
    version_read: date
    limit_days: int = 0
    more_days: int = 0
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """Something to be done within working hours; `most_hours` where it cannot be helped, else as many."""

    word: str
    means: str
    hours: int
    most_hours: int
    article: str
    confirmed: bool
    version_read: date


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the law leaves open and a district confirms; the first of the values is ours."""

    key: str
    label: str
    values: tuple[str, ...]
    article: str
    confirmed: bool
    version_read: date


#: What a district chose, by key of the choice, and whether it confirmed that.
Chosen = Mapping[str, tuple[str, bool]]


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of petitions in their order."""
    return tuple(_kind(**row) for row in data.load(_FILE)["kind"])


def _kind(*, days: int = 0, hours: int = 0, **row: Any) -> Kind:
    period = Period(days or hours, in_hours=bool(hours)) if days or hours else None
    return Kind(period=period, **row)


@cache
def causes() -> tuple[Cause, ...]:
    """What stops the clock."""
    rows = data.load(_FILE)["cause"]
    return tuple(Cause(**{**row, "kinds": tuple(row.get("kinds", ()))}) for row in rows)


@cache
def limits() -> tuple[Limit, ...]:
    """What is to be done within working hours."""
    return tuple(Limit(**{"most_hours": row["hours"], **row}) for row in data.load(_FILE)["limit"])


@cache
def choices() -> tuple[Choice, ...]:
    """What a district confirms."""
    return tuple(Choice(**{**row, "values": tuple(row["values"])}) for row in data.load(_FILE)["choice"])


def defaults() -> dict[str, tuple[str, bool]]:
    """Our values, as nobody has confirmed them yet."""
    return {one.key: (one.values[0], one.confirmed) for one in choices()}


_Row = TypeVar("_Row", Kind, Cause, Limit)


def kind_of(word: str) -> Kind:
    """The kind of that word (`건의`, also `건의민원`); Refusal where there is none."""
    return _found(kinds(), word.strip().removesuffix("민원"), "민원의 갈래")


def cause_of(word: str) -> Cause:
    """The cause of that word; Refusal where there is none."""
    return _found(causes(), word, "처리기간에서 빼는 사유")


def limit_of(word: str) -> Limit:
    """The limit of that word; Refusal where there is none."""
    return _found(limits(), word, "한도")


def _found(rows: tuple[_Row, ...], word: str, what: str) -> _Row:
    for row in rows:
        if row.word == word:
            return row
    known = ", ".join(row.word for row in rows)
    raise Refusal(f"{quoted(word, '은는')} {what}에 없습니다. 다음에서 고르십시오: {known}.")
