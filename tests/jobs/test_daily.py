"""What is done once a day, and what is swept away."""

from datetime import timedelta

import pytest
from django.db import transaction

from gongyak.jobs import daily, worker
from gongyak.jobs.actions import enqueue, finish, take
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.times import KEPT
from tests.pledges.files import NOW

pytestmark = pytest.mark.django_db


def done(key: str, now) -> None:
    with transaction.atomic():
        enqueue(kind="시험", key=key, now=now)
    finish(lease=take(now=now), now=now)


def sweep(now) -> None:
    daily.sweep(Job(), now)


def test_each_daily_job_is_written_once_a_day(settings) -> None:
    for hours in (0, 1, 2, 24):
        daily.plan(NOW + timedelta(hours=hours))
    found = Job.objects.order_by("pk").values_list("kind", flat=True)
    assert list(found) == settings.DAILY_JOBS * 2


def test_what_ended_long_ago_goes_on_the_second_day() -> None:
    done("old", NOW)
    done("newer", NOW + timedelta(days=1))
    with transaction.atomic():
        enqueue(kind="시험", key="open", now=NOW)
    late = NOW + KEPT + timedelta(hours=1)
    for _ in range(3):
        sweep(late)
    assert Job.objects.filter(key="old").exists()
    sweep(late + timedelta(hours=22))
    assert set(Job.objects.values_list("key", flat=True)) == {"newer", "open"}


def test_a_clock_that_jumps_for_a_day_sweeps_nothing_away() -> None:
    """R31: the day far ahead marks, the right day takes the mark away, and so again."""
    done("kept", NOW)
    for _ in range(3):
        sweep(NOW + KEPT + timedelta(days=1))
        sweep(NOW + timedelta(days=1))
    assert Job.objects.get().old_on is None


def test_a_job_that_nobody_can_do_stops_with_a_sentence() -> None:
    with transaction.atomic():
        enqueue(kind="없는일", key="a", now=NOW)
    assert worker.work_off(lambda: NOW) == 1
    job = Job.objects.get()
    assert job.state == JobState.DEAD
    assert "없는일" in job.error
