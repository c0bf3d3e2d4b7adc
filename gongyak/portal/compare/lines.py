"""The lines of two versions of a card as a page shows them: what changed beside each other, the rest folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongyak.rules.card.compare import Comparison, Kind, LineChange, Move, Part, SectionChange

#: What a page calls the parts of a card.
SECTIONS = {
    "goals": gettext_lazy("공약목표"),
    "tasks": gettext_lazy("추진과제"),
    "overview": gettext_lazy("추진개요"),
    "achievements": gettext_lazy("추진실적"),
    "problems": gettext_lazy("문제점 및 대책"),
    "plans": gettext_lazy("향후계획"),
}
#: What became of a line, in a word.
OUTCOMES = {
    Kind.ADDED: gettext_lazy("더해짐"),
    Kind.REMOVED: gettext_lazy("빠짐"),
    Kind.CHANGED: gettext_lazy("고쳐짐"),
    Kind.MOVED: gettext_lazy("옮겨짐"),
    Kind.SAME: gettext_lazy("그대로"),
}
#: Lines are indented to this depth.
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A line as one of the cards has it: its mark and its text in parts."""

    mark: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line on both sides, or on the one that has it; `note` says from where one came."""

    kind: str
    outcome: str
    depth: int
    before: ShownSide | None
    after: ShownSide | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines in a row: shown, or folded where none of them changed and nothing below them did."""

    lines: tuple[ShownLine, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the card; `left` are the texts of lines that went to another part, with its name."""

    id: str
    title: str
    stretches: tuple[Stretch, ...]
    left: tuple[tuple[str, str], ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing in it changed."""
        return not self.left and all(stretch.is_folded for stretch in self.stretches)

    @property
    def count(self) -> int:
        """How many lines it has."""
        return sum(len(stretch.lines) for stretch in self.stretches)


def make_sections(comparison: Comparison) -> tuple[ShownSection, ...]:
    """The parts of the card that have lines on either side or had them."""
    left = {name: tuple(_left(name, comparison)) for name in SECTIONS}
    shown = (
        ShownSection(section.name, str(SECTIONS[section.name]), _stretches(section), left[section.name])
        for section in comparison.sections
    )
    return tuple(section for section in shown if section.stretches or section.left)


def _left(name: str, comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The lines that left a part for another: text before, and where they are now."""
    for section in comparison.sections:
        for line in section.lines:
            if line.moved is Move.SECTION and line.came_from == name and line.before:
                yield line.before.text, str(SECTIONS[section.name])


def _stretches(section: SectionChange) -> tuple[Stretch, ...]:
    told = _told(section.lines)
    groups = groupby(zip(section.lines, told, strict=True), key=lambda pair: pair[1])
    return tuple(Stretch(tuple(_line(line) for line, _ in group), not shown) for shown, group in groups)


def _told(lines: Sequence[LineChange]) -> list[bool]:
    """Which lines are shown: those that changed, and those above them so that it is clear where."""
    told = [line.kind is not Kind.SAME for line in lines]
    shown_above = 0  # the line that is above the one shown last has a smaller depth than this
    for index in reversed(range(len(lines))):
        told[index] = told[index] or lines[index].depth < shown_above
        shown_above = lines[index].depth if told[index] else shown_above
    return told


def _line(change: LineChange) -> ShownLine:
    before, after = change.before, change.after
    parts = [() if side is None else (Part(side.text),) for side in (before, after)]
    if change.words:
        parts = [change.words.before, change.words.after]
    return ShownLine(
        kind=change.kind.value,
        outcome=str(OUTCOMES[change.kind]),
        depth=min(change.depth, _DEEPEST),
        before=ShownSide(before.mark, parts[0]) if before else None,
        after=ShownSide(after.mark, parts[1]) if after else None,
        note=_note(change),
    )


def _note(change: LineChange) -> str:
    """From where a line came."""
    if change.came_from and change.moved:
        return _("%(section)s에 있던 줄") % {"section": SECTIONS[change.came_from]}
    notes = {Move.ABOVE: _("다른 줄 아래에 있던 줄"), Move.ORDER: _("순서가 바뀐 줄")}
    return notes.get(change.moved, "") if change.moved else ""
