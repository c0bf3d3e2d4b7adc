"""What is only ever added: acts, looks at personal data, anchors of both chains, reviews of them.

`guards.py` makes the database refuse every UPDATE and DELETE of these.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.moments import moment_text

_HASH_LENGTH = 64


class Link(models.Model):
    """A row of a chain: its number, when, and the hash that covers it and the hash before."""

    #: What the hash covers beside the moment. A column that comes later needs a rule for older rows.
    COVERED: tuple[str, ...] = ()

    seq = models.PositiveBigIntegerField("차례", unique=True)
    at = models.DateTimeField("때")
    previous_hash = models.CharField("앞 해시", max_length=_HASH_LENGTH, blank=True)
    hash = models.CharField("해시", max_length=_HASH_LENGTH, unique=True)

    class Meta:
        abstract = True

    def record(self) -> dict[str, Any]:
        """The fields that the hash covers, the hash before it among them."""
        return {name: getattr(self, name) for name in self.COVERED} | {"at": moment_text(self.at)}

    def computed_hash(self) -> str:
        """SHA-256 of the canonical JSON of the record."""
        return sha256(canonical(self.record()))


class Act(Link):
    """행위: one act of the office. No personal value stands in it: who acts and what is acted on are keys.

    `actor` is a role or the key of an account, `object` such as `pledge/8-1/1-2-2`, `before` and `after` the
    hashes of what was there and is now, empty where there is none.
    """

    COVERED = ("seq", "actor", "action", "object", "reason", "before", "after", "previous_hash")

    actor = models.TextField("한 사람(역할 또는 계정)")
    action = models.TextField("행위")
    object = models.TextField("대상")
    reason = models.TextField("사유", blank=True)
    before = models.CharField("앞 내용 해시", max_length=_HASH_LENGTH, blank=True)
    after = models.CharField("뒤 내용 해시", max_length=_HASH_LENGTH, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "행위"
        indexes = [models.Index("object", "seq", name="act_by_object")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seq=1, previous_hash="") | Q(seq__gt=1) & ~Q(previous_hash=""),
                name="act_chained",
                violation_error_message="첫 행위 뒤의 행위는 앞 행위의 해시를 이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(actor="") & ~Q(action="") & ~Q(object=""),
                name="act_named",
                violation_error_message="행위에는 한 사람, 행위, 대상이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.object}"


class LookKind(models.TextChoices):
    """What was done with personal data that was seen."""

    VIEW = "view", "열람"
    SEARCH = "search", "검색"
    DOWNLOAD = "download", "내려받기"
    PRINT = "print", "출력"


class Look(Link):
    """접속기록: who saw whose personal data, when, from where and what for (안전성 확보조치 기준 제8조).

    `actor` is the key of an account, `place` the address of the machine, `subject` the key of whose data it
    was, `object` where it was shown. What leaves the screen needs a reason.
    """

    COVERED = ("seq", "actor", "place", "subject", "object", "kind", "reason", "previous_hash")

    actor = models.TextField("본 사람(계정)")
    place = models.TextField("접속지")
    subject = models.TextField("정보주체")
    object = models.TextField("본 곳")
    kind = models.CharField("수행업무", max_length=10, choices=LookKind.choices)
    reason = models.TextField("사유", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "접속기록"
        indexes = [
            models.Index("subject", "seq", name="look_by_subject"),
            models.Index("actor", "seq", name="look_by_actor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(seq=1, previous_hash="") | Q(seq__gt=1) & ~Q(previous_hash=""),
                name="look_chained",
                violation_error_message="첫 접속기록 뒤의 기록은 앞 기록의 해시를 이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(actor="") & ~Q(place="") & ~Q(subject="") & ~Q(object=""),
                name="look_named",
                violation_error_message="접속기록에는 본 사람, 접속지, 정보주체, 본 곳이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[LookKind.VIEW, LookKind.SEARCH]) | ~Q(reason=""),
                name="look_reasoned",
                violation_error_message="내려받거나 출력할 때에는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.get_kind_display()} {self.subject}"


class Anchor(models.Model):
    """고정: how far both chains reached on a day, and their hashes there; its text is kept elsewhere too."""

    day = models.DateField("날", unique=True)
    made_at = models.DateTimeField("고정한 때")
    acts_seq = models.PositiveBigIntegerField("행위 차례")
    acts_hash = models.CharField("행위 해시", max_length=_HASH_LENGTH, blank=True)
    looks_seq = models.PositiveBigIntegerField("접속기록 차례")
    looks_hash = models.CharField("접속기록 해시", max_length=_HASH_LENGTH, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "고정"
        constraints = [
            models.CheckConstraint(
                condition=(Q(acts_seq=0, acts_hash="") | Q(acts_seq__gt=0) & ~Q(acts_hash=""))
                & (Q(looks_seq=0, looks_hash="") | Q(looks_seq__gt=0) & ~Q(looks_hash="")),
                name="anchor_whole",
                violation_error_message="고정에는 두 사슬의 차례와 해시가 함께 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.day.isoformat()


class Review(models.Model):
    """점검: an auditor went through the looks of a period and says what was found (제8조 제2항)."""

    began_on = models.DateField("점검한 기간의 첫날")
    ended_on = models.DateField("점검한 기간의 끝날")
    by = models.TextField("점검한 사람(계정)")
    at = models.DateTimeField("점검한 때")
    looks = models.PositiveIntegerField("그 기간의 접속기록")
    looks_hash = models.CharField("그때의 접속기록 해시", max_length=_HASH_LENGTH, blank=True)
    is_clean = models.BooleanField("이상 없음")
    found = models.TextField("점검한 내용과 조치")

    class Meta:
        verbose_name = verbose_name_plural = "접속기록 점검"
        constraints = [
            models.CheckConstraint(
                condition=Q(began_on__lte=models.F("ended_on")),
                name="review_period",
                violation_error_message="점검한 기간의 끝날은 첫날보다 앞설 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(by="") & ~Q(found=""),
                name="review_told",
                violation_error_message="점검한 사람과 점검한 내용을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.began_on}~{self.ended_on}"


class Check(models.Model):
    """기록 확인: everything was recomputed, how far both chains reached then, and what did not hold."""

    at = models.DateTimeField("확인한 때")
    by = models.TextField("확인한 사람(계정 또는 프로그램)")
    acts_seq = models.PositiveBigIntegerField("행위 차례")
    looks_seq = models.PositiveBigIntegerField("접속기록 차례")
    wrong = models.PositiveIntegerField("어긋난 것")
    told = models.JSONField("알게 된 것", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "기록 확인"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.wrong}"
