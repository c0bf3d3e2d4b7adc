"""An anonymous case stays hidden after a reorganisation: from the department that follows the one it is about."""

from datetime import date, datetime

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.cases.events import PROGRAM, locked
from gongyak.cases.models import Case
from gongyak.jobs.models import Job
from gongyak.rules.moments import day_of
from gongyak.staff.models import Department


def follow_departments(job: Job, now: datetime) -> None:
    """What the worker does once a day: each case about a department that ended is about the one that stands for it now."""
    gone = Case.objects.filter(
        is_anonymous=True, about__ended_on__lt=day_of(now), about__successor__isnull=False
    )
    for case in gone.order_by("pk").iterator(200):
        _follow(case, now)


@transaction.atomic
def _follow(case: Case, now: datetime) -> None:
    row = locked(case)
    before, after = row.about, heir_of(row.about, day_of(now))
    # who handles a case must be able to read it: where both departments became one, a person has to hand it on
    if after in (before, row.department):
        return
    row.about = after
    row.save(update_fields=["about"])
    told = {"before": f"department/{before.pk}", "after": f"department/{after.pk}"}
    record_act(by=PROGRAM, action="애로 상대 부서 승계", object=row.key, now=now, **told)


def heir_of(department: Department, day: date) -> Department:
    """Which department stands for one on a day: itself, or the last of those that followed it. A query for each."""
    seen = {department.pk}
    while department.ended_on is not None and department.ended_on < day and department.successor is not None:
        if department.successor_id in seen:
            break
        department = department.successor
        seen.add(department.pk)
    return department
