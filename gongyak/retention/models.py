"""보존기간 as the district set it, and the ledger of what was destroyed: what kind, how many, by whom, on what ground.

Nothing personal stands here: a destroyed row is named by its key alone.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.rules.canonical import canonical, sha256
from gongyak.rules.retention import Period, kind_of
from gongyak.staff.models import Staff

_HASH_LENGTH = 64


class RetentionRule(models.Model):
    """보존기간 규칙: how long a kind of record is kept here, where the district said so; else the default stands.

    `is_confirmed`: the records officer has confirmed it. `revision` grows with every change.
    """

    kind = models.CharField("종류", max_length=20, unique=True)
    months = models.PositiveSmallIntegerField("보존기간(개월)")
    from_year = models.BooleanField("다음 해 1월 1일부터", default=False)
    article = models.CharField("근거", max_length=200)
    is_confirmed = models.BooleanField("확인함", default=False)
    revision = models.PositiveIntegerField("판", default=1)
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")

    class Meta:
        verbose_name = verbose_name_plural = "보존기간 규칙"
        ordering = ("kind",)
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=1200) & ~Q(article=""),
                name="retention_rule_bounds",
                violation_error_message="보존기간은 1개월에서 100년 사이이고, 근거를 적어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.months}"

    @property
    def period(self) -> Period:
        """The period as the rules count it."""
        return Period(self.months, self.from_year)


class PurgeStatus(models.TextChoices):
    """How far a destruction is."""

    PROPOSED = "파기 제안", "파기 제안"
    CONFIRMED = "파기 확인", "파기 확인"
    DONE = "파기 끝", "파기 끝"
    DROPPED = "파기 취소", "파기 취소"


class PurgeBatch(models.Model):
    """파기 묶음: one entry of the 파기대장: all that was due of a kind on a day, proposed by one, confirmed by another.

    The rule of that day is written down with it. `lines_hash` is that of the keys that were confirmed. `scrubbed_at`:
    the bytes are gone from the files of the database too.
    """

    kind = models.CharField("종류", max_length=20)
    as_of = models.DateField("어느 날에 지난 것인지")
    months = models.PositiveSmallIntegerField("보존기간(개월)")
    from_year = models.BooleanField("다음 해 1월 1일부터", default=False)
    article = models.CharField("근거", max_length=200)
    review = models.CharField("심의", max_length=200, blank=True)
    status = models.CharField("단계", max_length=10, choices=PurgeStatus, default=PurgeStatus.PROPOSED)
    counted = models.PositiveIntegerField("대상(건)")
    erased = models.PositiveIntegerField("파기한 것(건)", default=0)
    lines_hash = models.CharField("대상의 해시", max_length=_HASH_LENGTH, blank=True)
    proposed_at = models.DateTimeField("제안한 때")
    proposed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="제안한 사람")
    confirmed_at = models.DateTimeField("확인한 때", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="확인한 사람"
    )
    dropped_at = models.DateTimeField("취소한 때", null=True, blank=True)
    dropped_why = models.CharField("취소한 사유", max_length=200, blank=True)
    ended_at = models.DateTimeField("파기를 마친 때", null=True, blank=True)
    scrubbed_at = models.DateTimeField("저장 공간에서 지운 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "파기 묶음"
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                "kind",
                condition=Q(status__in=["파기 제안", "파기 확인"]),
                name="purge_batch_one_open",
                violation_error_message="이 종류에는 아직 끝나지 않은 파기가 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="purge_batch_two_people",
                violation_error_message="파기는 제안한 사람과 다른 사람이 확인해야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=PurgeStatus.values)
                & (
                    Q(status__in=["파기 제안", "파기 취소"])
                    | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(lines_hash="")
                )
                & (~Q(status="파기 끝") | Q(ended_at__isnull=False, erased__lte=F("counted"))),
                name="purge_batch_whole",
                violation_error_message="확인한 파기에는 확인한 사람과 때와 대상이, 끝난 파기에는 마친 때가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.as_of}"

    @property
    def key(self) -> str:
        """What stands for it in acts."""
        return f"purge/{self.pk}"

    @property
    def name(self) -> str:
        """The kind in words."""
        return kind_of(self.kind).name

    @property
    def period(self) -> Period:
        """The period that had passed."""
        return Period(self.months, self.from_year)


class PurgeLine(models.Model):
    """파기 대상: one row that is destroyed with a batch: its key, the last day on which it was kept, and when it went.

    `is_spared`: it was used again after it was confirmed (a case that was reopened), and stayed.
    """

    batch = models.ForeignKey(PurgeBatch, models.CASCADE, related_name="lines", verbose_name="파기 묶음")
    kind = models.CharField("종류", max_length=20)
    row = models.PositiveBigIntegerField("행")
    key = models.CharField("기록", max_length=100)
    label = models.CharField("번호", max_length=50, blank=True)
    kept_until = models.DateField("보존기한")
    erased_at = models.DateTimeField("파기한 때", null=True, blank=True)
    is_spared = models.BooleanField("남김", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "파기 대상"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(is_spared=False) | Q(erased_at=None),
                name="purge_line_erased_or_spared",
                violation_error_message="남긴 기록은 파기한 기록일 수 없습니다.",
            ),
            models.UniqueConstraint(
                "kind",
                "row",
                condition=Q(is_spared=False),
                name="purge_line_once",
                violation_error_message="이미 파기 묶음에 든 기록입니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class PurgeHold(models.Model):
    """파기 보류: a row that is kept longer than its period, through a day, for a reason (감사, 소송 …)."""

    kind = models.CharField("종류", max_length=20)
    row = models.PositiveBigIntegerField("행")
    key = models.CharField("기록", max_length=100)
    label = models.CharField("번호", max_length=50, blank=True)
    until = models.DateField("언제까지")
    reason = models.CharField("사유", max_length=200)
    held_at = models.DateTimeField("보류한 때")
    held_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="보류한 사람")

    class Meta:
        verbose_name = verbose_name_plural = "파기 보류"
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(key=""),
                name="purge_hold_says_why",
                violation_error_message="파기를 미루는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.until}"


def print_of(keys: list[tuple[str, date]]) -> str:
    """The hash of what a batch destroys: the keys with their last days."""
    return sha256(canonical([[key, day.isoformat()] for key, day in keys]))
