"""Jobs: written with their cause, done by one worker at a time, lost by none, whatever the clock does."""

from datetime import timedelta

import pytest
from django.db import transaction

from gongyak.audit.models import Act
from gongyak.jobs.actions import enqueue, fail, finish, renew, revive, take
from gongyak.jobs.models import Job, JobState
from gongyak.jobs.standing import standing
from gongyak.jobs.times import LATE, LEASE, LONGEST, MOST_ATTEMPTS, PAUSES
from tests.pledges.files import NOW
from tests.snapshots.test_concurrency import together

pytestmark = pytest.mark.django_db


def put(key: str = "a", now=NOW) -> Job:
    with transaction.atomic():
        return enqueue(kind="시험", key=key, now=now)


def test_job_named(refused) -> None:
    refused(Job(kind="", key="a", created_at=NOW, due_at=NOW), "열쇠가 있어야")


def test_job_lease_held(refused) -> None:
    refused(Job(kind="a", key="a", created_at=NOW, due_at=NOW, token="x"), "임차 표")


def test_job_ended(refused) -> None:
    refused(Job(kind="a", key="a", created_at=NOW, due_at=NOW, state=JobState.DONE), "끝난 때")


@pytest.mark.django_db(transaction=True)
def test_a_job_is_written_only_with_its_cause() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        enqueue(kind="시험", key="a", now=NOW)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(kind="시험", key="a", now=NOW)
        raise ZeroDivisionError
    assert not Job.objects.exists()


def test_a_key_has_one_job_ever() -> None:
    first = put()
    assert put(now=NOW + timedelta(1)) == first
    finish(lease=take(now=NOW), now=NOW)
    assert put() == first
    assert take(now=NOW + timedelta(1)) is None


def test_the_one_that_waited_longest_is_done_first_and_once() -> None:
    put("b", NOW - timedelta(minutes=1))
    put("a", NOW)
    lease = take(now=NOW)
    assert lease.job.key == "b"
    assert take(now=NOW).job.key == "a"
    assert take(now=NOW) is None
    assert finish(lease=lease, now=NOW)
    assert Job.objects.get(key="b").state == JobState.DONE


def test_whoever_was_silent_too_long_cannot_report_any_more() -> None:
    put()
    lost = take(now=NOW)
    assert take(now=NOW + LEASE - timedelta(seconds=1)) is None
    again = take(now=NOW + LEASE)
    assert (again.job.pk, again.job.attempts) == (lost.job.pk, 2)
    assert not finish(lease=lost, now=NOW)
    assert not fail(lease=lost, now=NOW, error="늦음")
    assert not renew(lease=lost, now=NOW)
    assert finish(lease=again, now=NOW)
    assert Job.objects.get().error == ""


def test_a_sign_of_life_keeps_a_lease() -> None:
    put()
    lease = take(now=NOW)
    assert renew(lease=lease, now=NOW + LEASE / 2)
    assert take(now=NOW + LEASE) is None
    assert take(now=NOW + LEASE * 2) is not None


def test_what_fails_is_tried_again_for_a_day_and_then_stops() -> None:
    put()
    now = NOW
    for pause in PAUSES:
        fail(lease=take(now=now), now=now, error="안 됨")
        assert take(now=now + pause - timedelta(seconds=1)) is None
        now += pause
    assert timedelta(hours=22) < now - NOW < timedelta(hours=26)
    fail(lease=take(now=now), now=now, error="끝내 안 됨")
    job = Job.objects.get()
    assert (job.state, job.error, job.attempts) == (JobState.DEAD, "끝내 안 됨", MOST_ATTEMPTS)
    assert take(now=now + timedelta(30)) is None


def test_a_job_over_which_every_worker_dies_stops() -> None:
    put()
    now = NOW
    for _ in range(MOST_ATTEMPTS):
        assert take(now=now) is not None
        now += LEASE
    assert take(now=now) is None
    assert Job.objects.get().state == JobState.DEAD


def test_a_stopped_job_is_tried_anew_as_an_act() -> None:
    job = put()
    assert not revive(job=job, by="staff/1", now=NOW)
    fail(lease=take(now=NOW), now=NOW, error="안 됨", for_good=True)
    assert revive(job=job, by="staff/1", now=NOW)
    assert take(now=NOW).job.attempts == 1
    assert Act.objects.get().action == "작업 다시 하기"


def test_mail_that_waits_or_failed_is_late() -> None:
    assert not standing(NOW, ["시험"]).is_delayed
    put()
    assert not standing(NOW + LATE, ["시험"]).is_delayed
    waiting = standing(NOW + LATE + timedelta(seconds=1), ["시험"])
    assert (waiting.is_delayed, waiting.late, waiting.late_since) == (True, 1, NOW)
    fail(lease=take(now=NOW), now=NOW, error="안 됨")
    assert standing(NOW, ["시험"]).late == 1
    fail(lease=take(now=NOW + PAUSES[0]), now=NOW, error="안 됨", for_good=True)
    ended = standing(NOW, ["시험"])
    assert (ended.open, ended.late, ended.stopped, ended.is_delayed) == (0, 0, 1, True)


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-1)])
def test_a_clock_that_was_ahead_holds_nothing_up(jump: timedelta) -> None:
    """R31: leased, or put off, by a clock that ran ahead and was then set right."""
    put("leased")
    take(now=NOW)
    put("put off")
    fail(lease=take(now=NOW), now=NOW, error="안 됨")
    job = Job.objects.get(key="put off")
    Job.objects.filter(pk=job.pk).update(due_at=NOW + LONGEST)
    later = NOW + jump
    assert {take(now=later).job.key, take(now=later).job.key} == {"leased", "put off"}
    assert take(now=later) is None


def test_a_clock_that_jumps_ahead_gives_the_job_to_another_but_only_one_result() -> None:
    """R31: the first worker still lives, and is fenced off."""
    put()
    first = take(now=NOW)
    second = take(now=NOW + timedelta(days=1))
    assert second.job.pk == first.job.pk
    assert [finish(lease=first, now=NOW), finish(lease=second, now=NOW)] == [False, True]


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_never_hold_the_same_job() -> None:
    for number in range(12):
        put(str(number))
    held: list[str] = []

    def work(_: int) -> None:
        while lease := take(now=NOW):
            held.append(lease.job.key)
            assert finish(lease=lease, now=NOW)

    together(work)
    together(work)  # PostgreSQL passes over what others hold; none is left by the second round
    assert sorted(held, key=int) == [str(number) for number in range(12)]
