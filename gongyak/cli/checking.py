"""The daily job that recomputes everything, as `gongyak verify` does, and tells the auditors what is wrong."""

from datetime import datetime

from django.db import transaction

from gongyak.audit.actions import record_check
from gongyak.audit.models import Check
from gongyak.cli.verify import anchored, findings
from gongyak.district.models import District
from gongyak.jobs.mail import post
from gongyak.jobs.models import Job
from gongyak.rules.moments import day_of

#: Who does what nobody asked for.
PROGRAM = "program/work"


def check(job: Job, now: datetime) -> None:
    """Recompute everything and keep what was found; `by` of the job is who asked for it."""
    record(by=job.payload.get("by", PROGRAM), now=now)


def record(*, by: str, now: datetime) -> Check:
    """Recompute everything; where something is wrong, a letter to the auditors waits in the outbox."""
    found = [*findings(), *anchored()]
    with transaction.atomic():
        made = record_check(found=found, by=by, now=now)
        district = District.objects.current()
        if made.wrong and district.audit_mail:
            post(
                letter="alarm",
                to=district.audit_mail,
                key=f"alarm/{made.pk}",
                now=now,
                district=district.name,
                day=day_of(now).isoformat(),
                wrong=str(made.wrong),
            )
    return made
