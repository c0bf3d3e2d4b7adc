"""What is counted of cases: the two rates of those received in a time, and what is open in which department."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from gongyak.cases.models import OUT, REPLIED, WORKING, Case
from gongyak.rules.cases import Told


def told_of(since: datetime, before: datetime) -> list[Told]:
    """The cases received from one moment up to another, as rates count them. One query."""
    rows = Case.objects.filter(received_at__gte=since, received_at__lt=before).order_by("pk")
    return [
        Told(
            number=row.number or "",
            received_at=row.received_at,
            due_at=row.first_due_at or row.due_at,
            replied_at=row.first_replied_at,
            outcome=row.outcome,
            confirmed=row.is_confirmed,
            is_out=row.status in OUT,
            company=row.company_key,
        )
        for row in rows.only(
            "number",
            "received_at",
            "due_at",
            "first_due_at",
            "first_replied_at",
            "outcome",
            "is_confirmed",
            "status",
            "company_name",
            "company_id",
        )
        if row.received_at
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the cases of a department stand: to be answered, late, answered and open still."""

    department: str
    working: int
    late: int
    replied: int


def by_department(now: datetime) -> list[Standing]:
    """The departments that have open cases, in the order of the 직제. One query."""
    open_ones = Case.objects.filter(status__in=(*WORKING, *REPLIED))
    rows = (
        open_ones.order_by("department__place", "department__name")
        .values("department__name")
        .annotate(
            working=Count("pk", filter=Q(status__in=WORKING)),
            late=Count("pk", filter=Q(status__in=WORKING, due_at__lt=now)),
            replied=Count("pk", filter=Q(status__in=REPLIED)),
        )
    )
    return [
        Standing(row["department__name"] or "배정 전", row["working"], row["late"], row["replied"])
        for row in rows
    ]
