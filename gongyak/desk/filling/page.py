"""Everything that the page of filling shows, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from gongyak.desk.editor.grid import Grid, make_grid
from gongyak.pledges.compiling.filling import Choices, Offer
from gongyak.rules.card.compare import compare
from gongyak.rules.card.header import write_percent
from gongyak.rules.card.merge import Side
from gongyak.rules.card.typed import form_of
from gongyak.rules.card.write import SECTION_TITLES
from gongyak.rules.compiling import Behind, Line, Rate, walk
from gongyak.rules.compiling.merging import SECTIONS, Decision, Row, State, rows
from gongyak.rules.dates import format_day
from gongyak.rules.money import format_won

_ADDED = ("넣지 않기", "넣기")
_LABELS = {
    State.NEW: _ADDED,
    State.DECLINED: _ADDED,
    State.GONE: ("두기", "빼기"),
}
_TONES = {
    State.NEW: "added", State.CHANGED: "changed", State.BOTH: "warning", State.EDITED: "plain",
    State.GONE: "error", State.DECLINED: "plain",
}  # fmt: skip
#: Where a record can be seen, by the beginning of its key.
_PAGES = {
    "achievement": "desk-result",
    "planned": "desk-activity",
    "project": "project",
    "year-plan": "portfolio-plan",
}


@dataclass(frozen=True, slots=True)
class Record:
    """A record behind a line, as the office names it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a line: what it is, what it is worth, how it was counted, from how many rows."""

    label: str
    shown: str
    query: str
    rows: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the card; without a choice where both sides say the same or the officer wrote it himself."""

    id: str
    depth: int
    mark: str
    text: str
    state: str
    tone: str
    mine: str
    theirs: str
    labels: tuple[str, str]
    side: str
    typed: str
    is_open: bool
    records: tuple[Record, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section with all its lines in order."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    is_draft: bool

    @property
    def open(self) -> int:
        """How many lines there are to choose for."""
        return sum(one.is_open for one in self.choices)


@dataclass(frozen=True, slots=True)
class Formula:
    """진도 under one formula."""

    code: str
    label: str
    percent: str
    told: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The page; `seen` names what was compiled for it."""

    number: str
    title: str
    day: str
    address: str
    links: str
    revision: int
    seen: str
    sections: tuple[Section, ...]
    table: Grid | None
    takes_table: bool
    progress: str
    formulas: tuple[Formula, ...]
    left_out: tuple[Record, ...]
    is_empty: bool


def make_page(offer: Offer, chosen: Choices | None = None) -> Page:
    """The page of an offer, with what was chosen so far."""
    card, draft = offer.beside.mine, offer.draft
    picked = chosen or Choices({})
    lines = {offer.beside.ids[line.key]: line for s in offer.compiled.sections.values() for line in walk(s)}
    listed = rows(offer.beside)
    return Page(
        number=draft.pledge.number,
        title=card.title or "",
        day=format_day(draft.round.as_of),
        address=reverse("draft-write", args=[draft.pk]),
        links=reverse("pledge-link", args=[draft.pledge_id]),
        revision=draft.revision,
        seen=offer.seen,
        sections=tuple(_section(name, listed, lines, picked.lines) for name in SECTIONS),
        table=_table(offer),
        takes_table=picked.takes_table,
        progress=write_percent(card.progress_percent) or "적지 않음",
        formulas=tuple(_formula(one, picked.rate) for one in offer.compiled.rates if one.percent is not None),
        left_out=tuple(
            Record(f"{one.title}: {one.why}", address(one.key)) for one in offer.compiled.left_out
        ),
        is_empty=not lines and offer.compiled.money is None,
    )


def _section(
    name: str, listed: Sequence[Row], lines: Mapping[str, Line], picked: Mapping[str, Decision]
) -> Section:
    own = [row for row in listed if row.section == name]
    choices = tuple(_choice(row, lines.get(row.id), picked.get(row.id)) for row in own)
    return Section(name, SECTION_TITLES[name], choices, is_draft=name == "problems")


def _choice(row: Row, line: Line | None, picked: Decision | None) -> Choice:
    side = picked.side if picked else (Side.THEIRS if row.takes_theirs else Side.MINE)
    shown = row.mine or row.theirs
    return Choice(
        id=row.id,
        depth=min(row.depth, 4),
        mark=shown.mark if shown else "",
        text=shown.text if shown else "",
        state=row.state.value,
        tone=_TONES.get(row.state, "plain"),
        mine=row.mine.text if row.mine else "",
        theirs=row.theirs.text if row.theirs else "",
        labels=_LABELS.get(row.state, ("내 글 그대로", "기록대로")),
        side=side.value,
        typed=picked.text if picked else "",
        is_open=row.state not in (State.SAME, State.OWN),
        records=tuple(Record(_words(one), address(one.key)) for one in line.records) if line else (),
        counts=tuple(Count(f.label, f.shown, f.query, len(f.rows)) for f in line.figures) if line else (),
    )


def _words(behind: Behind) -> str:
    kind = {"achievement": "실적", "planned": "향후계획", "project": "사업", "year-plan": "종합계획"}
    return behind.number or f"{kind.get(behind.key.partition('/')[0], '기록')} {behind.key.partition('/')[2]}"


def address(key: str) -> str:
    """Where a record can be seen; empty where it has no page."""
    kind, _, number = key.partition("/")
    if kind not in _PAGES or not number.isdigit():
        return ""
    return reverse(_PAGES[kind], args=[int(number)])


def _table(offer: Offer) -> Grid | None:
    """The compiled table where it says something else than the card's."""
    table, mine = offer.table, offer.beside.mine
    if table is None or (mine.investment and mine.investment.amounts() == table.amounts()):
        return None
    card = replace(mine, investment=table)
    return make_grid(card, form_of(card).cells, compare(mine, card), [])


def _formula(rate: Rate, chosen: str) -> Formula:
    parts = [
        format_won(part, "백만원") if rate.unit == "원" else f"{part:,}{rate.unit}"
        for part in (rate.numerator, rate.denominator)
    ]
    told = f"{rate.formula} = {parts[0]} ÷ {parts[1]}"
    return Formula(rate.code, rate.label, f"{rate.percent}%", told, rate.code == chosen)
