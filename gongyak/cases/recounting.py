"""A changed holiday or a changed way to count moves open deadlines: each case that it touches is counted anew, with
the reply dates of the departments that were asked for their part, and each move is an act."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar, chosen
from gongyak.cases.clocks import recount
from gongyak.cases.events import PROGRAM, locked
from gongyak.cases.models import OPEN, WORKING, Case, CaseEvent, DepartmentRequest, RequestStatus
from gongyak.jobs.models import Job
from gongyak.rules.deadlines import Chosen, Period, counted_again, moment_with_weekday
from gongyak.rules.holidays import Calendar
from gongyak.rules.moments import SEOUL


@dataclass(frozen=True, slots=True)
class _Counting:
    """By what is counted, by whose act and why."""

    calendar: Calendar
    chosen: Chosen
    by: str
    now: datetime
    reason: str


def recount_open(*, by: str, now: datetime, reason: str = "", day: date | None = None) -> int:
    """Count open cases anew; how many got another due moment, of their own or of a department that was asked.

    Each move is an act with the reason. `day` is the only one that changed: then only the clocks that run over it are
    counted. A few queries for each case.
    """
    rows = Case.objects.filter(status__in=OPEN) if day is None else over(day)
    counting = _Counting(calendar(), chosen(), by, now, reason)
    return sum(_recounted(case, counting) for case in rows.order_by("pk"))


def over(day: date) -> QuerySet[Case]:
    """The unanswered cases whose clock, or that of a department that was asked, may run over a day."""
    begins = datetime.combine(day, time(0), SEOUL)
    own = Q(due_at=None) | Q(due_at__gte=begins)
    asked = DepartmentRequest.objects.filter(status=RequestStatus.ASKED, due_at__gte=begins)
    rows = Case.objects.filter(status__in=WORKING, filed_at__lt=begins + timedelta(days=1))
    return rows.filter(own | Q(pk__in=asked.values("case")))


@transaction.atomic
def _recounted(case: Case, counting: _Counting) -> bool:
    row = locked(case)
    moved = [_told(f"협조부서 {one.department}", *dues) for one, dues in _replies(row, counting)]
    before, nearest = row.due_at, (row.next_at, row.next_what)
    recount(row, counting.now, counting.calendar, counting.chosen)
    if before != row.due_at:
        moved.insert(0, _told("처리기한", before, row.due_at))
    if (before, nearest) != (row.due_at, (row.next_at, row.next_what)):
        row.save(update_fields=["due_at", "next_at", "next_what"])
    if not moved:
        return False
    said = "; ".join([*moved, counting.reason])
    CaseEvent.objects.create(
        case=row, at=counting.now, act="기한 다시 셈", before=row.status, after=row.status, memo=said
    )
    record_act(
        by=counting.by, action="애로 기한 다시 셈", object=row.key, now=counting.now, reason=counting.reason
    )
    return True


def _replies(
    row: Case, counting: _Counting
) -> list[tuple[DepartmentRequest, tuple[datetime | None, datetime | None]]]:
    """The requests of a locked case whose reply date moved, saved, with the moments before and after."""
    moved = []
    if row.status not in WORKING:
        return []
    for one in row.requests.filter(turn=row.turn, status=RequestStatus.ASKED).select_related("department"):
        first, due = counted_again(one.asked_at, Period(one.days), counting.calendar, one.extended_days or 0)
        if due != one.due_at:
            moved.append((one, (one.due_at, due)))
            one.first_due_at, one.due_at = first, due
            one.save(update_fields=["first_due_at", "due_at"])
    return moved


def _told(what: str, before: datetime | None, after: datetime | None) -> str:
    moments = (moment_with_weekday(one) if one else "멈춤" for one in (before, after))
    return f"{what} {' → '.join(moments)}"


def recount_daily(job: Job, now: datetime) -> None:
    """What the worker does once a day: count all that is open anew, for what nobody has told of."""
    recount_open(by=PROGRAM, now=now, reason="휴일·기한 기준")
