"""The daily job that anchors the chains: a row, a file to print and sign, a mail to the auditors."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongyak.audit import anchors
from gongyak.audit.models import Anchor
from gongyak.district.models import District
from gongyak.jobs.mail import post
from gongyak.jobs.models import Job


def anchor_day(job: Job, now: datetime) -> None:
    """Anchor the chains on the day of the job; safe to repeat, wherever it was interrupted."""
    anchor(day=date.fromisoformat(job.payload["day"]), now=now)


def anchor(*, day: date, now: datetime) -> Anchor:
    """The anchor of a day, made where there is none, its file on the disk and its letter in the outbox."""
    district = District.objects.current()
    with transaction.atomic():
        made = anchors.make(day=day, now=now)
        text = anchors.text_of(made, district.name)
        if district.audit_mail:
            post(
                letter="anchor",
                to=district.audit_mail,
                key=f"anchor/{day}",
                now=now,
                district=district.name,
                day=day.isoformat(),
                acts=str(made.acts_seq),
                looks=str(made.looks_seq),
                text=text,
            )
    anchors.keep(made, text, Path(settings.ANCHORS_ROOT))
    return made
