"""공약가계부 as the public reads it: the sources of the money, what it goes to, and that both are equal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from gongyak.pledges.published import UNSAID
from gongyak.portal.cards.chart import Chart, make_chart_of
from gongyak.portal.home.money import ROUND_UNIT
from gongyak.portal.terms import told
from gongyak.portal.totals.tables import Query, cell
from gongyak.portal.words import hundred_million, million
from gongyak.rules.budget import SHORT, column_name
from gongyak.rules.totals import UNSPLIT, Account, Entry, Totals


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of a side: what it is called, the way to its pledges (empty where none), its amounts."""

    label: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """세입 or 세출: its lines and their sum, column by column."""

    rows: tuple[LedgerRow, ...]
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one block: its columns, both sides, the differences between their sums column by column,
    and how the cards' own 총계 differs from the sum of their cells (empty where it does not).

    `pledges` are all that have the block, where they are no more than `MOST`.
    """

    code: str
    label: str
    caption: str
    places: tuple[str, ...]
    income: Side
    spending: Side
    differences: tuple[str, ...]
    is_balanced: bool
    off: str
    pledges: tuple[LedgerRow, ...]
    pledges_caption: str


#: A page lists no more pledges; the files do.
MOST = 300


def make_ledgers(totals: Totals, blocks: Sequence[str], cards: str, query: Query) -> tuple[Ledger, ...]:
    """A ledger for each block; the fields lead to the list of their pledges."""
    return tuple(_ledger(totals, block, cards, query) for block in blocks)


def make_chart(totals: Totals, blocks: Sequence[str]) -> Chart | None:
    """The sums of each block by year as bars; None where there are none."""
    places = {block: [place for place in totals.money.places(block) if place.isdigit()] for block in blocks}
    sums = {
        block: {int(place): _won(totals, block, place) for place in listed}
        for block, listed in places.items()
    }
    return make_chart_of(sums, ROUND_UNIT, hundred_million)


def _won(totals: Totals, block: str, place: str) -> int | None:
    found = totals.money.at(block, place=place)
    return found.won if found else None


def _ledger(totals: Totals, block: str, cards: str, query: Query) -> Ledger:
    held = [account for account in totals.accounts if account.block == block]
    whole = held[-1]
    return Ledger(
        code=block,
        label=SHORT[block],
        caption=_("공약가계부: %(block)s") % {"block": told(SHORT[block])},
        places=tuple(_place(account.place) for account in held),
        income=Side(
            tuple(LedgerRow(one.label, "", tuple(_cells(held, "income", one))) for one in whole.income),
            tuple(_number(account.income_won) for account in held),
        ),
        spending=Side(
            tuple(
                LedgerRow(one.label, _address(one, cards, query), tuple(_cells(held, "spending", one)))
                for one in whole.spending
            ),
            tuple(_number(account.spending_won) for account in held),
        ),
        differences=tuple(_number(account.income_won - account.spending_won) for account in held),
        is_balanced=all(account.is_balanced for account in held),
        off=million(whole.difference) if whole.difference else "",
        pledges_caption=_("공약마다의 금액: %(block)s") % {"block": told(SHORT[block])},
        pledges=tuple(_pledges(totals, block, held, query)) if len(totals.lines) <= MOST else (),
    )


def _pledges(totals: Totals, block: str, accounts: Sequence[Account], query: Query) -> Iterator[LedgerRow]:
    """The pledges that have the block; of those whose budget another one bears, which one that is."""
    for line in totals.lines:
        money = totals.pledges[line.number]
        if money.at(block):
            address = reverse("card", args=[line.number])
            label = f"{line.number} {line.title}"
            if line.number in totals.shared:
                label += _(" (예산은 %(number)s에 포함)") % {"number": line.shares_budget_of}
            amounts = tuple(cell(money.at(block, place=account.place)) for account in accounts)
            yield LedgerRow(label, f"{address}?{urlencode(query)}" if query else address, amounts)


def _place(place: str) -> str:
    return place if place == UNSPLIT else column_name(place)


def _cells(accounts: Sequence[Account], side: str, entry: Entry) -> Iterator[str]:
    """The amounts of one line in every column; empty where no card has such a cell."""
    for account in accounts:
        held = {one.value: one.sum for one in getattr(account, side)}
        yield cell(held.get(entry.value))


def _address(entry: Entry, cards: str, query: Query) -> str:
    return f"{cards}?{urlencode([*query, ('field', entry.value or UNSAID)])}"


def _number(won: int) -> str:
    return million(won) if won else "-"
