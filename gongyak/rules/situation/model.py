"""The situation of a day as values. Money is whole won; rates are tenths of a percent."""

from dataclasses import dataclass
from datetime import date

from gongyak.rules.records import Achievement, ActionItem, PlannedActivity, Project, YearPlan


@dataclass(frozen=True, slots=True)
class Told:
    """The records as they were known at the moment that is asked for."""

    plans: tuple[YearPlan, ...] = ()
    projects: tuple[Project, ...] = ()
    planned: tuple[PlannedActivity, ...] = ()
    items: tuple[ActionItem, ...] = ()
    achievements: tuple[Achievement, ...] = ()


@dataclass(frozen=True, slots=True)
class Delay:
    """One thing that is late, slipped or not told back: what, whose, since when, and why in a sentence.

    `days` is how long the day has passed, 0 where no day has. `key` is that of the record.
    """

    kind: str
    key: str
    number: str
    title: str
    department: str
    due: date | None
    days: int
    why: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its formula in words and the keys of the records that it was counted from."""

    code: str
    label: str
    value: int
    unit: str
    formula: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """What a field, a department or the whole may spend in the year and has spent."""

    name: str
    projects: int
    planned: int
    executed: int

    @property
    def rate(self) -> int | None:
        """집행률 in tenths of a percent, half up; None where nothing was to be spent."""
        if self.planned <= 0:
            return None
        return (2000 * self.executed + self.planned) // (2 * self.planned)


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything of a day, delays first."""

    day: date
    delays: tuple[Delay, ...]
    figures: tuple[Figure, ...]
    fields: tuple[Money, ...]
    departments: tuple[Money, ...]
    whole: Money
    elapsed: int

    def figure(self, code: str) -> Figure:
        """The figure of a code."""
        return next(one for one in self.figures if one.code == code)
