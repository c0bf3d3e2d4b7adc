"""What a compile is given, and what comes of it: lines that know their records, figures that know their rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from gongyak.rules.budget import FundingBlock
from gongyak.rules.records import Basis, Proof, Record, SourceRow

T = TypeVar("T")
#: Before the name of a series in a link that brings every result of it, also those still to come.
SERIES = "series/"


@dataclass(frozen=True, slots=True)
class Known:
    """One record as it was known: its version, and the hash of what it said."""

    record: Record
    version: int = 1
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One thing that belongs to a pledge: the key of a record, or `series/` and the name of a series.

    `order` is its place as set by hand. `own_money` says of a project that its money is the pledge's own;
    the money of any other is an umbrella's and never added to the card.
    """

    record: str
    order: int | None = None
    own_money: bool = False


@dataclass(frozen=True, slots=True)
class Pledge:
    """Of the pledge what a compile asks: 주관부서, first and last day of its term, the rows and unit of its table."""

    number: str
    title: str
    department: str
    begins: date
    ends: date
    sources: tuple[str, ...] = ("국비", "시비", "구비", "기타")
    unit: str = "백만원"


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is known: records by key, and what belongs to the pledge."""

    by_key: Mapping[str, Known] = field(default_factory=dict)
    links: tuple[Link, ...] = ()

    def of(self, kind: type[T]) -> list[T]:
        """The records of a kind in the order of their keys."""
        return [one.record for _, one in sorted(self.by_key.items()) if isinstance(one.record, kind)]

    def get(self, key: str, kind: type[T]) -> T | None:
        """The record of that kind and key, None where none is known."""
        found = self.by_key.get(key)
        return found.record if found and isinstance(found.record, kind) else None

    def behind(self, record: Record) -> "Behind":
        """What a line keeps of a record."""
        known = self.by_key[record.key]
        return Behind(record.key, getattr(record, "number", ""), known.version, known.hash)

    def row(self, kind: str, record: Record, contribution: int) -> SourceRow:
        """A record as a row that a figure was counted from."""
        behind = self.behind(record)
        return SourceRow(kind, behind.number or behind.key, contribution, behind.hash)


@dataclass(frozen=True, slots=True)
class Behind:
    """A record behind a line: its key, its number where it has one, its version, the hash of what it said."""

    key: str
    number: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it counts, its exact value (money in won), how the line shows it, how it was counted.

    The contributions of its rows add up to the value.
    """

    code: str
    label: str
    value: int
    unit: str
    shown: str
    basis: Basis | None = None
    as_of: date | None = None
    query: str = ""
    rows: tuple[SourceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One compiled line. `key` stays the same from compile to compile; `mark` "" is the form's for its level."""

    key: str
    text: str
    mark: str = ""
    records: tuple[Behind, ...] = ()
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Proof, ...] = ()
    children: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record of the pledge that no line tells, and why."""

    key: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Money:
    """Section 2 as far as records tell it: both blocks in won, the figure behind each cell by its place."""

    plan: FundingBlock
    spent: FundingBlock
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Rate:
    """진도 under one named formula: both parts in `unit`; None percent where there is nothing to divide by."""

    code: str
    label: str
    formula: str
    numerator: int
    denominator: int
    unit: str
    rows: tuple[SourceRow, ...] = ()

    @property
    def tenths(self) -> int | None:
        """The rate in tenths of a percent, half up."""
        if not self.denominator:
            return None
        return (2000 * self.numerator + self.denominator) // (2 * self.denominator)

    @property
    def percent(self) -> Decimal | None:
        """The rate in percent to one decimal, without superfluous digits."""
        return None if self.tenths is None else Decimal(self.tenths) / 10


@dataclass(frozen=True, slots=True)
class Compiled:
    """The sections of a card as the records tell them on a 기준일."""

    day: date
    achievements: tuple[Line, ...]
    problems: tuple[Line, ...]
    plans: tuple[Line, ...]
    money: Money | None
    rates: tuple[Rate, ...]
    related_departments: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def sections(self) -> dict[str, tuple[Line, ...]]:
        """The sections that are outlines, by the card's names."""
        return {"achievements": self.achievements, "problems": self.problems, "plans": self.plans}


def walk(lines: Sequence[Line]) -> Iterator[Line]:
    """Every line, parents first."""
    for line in lines:
        yield line
        yield from walk(line.children)
