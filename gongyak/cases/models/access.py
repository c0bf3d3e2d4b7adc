"""By what a business reads its own case without an account: code and secret, short sessions, lost secrets."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from gongyak.cases.models.case import Case
from gongyak.staff.models import Staff

_HASH_LENGTH = 64
#: A session ends so long after the last page that was read, and so long after it began.
IDLE, LONGEST = timedelta(minutes=10), timedelta(hours=1)


class LookUp(models.Model):
    """조회번호: the public code of a case and the hash of its secret. Apart from the 접수번호, at random, in no list.

    Who has both reads the case. `given` counts the secrets that there were: a new one closes the door to the old.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="look_up", verbose_name="애로")
    code = models.CharField("조회번호", max_length=30, unique=True)
    secret = models.CharField("조회 비밀번호 해시", max_length=200)
    given = models.PositiveSmallIntegerField("비밀번호를 준 횟수", default=1)
    made_at = models.DateTimeField("번호를 준 때")
    changed_at = models.DateTimeField("비밀번호를 준 때")

    class Meta:
        verbose_name = verbose_name_plural = "조회번호"
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(secret="") & Q(changed_at__gte=F("made_at")),
                name="look_up_filled",
                violation_error_message="조회번호에는 번호와 비밀번호의 해시가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 조회번호"


class LookUpSession(models.Model):
    """조회 접속: that somebody came in by code and secret, to one case, for some minutes. Only a hash of its mark is kept."""

    look_up = models.ForeignKey(LookUp, models.PROTECT, related_name="sessions", verbose_name="조회번호")
    mark_hash = models.CharField("표식 해시", max_length=_HASH_LENGTH, unique=True)
    began_at = models.DateTimeField("들어온 때")
    seen_at = models.DateTimeField("마지막으로 본 때")
    ended_at = models.DateTimeField("나간 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "조회 접속"
        constraints = [
            models.CheckConstraint(
                condition=Q(seen_at__gte=F("began_at")),
                name="look_up_session_times",
                violation_error_message="조회 접속을 마지막으로 본 때는 들어온 때보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.look_up_id} 접속 {self.pk}"

    def is_open(self, now: datetime) -> bool:
        """Whether it still lets in."""
        lasts = self.began_at <= now < self.began_at + LONGEST and now < self.seen_at + IDLE
        return self.ended_at is None and lasts


class LostSecret(models.Model):
    """조회 비밀번호 분실: somebody asked for a new secret with the contact that the case has.

    By mail a link went there, whose hash this is, which works once until `expires_at`; otherwise a counsellor calls,
    and hands a new one out (`by`). `ended_at` is when either happened.
    """

    look_up = models.ForeignKey(LookUp, models.PROTECT, related_name="lost", verbose_name="조회번호")
    asked_at = models.DateTimeField("요청한 때")
    link_hash = models.CharField("링크 해시", max_length=_HASH_LENGTH, blank=True)
    expires_at = models.DateTimeField("링크가 끝나는 때", null=True, blank=True)
    ended_at = models.DateTimeField("다시 준 때", null=True, blank=True)
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="다시 준 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "조회 비밀번호 분실"
        indexes = [models.Index("link_hash", name="lost_secret_by_link")]
        constraints = [
            models.CheckConstraint(
                condition=Q(link_hash="", expires_at=None) | Q(~Q(link_hash=""), expires_at__isnull=False),
                name="lost_secret_link_ends",
                violation_error_message="비밀번호를 다시 받는 링크에는 끝나는 때가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.look_up_id} 분실 {self.pk}"
