"""A section beside its text: each line as it was understood, and what became of it since last quarter."""

from dataclasses import dataclass

from gongyak.pledges.models import Draft
from gongyak.rules.card import Card, outline
from gongyak.rules.card.compare import Comparison, Counts, Kind, LineChange, Move
from gongyak.rules.card.items import walk
from gongyak.rules.card.model import Item, Metric
from gongyak.rules.card.write import SECTION_TITLES
from gongyak.rules.dates import format_expression
from gongyak.rules.findings import Finding

#: The sections that are outlines, in the order of the form; the first two are cells of the header.
TITLES = {"goals": "공약목표", "tasks": "추진과제", **SECTION_TITLES}
_MOVED = {Move.SECTION: "다른 장에서 옴", Move.ABOVE: "자리 옮김", Move.ORDER: "순서 바뀜"}
_KINDS = {Kind.ADDED: "새 줄", Kind.CHANGED: "고침", Kind.REMOVED: "빠짐"}
_FEWEST_ROWS, _MOST_ROWS = 3, 22
#: So many letters of an outline stand in a row of its field.
_ROW = 46


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text in parts (changed or not), what was found in it, and the words for its change."""

    depth: int
    mark: str
    parts: tuple[tuple[str, bool], ...]
    kind: str
    change: str
    dates: tuple[str, ...]
    documents: tuple[str, ...]
    metrics: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One outline of the form."""

    name: str
    title: str
    text: str
    rows: int
    lines: tuple[Line, ...]
    counts: str
    before: str
    is_flat: bool
    findings: tuple[Finding, ...]


def make_section(
    name: str, card: Card, before: Card | None, comparison: Comparison, findings: list[Finding]
) -> Section:
    """One section of a card; `before` is last quarter's, None where the pledge had no card."""
    tree = getattr(card, name)
    text = outline.written(tree)
    items = dict(walk(tree, name))
    change = comparison.section(name)
    own = [finding for finding in findings if finding.where.split(".")[0] == name]
    return Section(
        name=name,
        title=TITLES[name],
        text=text,
        rows=rows_of(text),
        lines=tuple(_line(one, items, own) for one in change.lines),
        counts=_counted(change.counts) if before else "",
        before=outline.written(getattr(before, name)) if before else "",
        is_flat=outline.is_flat(text),
        findings=tuple(finding for finding in own if finding.where not in items),
    )


def rows_of(text: str) -> int:
    """How tall the field of a text is, long lines counted as often as they are broken."""
    rows = sum(1 + len(line) // _ROW for line in text.split("\n"))
    return min(max(rows + 1, _FEWEST_ROWS), _MOST_ROWS)


def _line(change: LineChange, items: dict[str, Item], findings: list[Finding]) -> Line:
    shown = change.after or change.before
    item = items[change.after.place] if change.after else None
    parts = ((shown.text if shown else "", False),)
    if change.words:
        parts = tuple((part.text, part.changed) for part in change.words.after)
    words = [_KINDS.get(change.kind), _MOVED[change.moved] if change.moved else None]
    return Line(
        depth=min(change.depth, 4),
        mark=shown.mark if shown else "",
        parts=parts,
        kind=change.kind.value,
        change=", ".join(filter(None, words)),
        dates=tuple(map(format_expression, item.periods)) if item else (),
        documents=tuple(document.raw for document in item.documents) if item else (),
        metrics=tuple(map(_metric, item.metrics)) if item else (),
        findings=tuple(f for f in findings if change.after and f.where == change.after.place),
    )


def _metric(metric: Metric) -> str:
    value = f"{metric.value:,}" if isinstance(metric.value, int) else metric.value
    return f"{metric.label} {value}{metric.unit}" + (f" ({metric.basis})" if metric.basis else "")


def _counted(counts: Counts) -> str:
    """What happened to the top lines since last quarter, in words; nothing where nothing did."""
    told = (
        (counts.added, "새 줄"),
        (counts.arrived, "옮겨 온 줄"),
        (counts.changed, "고친 줄"),
        (counts.removed, "빠진 줄"),
        (counts.moved, "자리 바뀐 줄"),
    )
    return ", ".join(f"{words} {count}" for count, words in told if count)


def last_quarter(draft: Draft) -> str:
    """How the page names the card that the draft is compared with."""
    day = draft.base.effective_on if draft.base else None
    return f"{day.year}년 {(day.month + 2) // 3}분기" if day else ""
