"""The figures of a published set: its narrow rows and budget lines handed to the pure rules."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gongyak.district.published import statuses
from gongyak.pledges.models import BudgetLine
from gongyak.pledges.published.rows import PublishedRow, PublishedSet
from gongyak.rules.budget import FundingRow
from gongyak.rules.dates import format_day
from gongyak.rules.status import is_confirmed
from gongyak.rules.totals import About, Line, Totals, totals_of

#: The cells of one card: block, source, place, won.
Cells = Iterable[tuple[str, str, str, int | None]]


def totals(found: PublishedSet, departments: Sequence[str] = ()) -> Totals:
    """총괄표 and 공약가계부 of a set; `departments` are in the order of the 직제. One query."""
    lines = BudgetLine.objects.filter(version__in=[row.version for row in found.rows]).order_by("pk")
    by_card = defaultdict(list)
    for version, *cell in lines.values_list("version", "block", "source", "place", "won"):
        by_card[version].append(cell)
    return totals_of([_line(row, by_card[row.version]) for row in found.rows], departments)


def about(found: PublishedSet, district: str, notice: str) -> About:
    """What stands at the head of a set's 총괄표 as a document. Two queries."""
    holder = found.holder
    named = f"민선{holder.term}기 구청장{f' {holder.name}' if holder.name else ''}"
    words = f"{named} ({format_day(holder.began_on)} 취임)"
    confirmed = statuses().confirmed or is_confirmed()
    return About(district, words, found.as_of, found.publication, notice, confirmed)


def _line(row: PublishedRow, cells: Cells) -> Line:
    return Line(
        number=row.number,
        field=row.field.number if row.field else None,
        field_name=row.field.name if row.field else "",
        department=row.department,
        status=row.status,
        status_national=row.status_national,
        progress_percent=row.progress_percent,
        completion=row.completion,
        origin=row.origin,
        kind=row.kind,
        shares_budget_of=row.shares_budget_of,
        money=blocks_of(cells),
        title=row.title,
    )


def blocks_of(cells: Cells) -> dict[str, dict[str, FundingRow]]:
    """The blocks of a card's investment plan, made of its cells again."""
    rows: dict[str, dict[str, dict[str, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for block, source, place, won in cells:
        rows[block][source][place] = won
    return {
        block: {source: _funding(places) for source, places in sources.items()}
        for block, sources in rows.items()
    }


def _funding(places: Mapping[str, int | None]) -> FundingRow:
    years = {int(place): won for place, won in places.items() if place.isdigit()}
    return FundingRow(places.get("total"), places.get("before"), years, places.get("after"))
