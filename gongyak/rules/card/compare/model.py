"""What two versions of a card differ in, as a value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from gongyak.rules.card.compare.words import Words
from gongyak.rules.money import Amount


class Kind(StrEnum):
    """What became of a line. One that is only elsewhere now is moved; a changed one may be so too."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Move(StrEnum):
    """Where a line went by itself: to another section, under another line, or past its neighbours."""

    SECTION = "section"
    ABOVE = "above"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the header that changed; None is "not said in the file".

    `words` are both texts with what changed marked, None where one of them is not said.
    """

    name: str
    before: str | None
    after: str | None
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """진도 in percent, None where unknown."""

    before: Decimal | None
    after: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """The difference in percentage points, None where either is unknown."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of 투자계획 in won; `place` is its column: total, before, a year, after.

    Unknown is `won=None`, and so is a cell that the card does not have; never zero.
    """

    block: str
    source: str
    place: str
    before: Amount
    after: Amount

    @property
    def changed(self) -> bool:
        """Whether the two say something else."""
        return self.before != self.after

    @property
    def difference(self) -> int | None:
        """Won more (or less), None where either is unknown."""
        if self.before.won is None or self.after.won is None:
            return None
        return self.after.won - self.before.won


@dataclass(frozen=True, slots=True)
class Line:
    """One item as one of the cards has it; `indices` is the way to it from the top of its section."""

    section: str
    indices: tuple[int, ...]
    text: str
    mark: str
    id: str | None

    @property
    def place(self) -> str:
        """Where it stands in the card: `achievements.8.0`."""
        return ".".join((self.section, *map(str, self.indices)))


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line in both cards, or in the one that has it.

    `depth` counts from 0 at the top of the section; `words` are given where the text changed. A line below
    one that moved has not moved itself.
    """

    kind: Kind
    depth: int
    before: Line | None = None
    after: Line | None = None
    moved: Move | None = None
    words: Words | None = None

    @property
    def came_from(self) -> str | None:
        """The section in which the line stood before, None where it is the same one or there was no line."""
        if self.before and self.after and self.before.section != self.after.section:
            return self.before.section
        return None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many top lines of a section came, went, were changed (they or a line below) or only moved.

    `arrived` are those that stood in another section before, changed or not.
    """

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0
    arrived: int = 0


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section line by line, in the order of the later card with what went where it stood.

    A line that moved to another section stands in the one where it is now.
    """

    name: str
    lines: tuple[LineChange, ...]

    @property
    def counts(self) -> Counts:
        """What happened to its top lines."""
        told = [_outcome(group) for group in self.groups()]
        return Counts(
            added=told.count(Kind.ADDED),
            removed=told.count(Kind.REMOVED),
            changed=told.count(Kind.CHANGED),
            moved=told.count(Kind.MOVED),
            arrived=told.count(None),
        )

    def groups(self) -> list[tuple[LineChange, ...]]:
        """Each top line with the lines below it."""
        starts = [index for index, line in enumerate(self.lines) if line.depth == 0]
        return [self.lines[start:end] for start, end in pairwise([*starts, len(self.lines)])]


def _outcome(group: tuple[LineChange, ...]) -> Kind | None:
    """What became of a top line, those below it included; None where it came from another section."""
    top = group[0]
    if top.came_from:
        return None
    if top.kind in (Kind.SAME, Kind.MOVED) and any(line.kind is not Kind.SAME for line in group[1:]):
        return Kind.CHANGED
    return top.kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a card side by side: `before` and `after` are their 기준일.

    `fields` holds only what changed, `cells` every cell of either table, `sections` every line of either card.
    """

    before: date | None
    after: date | None
    fields: tuple[FieldChange, ...]
    progress: Progress
    cells: tuple[CellChange, ...]
    sections: tuple[SectionChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(
            self.fields
            or self.progress.before != self.progress.after
            or any(cell.changed for cell in self.cells)
            or any(line.kind is not Kind.SAME for section in self.sections for line in section.lines)
        )

    def field(self, name: str) -> FieldChange | None:
        """The change of a field, None where it did not change."""
        return next((field for field in self.fields if field.name == name), None)

    def section(self, name: str) -> SectionChange:
        """A section by the name that the card gives it."""
        return next(section for section in self.sections if section.name == name)

    def cell(self, block: str, place: str, source: str = "총계") -> CellChange | None:
        """A cell of the table, None where neither card has it."""
        found = (
            cell for cell in self.cells if (cell.block, cell.source, cell.place) == (block, source, place)
        )
        return next(found, None)
