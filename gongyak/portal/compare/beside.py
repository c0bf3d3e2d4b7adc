"""Two versions of one card side by side, ready to print."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from gongyak.pledges.published import PublishedPair, PublishedSide
from gongyak.portal.asking import Asked
from gongyak.portal.compare.amounts import BLOCKS, Money, make_money, signed
from gongyak.portal.compare.chooser import Day, make_day
from gongyak.portal.compare.lines import ShownSection, ShownSide, make_sections
from gongyak.portal.compare.summary import FIELDS, amount, sentences
from gongyak.portal.terms import told
from gongyak.portal.words import UNSAID, percent, tone
from gongyak.rules.card.compare import Comparison, FieldChange, Part, compare
from gongyak.rules.card.layout import layouts
from gongyak.rules.moments import moment_words


@dataclass(frozen=True, slots=True)
class Head:
    """One of the two versions: the day that it was asked for, its card's address, when it was published."""

    day: Day
    address: str
    published: str
    status: str
    tone: str
    percent: str


@dataclass(frozen=True, slots=True)
class Total:
    """A total of money before and after, and the difference with its sign, empty where it is not known."""

    label: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of the header on both sides."""

    label: str
    before: ShownSide
    after: ShownSide


@dataclass(frozen=True, slots=True)
class Beside:
    """Two versions, what changed in words, and every part of the card; `points` with its sign."""

    before: Head
    after: Head
    sentences: tuple[str, ...]
    points: str
    totals: tuple[Total, ...]
    fields: tuple[ShownField, ...]
    money: Money
    sections: tuple[ShownSection, ...]


def make_beside(pair: PublishedPair, before: PublishedSide, after: PublishedSide, asked: Asked) -> Beside:
    """Two published versions of one card; money is told in the unit of the later one."""
    comparison = compare(before.card, after.card)
    investment = after.card.investment or before.card.investment
    unit = investment.unit if investment else layouts()[after.card.layout].unit
    return Beside(
        before=_head(pair, before, asked),
        after=_head(pair, after, asked),
        sentences=tuple(sentences(comparison, unit)),
        points=_points(comparison),
        totals=tuple(_totals(comparison, unit)),
        fields=tuple(_field(change) for change in comparison.fields),
        money=make_money(comparison, unit),
        sections=make_sections(comparison),
    )


def _head(pair: PublishedPair, side: PublishedSide, asked: Asked) -> Head:
    """`asked` is whose card and as known when; a version that was corrected since is asked for by its moment."""
    is_earlier = pair.is_correction and side is pair.before
    exact = replace(asked, as_of=side.as_of, known_at=side.published_at if is_earlier else asked.known_at)
    return Head(
        day=make_day(side.as_of),
        address=reverse("card", args=[pair.number]) + exact.query,
        published=moment_words(side.published_at),
        status=side.card.status or str(UNSAID),
        tone=tone(side.card.status),
        percent=percent(side.card.progress_percent),
    )


def _points(comparison: Comparison) -> str:
    """The difference of 진도 with its sign: `+12.5`, `−3`; empty where there is none."""
    points = comparison.progress.points
    if not points:
        return ""
    return ("+" if points > 0 else "−") + percent(abs(points))


def _totals(comparison: Comparison, unit: str) -> Iterator[Total]:
    """The totals of the blocks that either card has."""
    for block, label in BLOCKS.items():
        cell = comparison.cell(block, "total")
        if cell:
            before, after = (
                told("미상") if side.won is None else amount(side.won, unit)
                for side in (cell.before, cell.after)
            )
            difference = signed(cell.difference, unit) + told(unit) if cell.difference else ""
            yield Total(str(label), before, after, difference)


def _field(change: FieldChange) -> ShownField:
    sides = [(Part(str(UNSAID) if text is None else text, True),) for text in (change.before, change.after)]
    if change.words:
        sides = [change.words.before, change.words.after]
    return ShownField(str(FIELDS[change.name]), ShownSide("", sides[0]), ShownSide("", sides[1]))
