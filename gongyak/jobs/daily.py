"""What is to be done once a day: written as jobs when the day begins, whoever notices first."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from gongyak.jobs.actions import enqueue
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.times import KEPT
from gongyak.rules.moments import day_of


def plan(now: datetime) -> None:
    """Write today's jobs (`DAILY_JOBS` of the settings) where they are not written yet."""
    day = day_of(now)
    keys = {kind: f"daily/{kind}/{day}" for kind in settings.DAILY_JOBS}
    there = set(Job.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    missing = {kind: key for kind, key in keys.items() if key not in there}
    if missing:
        with transaction.atomic():
            for kind, key in missing.items():
                enqueue(kind=kind, key=key, now=now, payload={"day": day.isoformat()})


def sweep(job: Job, now: datetime) -> None:
    """Remove jobs that ended long ago, mail with its addresses among them.

    What is old is only marked the first day, and removed on another, if it still is: a clock that jumps for
    a day removes nothing (R31).
    """
    day = day_of(now)
    ended = Job.objects.filter(state__in=[JobState.DONE, JobState.DEAD])
    old = ended.filter(ended_at__lt=now - KEPT)
    ended.filter(old_on__isnull=False).exclude(pk__in=old.values("pk")).update(old_on=None)
    old.filter(old_on__lt=day).delete()
    old.update(old_on=day)
