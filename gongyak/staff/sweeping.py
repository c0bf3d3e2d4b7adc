"""The daily job that ends sessions in which nobody has been for a day, and removes what browsers' own left behind."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from gongyak.jobs.models import Job
from gongyak.staff.entering import leave
from gongyak.staff.models import LoginSession

#: Who does what nobody asked for.
PROGRAM = "program/work"
#: Longer than any idle limit: the door ends them then, but only where somebody comes by.
_LEFT = timedelta(days=1)


def sweep(job: Job, now: datetime) -> None:
    """End what was left open, so that the list of one's sessions shows only real ones."""
    for session in LoginSession.objects.filter(ended_at=None, seen_at__lt=now - _LEFT):
        leave(session=session, how="시간 초과", by=PROGRAM, now=now)
    Session.objects.filter(expire_date__lt=now).delete()
