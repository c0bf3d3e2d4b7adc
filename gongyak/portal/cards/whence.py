"""“이 숫자 어디서?” on the page of a card: how each figure was counted, in aggregates, and what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.pledges.published import PublishedCard
from gongyak.rules.compiling.lineage import BUDGET, PROGRESS, SMALLEST
from gongyak.rules.dates import format_day
from gongyak.rules.whence import Counted, Shown, Standing, Whence, told

#: The format of what was written in the product itself.
_WRITTEN_HERE = "desk"
_MONEY = "investment."
#: The formats of the 숫자 근거표 that the public can take along.
FORMATS = {"xlsx": "XLSX", "hwpx": "HWPX"}


@dataclass(frozen=True, slots=True)
class ShownRows:
    """How many rows of a kind were counted, in words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One figure: its name and how the card shows it, how firm it is, as of when, how and from what it was counted."""

    label: str
    text: str
    basis: str
    day: str
    query: str
    rows: tuple[ShownRows, ...]


@dataclass(frozen=True, slots=True)
class ShownWhence:
    """What stands behind one place; `words` is what the card says there."""

    words: str
    edited: bool
    figures: tuple[ShownFigure, ...]
    evidence: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One format of the 숫자 근거표."""

    address: str
    kind: str


@dataclass(frozen=True, slots=True)
class Whences:
    """Everything of a card: `note` where figures come from at all, lines by their ids, money, the header's own."""

    note: str
    count: int
    lines: dict[str, ShownWhence]
    money: tuple[ShownWhence, ...]
    header: dict[str, ShownWhence]
    tables: tuple[Table, ...]


def make_whences(published: PublishedCard, query: str) -> Whences:
    """What stands behind the figures of a published card; `query` pins its files."""
    found = told(published.lineage, published.card)
    shown = {one.place.key: _shown(one) for one in found}
    return Whences(
        note=_note(published, found),
        count=sum(len(one.figures) for one in found),
        lines={key: one for key, one in shown.items() if not key.startswith(_MONEY)},
        money=tuple(one for key, one in shown.items() if key.startswith(_MONEY)),
        header={key: shown[key] for key in (PROGRESS, BUDGET) if key in shown},
        tables=tuple(_tables(published, query)) if found else (),
    )


def _tables(published: PublishedCard, query: str) -> Iterator[Table]:
    for format, kind in FORMATS.items():
        yield Table(reverse("card-figures", args=[published.number, format]) + query, kind)


def _note(published: PublishedCard, found: Sequence[Whence]) -> str:
    """Where the figures come from, never more than is known."""
    if found:
        return _(
            "기록에서 센 수치에는 ‘이 숫자 어디서?’가 있습니다. 표시가 없는 수치는 부서가 직접 적은 것입니다."
        )
    if published.source.format != _WRITTEN_HERE:
        return _(
            "파일에서 들여옴: 이 카드의 수치는 파일에 적힌 그대로이며, 무엇을 세었는지의 기록이 없습니다."
        )
    return _("이 카드의 수치는 부서가 직접 적은 것이며, 기록에서 센 수치가 없습니다.")


def _shown(one: Whence) -> ShownWhence:
    return ShownWhence(
        words=one.place.words,
        edited=one.edited,
        figures=tuple(_figure(figure, one) for figure in one.figures),
        evidence=one.evidence,
    )


def _figure(figure: Shown, one: Whence) -> ShownFigure:
    day = format_day(figure.as_of or one.day)
    rows = tuple(ShownRows(row.kind, _count(row)) for row in figure.rows)
    return ShownFigure(figure.label, figure.text, figure.basis, day, figure.query, rows)


def _count(row: Counted) -> str:
    if row.number is None:
        return _("%(count)s건 미만") % {"count": SMALLEST}
    return _("%(count)s건") % {"count": f"{row.number:,}"}
