"""What is only ever added: each wording of each record, and the numbers that were given out."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

_HASH_LENGTH = 64


class RecordVersion(models.Model):
    """기록 판: what one record said from a moment on; the next version of the same key stands for it.

    `content` is the canonical JSON of a value of `rules.records`; it holds no personal data, for it is never
    removed. `key` is such as `achievement/12`, `by` the key of an account.
    """

    kind = models.CharField("종류", max_length=20)
    key = models.CharField("기록", max_length=100)
    version = models.PositiveIntegerField("판")
    recorded_at = models.DateTimeField("기록한 시각")
    by = models.CharField("기록한 사람(계정)", max_length=50)
    reason = models.TextField("사유", blank=True)
    hash = models.CharField("해시", max_length=_HASH_LENGTH)
    content = models.TextField("내용")

    class Meta:
        verbose_name = verbose_name_plural = "기록 판"
        indexes = [models.Index("kind", "recorded_at", name="record_by_kind")]
        constraints = [
            models.UniqueConstraint(
                "key",
                "version",
                name="record_version_once",
                violation_error_message="다른 사람이 먼저 이 기록을 고쳤습니다. 화면을 새로 열어 확인하십시오.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(key="") & Q(version__gte=1),
                name="record_version_named",
                violation_error_message="기록에는 종류와 열쇠와 판이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}판"


class NumberSeries(models.Model):
    """번호: the last number that was given out in a year for a kind (회의, 실적 …); none is ever used twice."""

    kind = models.CharField("종류", max_length=30)
    year = models.PositiveSmallIntegerField("연도")
    last = models.PositiveIntegerField("마지막 번호", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "번호"
        constraints = [
            models.UniqueConstraint(
                "kind",
                "year",
                name="number_series_once",
                violation_error_message="같은 종류와 연도의 번호가 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}-{self.year}"
