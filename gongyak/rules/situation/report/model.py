"""A situation report as a value: what was computed stays apart from what was typed; it holds no person's name."""

from dataclasses import dataclass
from datetime import date

#: The parts that people write in, and what each is called.
SECTIONS = {"trend": "주요동향", "action": "조치사항", "plan": "향후계획", "proposal": "건의사항"}


@dataclass(frozen=True, slots=True)
class Texts:
    """What somebody wrote, part by part; each line of a text is a line of the report."""

    trend: str = ""
    action: str = ""
    plan: str = ""
    proposal: str = ""

    def lines(self, section: str) -> tuple[str, ...]:
        """The lines of a part (`trend`, `action`, `plan`, `proposal`) without blank ones."""
        text: str = getattr(self, section)
        return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class TeamText:
    """What a team (반) handed in."""

    team: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator as it stands in the table: everything in words."""

    kind: str
    name: str
    period: str
    value: str
    standing: str
    before: str
    year: str
    judged: str


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One figure of the headquarters' own with its formula."""

    label: str
    value: str
    formula: str


@dataclass(frozen=True, slots=True)
class LateLine:
    """One thing that is late."""

    kind: str
    title: str
    department: str
    due: str
    why: str


@dataclass(frozen=True, slots=True)
class Computed:
    """What the records say for a report; `left` is how many late things do not stand in the table."""

    day: date
    figures: tuple[ReportFigure, ...] = ()
    indicators: tuple[IndicatorLine, ...] = ()
    late: tuple[LateLine, ...] = ()
    left: int = 0
    trend: tuple[str, ...] = ()
    action: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()

    def lines(self, section: str) -> tuple[str, ...]:
        """The computed lines of a part."""
        told: tuple[str, ...] = getattr(self, section)
        return told


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: `as_of` is the 기준일시 in words, `correction` why it was corrected, empty the first time."""

    number: str
    kind: str
    headquarters: str
    phase: str
    begins_on: date
    ends_on: date
    as_of: str
    computed: Computed
    typed: Texts = Texts()
    teams: tuple[TeamText, ...] = ()
    correction: str = ""
