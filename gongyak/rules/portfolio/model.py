"""What a plan says of a project, as a value: the same that is typed, imported, exported and frozen."""

from dataclasses import dataclass, replace

from gongyak.rules.portfolio.words import SOURCES
from gongyak.rules.records import Span

#: A period of which nothing is known yet.
UNKNOWN = Span()


@dataclass(frozen=True, slots=True)
class Fund:
    """Money of one year from one source in won; `supplement` is what 추경 added, less than nothing where it took."""

    year: int
    source: str
    initial: int
    supplement: int = 0

    @property
    def final(self) -> int:
        """최종 in won."""
        return self.initial + self.supplement


@dataclass(frozen=True, slots=True)
class Measure:
    """성과지표: how it is counted, and what is to be reached as an exact number in text."""

    name: str
    formula: str = ""
    unit: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """세부과제."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """One project as its plan says it; departments and the field by their names."""

    code: str
    title: str
    field: str
    department: str
    origin: str = "신규"
    cooperating: tuple[str, ...] = ()
    span: Span = UNKNOWN
    target: str = ""
    site: str = ""
    outline: str = ""
    result_kind: str = "지원사업"
    consultation: str = "대상 아님"
    funds: tuple[Fund, ...] = ()
    measures: tuple[Measure, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A year's plan with all its projects: what approval signs and freezes."""

    year: int
    title: str
    department: str
    purpose: str = ""
    span: Span = UNKNOWN
    fields: tuple[str, ...] = ()
    projects: tuple[PlannedProject, ...] = ()


def tidy(project: PlannedProject) -> PlannedProject:
    """The same said in one way only: without blanks around, without money that is none, everything in order."""
    texts = ("code", "title", "field", "department", "target", "site", "outline")
    return replace(
        project,
        **{name: getattr(project, name).strip() for name in texts},
        cooperating=tuple(sorted(name.strip() for name in project.cooperating)),
        funds=tuple(sorted(filter(_is_money, project.funds), key=_order)),
    )


def _is_money(fund: Fund) -> bool:
    return bool(fund.initial or fund.supplement)


def _order(fund: Fund) -> tuple[int, int, str]:
    at = SOURCES.index(fund.source) if fund.source in SOURCES else len(SOURCES)
    return fund.year, at, fund.source
