"""The tables of the 총괄표 as the public reads them: each count leads to the list of its pledges."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongyak.pledges.published import UNSAID
from gongyak.portal.words import million, percent
from gongyak.rules.totals import Group, Sum, Sums, Totals, words

#: The axes of the page in their order, what each is called, and how an address of the list names it (empty
#: where the list has no such filter).
SHOWN = {
    "field": (_("분야"), "field"),
    "department": (_("주관부서"), "department"),
    "status_national": (_("추진상황(전국 분류)"), "status"),
    "status": (_("추진상황(카드에 적힌 말)"), ""),
    "origin": (_("신규·계속"), "origin"),
    "term": (_("임기 내·후"), "completion"),
    "kind": (_("예산 구분"), "kind"),
}
Query = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One group: what it is called, the way to its pledges (empty where none), how many, how many are done,
    their mean progress in %, and their money by block in 백만원."""

    label: str
    address: str
    count: int
    done: int
    mean: str
    money: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AxisTable:
    """One axis: its groups, and all of them together."""

    code: str
    label: str | Promise
    rows: tuple[Row, ...]
    whole: Row


def make_tables(totals: Totals, blocks: Sequence[str], cards: str, query: Query) -> tuple[AxisTable, ...]:
    """The tables of every axis that the page shows; `cards` is the address of the list, `query` what it is
    asked besides."""
    whole = _whole(totals, blocks, f"{cards}?{urlencode(query)}" if query else cards)
    return tuple(
        AxisTable(
            code,
            label,
            tuple(_row(one, blocks, _address(code, one, cards, query)) for one in totals.groups[code]),
            whole,
        )
        for code, (label, _name) in SHOWN.items()
    )


#: The parts of the money in their order, and what each is called.
PARTS = {"source": _("재원"), "place": _("연도")}


@dataclass(frozen=True, slots=True)
class PartRow:
    """The money of one source or year: what it is called, how many pledges plan with it, its sums by block."""

    label: str
    count: str
    money: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartTable:
    """The money by source or by year, and all of it."""

    code: str
    label: str | Promise
    rows: tuple[PartRow, ...]
    whole: PartRow


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word that cards use, the national one that it stands for there (empty where that is open), how often."""

    local: str
    national: str
    count: int


def make_parts(totals: Totals, blocks: Sequence[str]) -> tuple[PartTable, ...]:
    """The tables of the money by source and by year."""
    whole = PartRow("계", "", cells(totals.money, blocks))
    return tuple(
        PartTable(
            code,
            label,
            tuple(
                PartRow(one.label, str(len(one.numbers)), cells(one.money, blocks))
                for one in totals.parts[code]
            ),
            whole,
        )
        for code, label in PARTS.items()
    )


def make_words(totals: Totals) -> tuple[WordRow, ...]:
    """Which word of the cards stands for which national one."""
    return tuple(
        WordRow(local or "미기재", national or "", count) for local, national, count in words(totals.lines)
    )


def _row(one: Group, blocks: Sequence[str], address: str) -> Row:
    return Row(one.label, address, one.count, one.done, percent(one.mean), cells(one.money, blocks))


def _whole(totals: Totals, blocks: Sequence[str], address: str) -> Row:
    groups = totals.groups["field"]
    mean = next((rate.percent for rate in totals.rates if rate.code == "mean"), None)
    return Row(
        "계",
        address,
        len(totals.lines),
        sum(one.done for one in groups),
        percent(mean),
        cells(totals.money, blocks),
    )


def _address(code: str, one: Group, cards: str, query: Query) -> str:
    """The list of a group's pledges. 임기 내 and 임기 후 are several words of the cards, each of them asked for."""
    name = SHOWN[code][1]
    if not name:
        return ""
    said = {line.completion for line in one.lines} if code == "term" else {one.value}
    asked = [(name, value or UNSAID) for value in sorted(said, key=lambda value: value or "")]
    return f"{cards}?{urlencode([*query, *asked])}"


def cells(money: Sums, blocks: Sequence[str]) -> tuple[str, ...]:
    """The sums of blocks, each in 백만원."""
    return tuple(cell(money.at(block)) for block in blocks)


def cell(found: Sum | None) -> str:
    """A sum in 백만원: `-` for zero, empty where there is no such cell or nothing of it is known."""
    if found is None or (found.unknown and not found.won):
        return ""
    return million(found.won) if found.won else "-"
