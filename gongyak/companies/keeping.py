"""Personal data is destroyed when the last ground on which it was kept has ended (개인정보 보호법 제21조, 5일 안)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from gongyak.companies.contacts import destroy
from gongyak.companies.models import Consent, Contact
from gongyak.jobs.models import Job
from gongyak.rules.moments import day_of

BY = "program/work"


@transaction.atomic
def forget(job: Job, now: datetime) -> None:
    """Destroy contacts that nothing allows to keep any more.

    They are only marked the first day and destroyed on another, if it still is so: a clock that jumps for a day
    destroys nothing (R31).
    """
    day = day_of(now)
    holds = Consent.objects.filter(contact=OuterRef("pk"), withdrawn_at=None, until__gte=day)
    there = Contact.objects.filter(destroyed_at=None)
    there.filter(Exists(holds)).exclude(ending_on=None).update(ending_on=None)
    for contact in there.filter(~Exists(holds), ending_on__lt=day).select_related("company"):
        destroy(contact=contact, reason="보유기한 지남", by=BY, now=now)
    there.filter(~Exists(holds), ending_on=None).update(ending_on=day)
