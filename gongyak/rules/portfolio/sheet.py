"""The projects of a plan as one table for a spreadsheet: written and read back, so that a round trip changes nothing.

A row is a project. Columns that a file does not have say nothing; an empty cell of one that it has says that there
is nothing. Money is in one unit that the file or the reader of it declares; it is never guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongyak.rules.money import format_number
from gongyak.rules.portfolio.model import PlannedProject
from gongyak.rules.portfolio.words import SOURCES
from gongyak.rules.records.spans import span_words

#: The units in which a sheet may have its money.
UNITS = ("원", "천원", "백만원")
#: The columns of text: heading, part of a project, width in letters.
TEXTS = (
    ("사업코드", "code", 10),
    ("분야", "field", 18),
    ("사업명", "title", 32),
    ("주관부서", "department", 16),
    ("협조부서", "cooperating", 18),
    ("신규·계속", "origin", 10),
    ("사업기간", "span", 20),
    ("대상", "target", 20),
    ("위치", "site", 16),
    ("사업개요", "outline", 36),
    ("끝나면 남는 실적", "result_kind", 16),
    ("사전협의", "consultation", 12),
)
NAMES = {label: part for label, part, _ in TEXTS}
#: What a file must have; the rest may be left out.
NEEDED = ("사업코드", "분야", "사업명", "주관부서")
STAGES = ("당초", "추경", "최종")
MEASURE = ("지표", "산식", "단위", "목표")
TASK = ("세부과제", "과제내용")
#: Groups of measures and of tasks that a template offers, and that a file may have.
OFFERED, MOST_GROUPS = 1, 20
_MONEY = re.compile(rf"(\d{{4}})년?\s*({'|'.join(map(re.escape, SOURCES))})\s*({'|'.join(STAGES)})")
_GROUPED = re.compile(rf"({'|'.join((*MEASURE, *TASK))})\s*(\d{{1,2}})")


@dataclass(frozen=True, slots=True)
class Money:
    """A column of money: of which year and source, and at which stage."""

    year: int
    source: str
    stage: str

    @property
    def label(self) -> str:
        """Its heading: `2024 구비 당초`."""
        return f"{self.year} {self.source} {self.stage}"


@dataclass(frozen=True, slots=True)
class Shape:
    """Which years of money, and how many groups of measures and tasks a sheet has."""

    years: tuple[int, ...]
    measures: int = OFFERED
    tasks: int = OFFERED

    @property
    def head(self) -> tuple[str, ...]:
        """The headings in their order."""
        money = (Money(y, s, t).label for y in self.years for s in SOURCES for t in STAGES)
        measures = (f"{name}{at}" for at in range(1, self.measures + 1) for name in MEASURE)
        tasks = (f"{name}{at}" for at in range(1, self.tasks + 1) for name in TASK)
        return (*NAMES, *money, *measures, *tasks)


def shape_of(projects: Sequence[PlannedProject], year: int) -> Shape:
    """The least sheet of a plan's year that holds all that its projects say."""
    years = {year, *(fund.year for one in projects for fund in one.funds)}
    return Shape(
        tuple(sorted(years)),
        max([OFFERED, *(len(one.measures) for one in projects)]),
        max([OFFERED, *(len(one.tasks) for one in projects)]),
    )


def cells_of(project: PlannedProject, unit: str) -> dict[str, str]:
    """A project by its headings; what is empty is left out."""
    told = {label: _text(project, part) for label, part in NAMES.items()}
    for fund in project.funds:
        stages = zip(STAGES, (fund.initial, fund.supplement, fund.final), strict=True)
        told |= {Money(fund.year, fund.source, stage).label: _won(won, unit) for stage, won in stages}
    for at, one in enumerate(project.measures, start=1):
        told |= dict(zip((f"{name}{at}" for name in MEASURE), _measure(one), strict=True))
    for at, task in enumerate(project.tasks, start=1):
        told |= dict(zip((f"{name}{at}" for name in TASK), (task.title, task.detail), strict=True))
    return {label: text for label, text in told.items() if text}


def rows_of(projects: Iterable[PlannedProject], shape: Shape, unit: str) -> list[list[str]]:
    """Projects as rows under the head of a shape."""
    cells = (cells_of(one, unit) for one in projects)
    return [[told.get(label, "") for label in shape.head] for told in cells]


def _text(project: PlannedProject, part: str) -> str:
    if part == "span":
        return span_words(project.span)
    if part == "cooperating":
        return ", ".join(project.cooperating)
    return str(getattr(project, part))


def _measure(one: object) -> list[str]:
    return [str(getattr(one, name)) for name in ("name", "formula", "unit", "target")]


def _won(won: int, unit: str) -> str:
    return format_number(won, unit) if won else ""


def heading(text: str) -> str | Money | None:
    """What a heading is: the label of a text or of a group, a column of money, or None for one that is unknown."""
    plain = " ".join(text.split())
    for label in NAMES:
        if plain.replace(" ", "") == label.replace(" ", ""):
            return label
    if found := _MONEY.fullmatch(plain):
        return Money(int(found[1]), found[2], found[3])
    if (found := _GROUPED.fullmatch(plain)) and 1 <= int(found[2]) <= MOST_GROUPS:
        return f"{found[1]}{int(found[2])}"
    return None


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Which cells differ: heading, old, new, in the order of the new ones."""
    labels = dict.fromkeys([*new, *old])
    return [
        (label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]
