"""Names and contacts are kept as long as their writers were told, and then erased (개인정보 보호법 제21조)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from gongyak.audit.actions import record_act
from gongyak.district.models import District
from gongyak.jobs.models import Job
from gongyak.pledges.models import Opinion
from gongyak.rules.moments import day_of

_YEAR = timedelta(days=365)
BY = "program/work"


@transaction.atomic
def forget(job: Job, now: datetime) -> None:
    """Erase names and contacts whose time is over: so many years after the opinion came in.

    What is old is only marked the first day, and erased on another, if it still is: a clock that jumps for a day
    erases nothing (R31).
    """
    day = day_of(now)
    kept = Opinion.objects.exclude(name="", contact="")
    old = Q(received_at__lt=now - District.objects.current().opinion_years * _YEAR)
    kept.exclude(old).exclude(old_on=None).update(old_on=None)
    gone = list(kept.filter(old, old_on__lt=day).values_list("pk", flat=True))
    Opinion.objects.filter(pk__in=gone).update(name="", contact="", forgotten_on=day)
    kept.filter(old, old_on=None).update(old_on=day)
    for pk in gone:
        record_act(by=BY, action="의견 연락처 파기", object=f"voice/{pk}", now=now, reason="보유기간 지남")
