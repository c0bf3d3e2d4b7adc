"""The only writers of jobs: put one in, take one up, stay at it, report.

Taking and reporting are compare-and-set on the row, so two workers never hold one lease, and one that lost
its lease cannot report any more (it is fenced off by its token).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from gongyak.audit.actions import record_act
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.times import LEASE, MOST_ATTEMPTS, pause_after

_WORN_OUT = "처리하던 프로그램이 거듭 멈추었습니다."


@dataclass(frozen=True, slots=True)
class Lease:
    """A job in the hands of one worker, until it reports or is silent for too long."""

    job: Job
    token: str


def enqueue(
    *, kind: str, key: str, now: datetime, payload: dict[str, Any] | None = None, due: datetime | None = None
) -> Job:
    """Write a job in the transaction of what it follows from; one of the same key that is there stays, and is
    returned. `due` is when it is to be done, at most `LONGEST` ahead; None: at once. Raises RuntimeError outside a
    transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a job is written in the transaction of what it follows from")
    made = {"kind": kind, "payload": payload or {}, "created_at": now, "due_at": due or now}
    return Job.objects.get_or_create(key=key, defaults=made)[0]


def take(*, now: datetime) -> Lease | None:
    """Lease the job that has waited longest, or None where there is nothing to do.

    A job that worker after worker died over stops here, so that it does not take the next with it.
    """
    if not Job.objects.takeable(now).exists():  # without the writer's lock, which SQLite has only one of
        return None
    with transaction.atomic():
        # PostgreSQL passes over rows that others are taking; SQLite's transactions are one at a time
        job = Job.objects.takeable(now).select_for_update(skip_locked=True).first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            _end(job, JobState.DEAD, now, _WORN_OUT)
            job.save()
            return None
        job.state, job.token, job.lease_until = JobState.LEASED, uuid4().hex, now + LEASE
        job.attempts += 1
        job.save()
        return Lease(job, job.token)


def renew(*, lease: Lease, now: datetime) -> bool:
    """Say that the worker lives; False where the job is no longer its own."""
    return bool(_held(lease).update(lease_until=now + LEASE))


def finish(*, lease: Lease, now: datetime) -> bool:
    """Report a job done; False where the lease was lost, and another does it again or did."""
    ended = {"state": JobState.DONE, "token": "", "lease_until": None, "ended_at": now, "error": ""}
    return bool(_held(lease).update(**ended))


def fail(*, lease: Lease, now: datetime, error: str, for_good: bool = False) -> bool:
    """Report a job failed: it is tried again after a pause, or stops. False where the lease was lost."""
    with transaction.atomic():
        job = _held(lease).select_for_update().first()
        if job is None:
            return False
        pause = None if for_good else pause_after(job.attempts)
        if pause is None:
            _end(job, JobState.DEAD, now, error)
        else:
            job.state, job.token, job.lease_until = JobState.READY, "", None
            job.due_at, job.error = now + pause, error
        job.save()
        return True


def revive(*, job: Job, by: str, now: datetime) -> bool:
    """Let a stopped job be tried anew, as an act; False where it has not stopped."""
    with transaction.atomic():
        anew = {"state": JobState.READY, "attempts": 0, "due_at": now, "ended_at": None, "old_on": None}
        if not Job.objects.filter(pk=job.pk, state=JobState.DEAD).update(**anew):
            return False
        record_act(by=by, action="작업 다시 하기", object=f"job/{job.pk}", now=now)
        return True


def _held(lease: Lease):
    return Job.objects.filter(pk=lease.job.pk, state=JobState.LEASED, token=lease.token)


def _end(job: Job, state: JobState, now: datetime, error: str) -> None:
    job.state, job.token, job.lease_until, job.ended_at, job.error = state, "", None, now, error
