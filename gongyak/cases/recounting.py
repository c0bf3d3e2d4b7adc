"""A changed holiday or a changed way to count moves open deadlines: each case that it touches is counted anew, as an act."""

from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.calendar.reading import calendar
from gongyak.cases.clocks import recount
from gongyak.cases.events import PROGRAM, locked
from gongyak.cases.models import OPEN, Case, CaseEvent
from gongyak.jobs.models import Job
from gongyak.rules.deadlines import moment_with_weekday


def recount_open(*, by: str, now: datetime, reason: str = "") -> int:
    """Count every open case anew; how many got another due moment. Each change is an act with the reason."""
    return sum(_recounted(case, by, now, reason) for case in Case.objects.filter(status__in=OPEN))


@transaction.atomic
def _recounted(case: Case, by: str, now: datetime, reason: str) -> bool:
    row = locked(case)
    before, nearest = row.due_at, (row.next_at, row.next_what)
    recount(row, now, calendar())
    if (before, nearest) == (row.due_at, (row.next_at, row.next_what)):
        return False
    row.save(update_fields=["due_at", "next_at", "next_what"])
    if before == row.due_at:
        return False
    said = " → ".join(moment_with_weekday(one) if one else "멈춤" for one in (before, row.due_at))
    CaseEvent.objects.create(
        case=row, at=now, act="기한 다시 셈", before=row.status, after=row.status, memo=said
    )
    record_act(by=by, action="애로 기한 다시 셈", object=row.key, now=now, reason=reason)
    return True


def recount_daily(job: Job, now: datetime) -> None:
    """What the worker does once a day, and after a holiday was changed: count all that is open anew."""
    recount_open(by=PROGRAM, now=now, reason="휴일·기한 기준")
