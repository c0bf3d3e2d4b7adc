"""Everything that the page of the totals shows, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongyak.pledges.published import PublishedSet
from gongyak.portal.asking import Asked
from gongyak.portal.cards.chart import Chart
from gongyak.portal.home.figures import Figure, make_figures_of
from gongyak.portal.home.money import UNIT
from gongyak.portal.totals.ledger import Ledger, make_chart, make_ledgers
from gongyak.portal.totals.tables import (
    AxisTable,
    PartTable,
    WordRow,
    make_parts,
    make_tables,
    make_words,
)
from gongyak.rules.budget import SHORT
from gongyak.rules.dates import format_day
from gongyak.rules.totals import Totals


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge by its number, and the way to its card."""

    number: str
    address: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The pledges that have an amount of a block (계획, 투입 …) that is not known."""

    label: str
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True, slots=True)
class File:
    """The same as a file to take along: its kind and address."""

    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """The totals of a set as of one 기준일. `blocks` are the kinds of money that some card has, `shared` the
    pledges whose money stands with another one's, `findings` sentences about cards that do not add up, `criteria`
    the address of what the national words mean."""

    as_of: str
    count: int
    unit: str
    figures: tuple[Figure, ...]
    blocks: tuple[str, ...]
    tables: tuple[AxisTable, ...]
    parts: tuple[PartTable, ...]
    words: tuple[WordRow, ...]
    criteria: str
    ledgers: tuple[Ledger, ...]
    chart: Chart | None
    shared: tuple[Pledge, ...]
    unknown: tuple[Unknown, ...]
    findings: tuple[str, ...]
    files: tuple[File, ...]


def make_page(found: PublishedSet, totals: Totals, asked: Asked) -> Page:
    """The page over a set and its totals; links keep what was asked."""
    cards, query = reverse("cards"), list(asked.named.items())
    blocks = [block for block in SHORT if totals.money.at(block)]
    unknown = {block: _unknown(totals, block) for block in blocks}
    return Page(
        as_of=format_day(found.as_of),
        count=len(found.rows),
        unit=UNIT,
        figures=make_figures_of(totals.rates, cards, query),
        blocks=tuple(SHORT[block] for block in blocks),
        tables=make_tables(totals, blocks, cards, query),
        parts=make_parts(totals, blocks),
        words=make_words(totals),
        criteria=reverse("trust") + "#status",
        ledgers=make_ledgers(totals, blocks, cards, query),
        chart=make_chart(totals, blocks),
        shared=_pledges(totals.shared, asked),
        unknown=tuple(Unknown(SHORT[b], _pledges(those, asked)) for b, those in unknown.items() if those),
        findings=tuple(finding.message for finding in totals.findings),
        files=tuple(File(kind.upper(), reverse(f"totals-{kind}") + asked.query) for kind in ("xlsx", "hwpx")),
    )


def _unknown(totals: Totals, block: str) -> list[str]:
    found = totals.money.at(block)
    return [line.number for line in totals.lines if found and line.number in found.unknown]


def _pledges(numbers: Sequence[str], asked: Asked) -> tuple[Pledge, ...]:
    return tuple(Pledge(number, reverse("card", args=[number]) + asked.query) for number in numbers)
