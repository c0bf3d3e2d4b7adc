"""What the headquarters' page and others ask of the meetings: counts, and what comes next. A few queries each."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from gongyak.meetings.models import (
    AHEAD,
    ANSWERED,
    ENDED,
    Body,
    BodyKind,
    ItemKind,
    ItemStatus,
    Meeting,
    MeetingItem,
    MeetingStatus,
)


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """How many proposals or directives there are, are open, late, due within a week, answered and not told yet."""

    every: int
    open: int
    late: int
    soon: int
    to_tell: int

    @property
    def closed(self) -> int:
        """Those on which nothing is left to do."""
        return self.every - self.open


@dataclass(frozen=True, slots=True)
class Situation:
    """The meetings at one glance."""

    proposals: ItemCounts
    directives: ItemCounts
    late: tuple[MeetingItem, ...]
    ahead: tuple[Meeting, ...]
    waiting: int


def item_counts(kind: str, today: date, year: int | None = None) -> ItemCounts:
    """The counts of a kind of item on a day; of a year of numbers where one is named. One query."""
    rows = MeetingItem.objects.filter(kind=kind)
    if year is not None:
        rows = rows.filter(asked_on__year=year)
    undone = ~Q(status__in=ANSWERED)
    counted = rows.aggregate(
        every=Count("pk"),
        open=Count("pk", filter=~Q(status__in=ENDED)),
        late=Count("pk", filter=undone & Q(due_on__lt=today)),
        soon=Count("pk", filter=undone & Q(due_on__range=(today, today + timedelta(days=7)))),
        to_tell=Count("pk", filter=Q(status__in=[ItemStatus.ANSWERED, ItemStatus.REPORTED])),
    )
    return ItemCounts(**counted)


def situation(today: date, most: int = 5) -> Situation:
    """Open and late items, the next meetings, meetings whose minutes are still open. Five queries."""
    late = MeetingItem.objects.overdue(today).select_related("department", "body").order_by("due_on", "pk")
    ahead = Meeting.objects.ahead(today).select_related("series__body", "department")
    return Situation(
        proposals=item_counts(ItemKind.PROPOSAL, today),
        directives=item_counts(ItemKind.DIRECTIVE, today),
        late=tuple(late[:most]),
        ahead=tuple(ahead[:most]),
        waiting=Meeting.objects.held().filter(version=None).count(),
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """What the last meeting of a body promised: its decisions, proposals and directives with how they stand."""

    meeting: Meeting
    decisions: tuple[str, ...]
    items: tuple[MeetingItem, ...]


def promised(body: Body) -> Promised | None:
    """What the last meeting of a body that was held promised; None where none was. Three queries."""
    last = Meeting.objects.filter(series__body=body).held().select_related("series__body").first()
    return _promised(last) if last else None


def promised_by(day: date) -> Promised | None:
    """What the last meeting of the headquarters promised by a day, of any body where it held none. Four queries."""
    held = Meeting.objects.held().filter(on__lte=day).select_related("series__body")
    last = held.filter(series__body__kind=BodyKind.HEADQUARTERS).first() or held.first()
    return _promised(last) if last else None


def ahead_of(day: date, most: int = 5) -> tuple[Meeting, ...]:
    """The meetings that were to come on a day, also where they were held since; not what was cancelled. One query."""
    rows = Meeting.objects.exclude(status=MeetingStatus.CANCELLED).filter(on__gte=day)
    open_yet = rows.filter(Q(on__gt=day) | Q(status__in=AHEAD))
    return tuple(
        open_yet.select_related("series__body", "department").order_by("on", "starts_at", "pk")[:most]
    )


def held_between(first: date, last: date) -> tuple[Meeting, ...]:
    """The meetings that were held from a day through another, the first first. One query."""
    rows = Meeting.objects.held().between(first, last).select_related("series__body", "department")
    return tuple(rows.order_by("on", "starts_at", "pk"))


def _promised(last: Meeting) -> Promised:
    decisions = last.agenda.filter(resolutions__isnull=False).values_list("resolutions__text", flat=True)
    return Promised(
        last,
        tuple(decisions.order_by("order", "resolutions__pk")),
        tuple(last.items.select_related("department").order_by("kind", "number")),
    )


def load_by_department(today: date) -> list[tuple[str, int, int]]:
    """Department in 직제 order, its open items, its late ones. One query."""
    rows = MeetingItem.objects.exclude(department=None).values("department__name", "department__place")
    counted = rows.annotate(
        open=Count("pk", filter=~Q(status__in=ENDED)),
        late=Count("pk", filter=~Q(status__in=ANSWERED) & Q(due_on__lt=today)),
    )
    ordered = counted.order_by("department__place", "department__name")
    return [(one["department__name"], one["open"], one["late"]) for one in ordered if one["open"]]
