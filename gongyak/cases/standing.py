"""How the cases stood at a moment: what was open, late, waiting for the business; for the situation page and reports.

Deadlines are those known now: a moment before tells which cases were open then, not what was thought of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from gongyak.cases.minting import solved_between
from gongyak.cases.models import REPLIED, WORKING, Case, CaseEvent, CaseStatus
from gongyak.rules.cases import sort_of
from gongyak.rules.moments import day_of
from gongyak.rules.situation import Delay

KIND = "기업애로"


@dataclass(frozen=True, slots=True)
class CasesStanding:
    """So many cases to be answered, of them late and waiting for the business, and answered but not over."""

    working: int
    late: int
    waiting: int
    replied: int


def standing_at(until: datetime, hidden_from: Collection[int] = ()) -> CasesStanding:
    """How the cases stood. `hidden_from` are departments from which what is anonymous about them is kept. One query."""
    rows = _open(until, hidden_from)
    counts = rows.aggregate(
        working=_count(Q(then__in=WORKING)),
        late=_count(_late(until)),
        waiting=_count(Q(then=CaseStatus.SUPPLEMENT)),
        replied=_count(Q(then__in=REPLIED)),
    )
    return CasesStanding(**counts)


def late_at(until: datetime, most: int, hidden_from: Collection[int] | None = None) -> list[Delay]:
    """The cases that were late to be answered, the longest first, told by number and sort alone. One query.

    None for `hidden_from` leaves out whatever is anonymous: for papers that anybody may read.
    """
    rows = _open(until, hidden_from).filter(_late(until)).select_related("department")
    return [_delay(row, day_of(until)) for row in rows.order_by("due", "pk")[:most]]


def counted_between(since: datetime, before: datetime) -> tuple[int, int, int]:
    """How many cases were received, answered first, and told to be solved from a moment up to another. Three queries."""
    between = {"gte": since, "lt": before}
    received = Case.objects.filter(**{f"received_at__{name}": at for name, at in between.items()})
    replied = Case.objects.filter(**{f"first_replied_at__{name}": at for name, at in between.items()})
    return received.count(), replied.count(), solved_between(since, before)


def _open(until: datetime, hidden_from: Collection[int] | None) -> QuerySet[Case]:
    """The cases that were there and not over, each with `then`, its status at that moment, and `due`."""
    there = Case.objects.filter(filed_at__lte=until).filter(Q(closed_at=None) | Q(closed_at__gt=until))
    if hidden_from is None:
        there = there.filter(is_anonymous=False)
    else:
        there = there.exclude(is_anonymous=True, about__in=hidden_from)
    last = CaseEvent.objects.filter(case=OuterRef("pk"), at__lte=until).order_by("-pk").values("after")[:1]
    return there.annotate(
        then=Coalesce(Subquery(last), Value(CaseStatus.FILED.value)),
        due=Coalesce("due_at", F("first_due_at")),
    )


def _late(until: datetime) -> Q:
    return Q(then__in=WORKING, due__lt=until)


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition)


def _delay(row: Case, day: date) -> Delay:
    due: datetime = row.due  # type: ignore[attr-defined]  # annotated above
    return Delay(
        kind=KIND,
        key=row.key,
        number=row.number or "",
        title=sort_of(row.sort).words,
        department=str(row.department or ""),
        due=day_of(due),
        days=(day - day_of(due)).days,
        why="처리기한이 지났는데 회신하지 않았습니다.",
    )
