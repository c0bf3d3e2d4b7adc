"""What lists and sums read of a published set: narrow columns, never the content of a card."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from gongyak.pledges.models import BudgetLine, Field, Officeholder
from gongyak.pledges.published.sets import (
    Holder,
    chosen,
    holder_of,
    officeholders_in,
    pledges_in,
    publication_of,
)
from gongyak.rules.progress import Standing
from gongyak.snapshots.models import KnownAt, Publication, Version

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PublishedField:
    """A branch of pledges: number such as 1 or 1-2, and its name, empty where nobody has entered one."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published card in a list. Money in won; None is unknown or not said.

    `version` is the key of the frozen version, `order` sorts 관리번호 naturally, `field` is the first branch
    of the number, `as_of` the card's own 기준일, `hash` that of its public form; `shares_budget_of` is the
    number of the pledge whose budget this one shares, so that sums count it once.
    """

    version: int
    number: str
    order: str
    title: str
    field: PublishedField | None
    department: str | None
    status: str | None
    status_national: str | None
    progress_percent: Decimal | None
    completion: str | None
    kind: str | None
    origin: str | None
    plan_won: int | None
    spent_won: int | None
    shares_budget_of: str | None
    as_of: date
    seq: int
    recorded_at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """One officeholder's cards in one publication, in the order of 관리번호.

    `holders` are all whose pledges the publication holds, the latest first.
    """

    publication: int
    as_of: date
    published_at: datetime
    hash: str
    holder: Holder
    holders: tuple[Holder, ...]
    rows: tuple[PublishedRow, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum over a set in won: block (plan, secured, spent, executed), source such as 구비, and place (total,
    before, a year, after); `unknown` cards have the cell without an amount."""

    block: str
    source: str
    place: str
    won: int
    unknown: int


def listed(
    as_of: date | None = None, known_at: KnownAt = None, holder: str | None = None
) -> PublishedSet | None:
    """The cards that the public sees for a day, as it saw them at `known_at`: one officeholder's, the latest
    one's unless `holder` asks for another. None where there are none. Five queries at most.
    """
    publication = publication_of(as_of, known_at)
    if publication is None:
        return None
    holders = officeholders_in(publication)
    whose = chosen(holders, holder)
    if whose is None:
        return None
    return PublishedSet(
        publication=publication.seq,
        as_of=publication.as_of,
        published_at=publication.published_at,
        hash=publication.hash,
        holder=holder_of(whose),
        holders=tuple(holder_of(each) for each in holders),
        rows=_rows(publication, whose),
    )


def money(found: PublishedSet) -> tuple[Amount, ...]:
    """The sums of a set by block, source and place, a shared budget counted once. One query."""
    lines = BudgetLine.objects.filter(version__in=counted(found)).order_by("block", "source", "place")
    sums = lines.values_list("block", "source", "place").annotate(won=Sum("won"))
    unknown = Counter(lines.filter(won=None).values_list("block", "source", "place"))
    return tuple(
        Amount(block, source, place, won or 0, unknown[block, source, place])
        for block, source, place, won in sums
    )


def counted(found: PublishedSet) -> frozenset[int]:
    """The versions whose money sums over the set count: not those whose budget another one of it bears."""
    numbers = {row.number for row in found.rows}
    return frozenset(row.version for row in found.rows if row.shares_budget_of not in numbers)


def standings(found: PublishedSet) -> list[Standing]:
    """What the rates (`rules.progress`) ask of each row of a set, in the order of its rows."""
    counts = counted(found)
    return [
        Standing(
            number=row.number,
            status_national=row.status_national,
            progress_percent=row.progress_percent,
            plan_won=row.plan_won,
            spent_won=row.spent_won,
            counts_money=row.version in counts,
        )
        for row in found.rows
    ]


#: What a row takes of a version and of a pledge: plain values, a third of the time that whole objects take.
_OF_VERSION = (
    *("pk", "document_id", "title", "status", "progress_hundredths", "plan_won", "spent_won"),
    *("effective_on", "seq", "recorded_at", "public_id"),
    *("line__department", "line__status_national", "line__completion", "line__kind"),
)
_OF_PLEDGE = (*("document_id", "number", "order", "title", "field_id", "origin", "shares_budget_of__number"),)


def _rows(publication: Publication, whose: Officeholder) -> tuple[PublishedRow, ...]:
    versions = Version.objects.filter(publication=publication).values(*_OF_VERSION)
    by_document = {version["document_id"]: version for version in versions}
    fields = Field.objects.filter(officeholder=whose).in_bulk()
    pledges = pledges_in(publication, whose.key).values(*_OF_PLEDGE)
    return tuple(_row(pledge, by_document[pledge["document_id"]], fields) for pledge in pledges)


def _row(pledge: Values, version: Values, fields: Mapping[int, Field]) -> PublishedRow:
    """A row; a version published before there were lines says nothing of what stands in them."""
    hundredths = version["progress_hundredths"]
    return PublishedRow(
        version=version["pk"],
        number=pledge["number"],
        order=pledge["order"],
        title=version["title"] or pledge["title"],
        field=_first(pledge["field_id"], fields),
        department=version["line__department"],
        status=version["status"],
        status_national=version["line__status_national"],
        progress_percent=None if hundredths is None else Decimal(hundredths) / 100,
        completion=version["line__completion"],
        kind=version["line__kind"],
        origin=pledge["origin"],
        plan_won=version["plan_won"],
        spent_won=version["spent_won"],
        shares_budget_of=pledge["shares_budget_of__number"],
        as_of=version["effective_on"],
        seq=version["seq"],
        recorded_at=version["recorded_at"],
        hash=version["public_id"],
    )


def _first(key: int | None, fields: Mapping[int, Field]) -> PublishedField | None:
    """The first branch above a pledge's own."""
    field = fields.get(key) if key else None
    while field and field.parent_id:
        field = fields[field.parent_id]
    return PublishedField(field.number, field.name) if field else None
