"""Jobs in one table of leases."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from gongyak.jobs.times import LEASE, LONGEST


class JobState(models.TextChoices):
    """What became of a job so far."""

    READY = "ready", "대기"
    LEASED = "leased", "처리 중"
    DONE = "done", "끝남"
    DEAD = "dead", "멈춤"


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs by what may be done with them now."""

    def open(self) -> JobQuerySet:
        """Those that are still to be done."""
        return self.filter(state__in=[JobState.READY, JobState.LEASED])

    def takeable(self, now: datetime) -> JobQuerySet:
        """Those that a worker may take: ready and due, or leased by one that did not come back.

        A time further ahead than any can be was written by a clock that ran ahead, and does not count.
        """
        due = Q(due_at__lte=now) | Q(due_at__gt=now + LONGEST)
        lost = Q(lease_until__lte=now) | Q(lease_until__gt=now + LEASE)
        return self.filter(Q(due, state=JobState.READY) | Q(lost, state=JobState.LEASED)).order_by(
            "due_at", "pk"
        )


class Job(models.Model):
    """작업: a kind of work with what it needs to know, done at least once, and once only for each `key`.

    `token` names the lease: only who holds it may report. `error` is a sentence without personal data.
    """

    kind = models.CharField("종류", max_length=40)
    key = models.CharField("중복 방지 열쇠", max_length=200, unique=True)
    payload = models.JSONField("내용", default=dict)
    state = models.CharField("상태", max_length=10, choices=JobState.choices, default=JobState.READY)
    attempts = models.PositiveSmallIntegerField("해 본 횟수", default=0)
    created_at = models.DateTimeField("쓴 때")
    due_at = models.DateTimeField("할 때")
    token = models.CharField("임차 표", max_length=32, blank=True)
    lease_until = models.DateTimeField("임차 끝", null=True)
    ended_at = models.DateTimeField("끝난 때", null=True)
    error = models.TextField("마지막 오류", blank=True)
    old_on = models.DateField("기한이 지난 것을 처음 본 날", null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "작업"
        indexes = [models.Index("state", "due_at", name="job_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(key=""),
                name="job_named",
                violation_error_message="작업에는 종류와 중복 방지 열쇠가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(Q(state=JobState.LEASED), ~Q(token=""), Q(lease_until__isnull=False))
                | Q(~Q(state=JobState.LEASED), Q(token=""), Q(lease_until__isnull=True)),
                name="job_lease_held",
                violation_error_message="처리 중인 작업에만 임차 표와 그 끝이 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[JobState.DONE, JobState.DEAD], ended_at__isnull=False)
                | Q(state__in=[JobState.READY, JobState.LEASED], ended_at__isnull=True),
                name="job_ended",
                violation_error_message="끝나거나 멈춘 작업에만 끝난 때가 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
