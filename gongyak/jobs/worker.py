"""Does jobs: one at a time, with signs of life meanwhile."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils.module_loading import import_string

from gongyak.jobs.actions import Lease, fail, finish, renew, take
from gongyak.jobs.models import Job
from gongyak.jobs.times import HEARTBEAT

Clock = Callable[[], datetime]
#: Does one job; raises `GaveUp` where trying again is of no use, anything else where it may be.
Handler = Callable[[Job, datetime], None]

_log = logging.getLogger("gongyak.jobs")


class GaveUp(Exception):
    """Why a job can never be done: one Korean sentence without personal data."""


class Delayed(Exception):
    """Why a job could not be done this time: one Korean sentence without personal data."""


def handler_of(kind: str) -> Handler | None:
    """Who does such jobs, as the settings wire them (`JOBS`); None where nobody does."""
    path = settings.JOBS.get(kind)
    return import_string(path) if path else None


def work_off(clock: Clock) -> int:
    """Do all that is to be done now; how many jobs were taken up."""
    done = 0
    while work_one(clock):
        done += 1
    return done


def work_one(clock: Clock) -> bool:
    """Take one job up and do it; False where there is nothing to do."""
    lease = take(now=clock())
    if lease is None:
        return False
    try:
        with _signs_of_life(lease, clock):
            _do(lease.job, clock())
    except GaveUp as error:
        fail(lease=lease, now=clock(), error=str(error), for_good=True)
    except Delayed as error:
        fail(lease=lease, now=clock(), error=str(error))
    except Exception as error:
        _log.exception("job %s failed", lease.job.pk)
        # what an error says may hold personal data; its kind does not
        fail(lease=lease, now=clock(), error=f"하다가 오류가 났습니다({type(error).__name__}).")
    else:
        if not finish(lease=lease, now=clock()):
            _log.warning("job %s was done after its lease had ended", lease.job.pk)
    return True


def _do(job: Job, now: datetime) -> None:
    handler = handler_of(job.kind)
    if handler is None:
        raise GaveUp(f"이 판의 프로그램은 ‘{job.kind}’ 작업을 할 줄 모릅니다.")
    handler(job, now)


@contextmanager
def _signs_of_life(lease: Lease, clock: Clock) -> Iterator[None]:
    """Renew the lease from a thread of its own while the block runs; short jobs never need it."""
    ended = Event()

    def beat() -> None:
        try:
            while not ended.wait(HEARTBEAT.total_seconds()):
                close_old_connections()
                renew(lease=lease, now=clock())
        except DatabaseError:
            _log.warning("job %s: no sign of life could be given", lease.job.pk)
        finally:
            connection.close()

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
