"""실적: one result on its way into the card, and its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from gongyak.rules.dates import Precision
from gongyak.rules.records import AchievementStatus, Basis
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff

#: Who sees every department's rows.
SEE_ALL = (Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
_NUMBERED = [AchievementStatus.CONFIRMED.value, AchievementStatus.ON_CARD.value]
_UNNUMBERED = [AchievementStatus.CANDIDATE.value, AchievementStatus.CHECKED.value]


def words(kind: Any) -> list[tuple[str, str]]:
    """The choices of a column that holds the words of a value type."""
    return [(one, one) for one in listed(kind)]


def listed(kind: Any) -> list[str]:
    """The words of a value type."""
    return [one.value for one in kind]


class AchievementQuerySet(models.QuerySet["Achievement"]):
    """Results by who may see them and by day."""

    def visible_to(self, actor: Actor) -> AchievementQuerySet:
        """Those of the person's departments; all for who looks after or over the whole."""
        return self if actor.has(*SEE_ALL) else self.filter(department__in=actor.departments())

    def as_of(self, day: date) -> AchievementQuerySet:
        """Those that had begun by a day, also where only a recurrence is known; not what was cancelled."""
        begun = self.filter(Q(start__lte=day) | Q(start=None))
        return begun.exclude(status=AchievementStatus.CANCELLED)

    def told(self) -> AchievementQuerySet:
        """With everything that a record says of each, in three queries."""
        return self.select_related("department").prefetch_related("metrics", "proofs")


class Achievement(models.Model):
    """실적: one result, as it is known now; each of its wordings is kept by `records`.

    `kind` is a row of `rules/data/achievements.toml`; `lines` is the JSON of `rules.records.Line`; `source` is the
    key of what minted it, `plan` that of the plan whose projects it counts, `entry` the one form that it was typed
    into, so that a double click types it in once. `revision` grows with each writing.
    """

    kind = models.CharField("종류", max_length=20)
    title = models.CharField("제목", max_length=200)
    start = models.DateField("첫날", null=True, blank=True)
    end = models.DateField("끝날", null=True, blank=True)
    precision = models.CharField("기간의 단위", max_length=10, default=Precision.DAY.value)
    recurrence = models.CharField("되풀이", max_length=20, blank=True)
    number = models.CharField("실적번호", max_length=30, blank=True)
    status = models.CharField(
        "단계", max_length=10, choices=words(AchievementStatus), default=AchievementStatus.CANDIDATE.value
    )
    series = models.CharField("묶음", max_length=100, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="위 실적"
    )
    plan = models.CharField("종합계획", max_length=50, blank=True)
    source = models.CharField("만든 일", max_length=100, blank=True)
    entry = models.CharField("적은 양식", max_length=40, blank=True)
    lines = models.JSONField("내용", default=list, blank=True)
    waiver = models.TextField("증빙이 없는 까닭", blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")
    made_at = models.DateTimeField("적은 때")
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="적은 사람")
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")
    revision = models.PositiveIntegerField("판", default=0)

    objects = AchievementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "실적"
        ordering = (F("start").desc(nulls_last=True), "-pk")
        indexes = [models.Index("status", "start", name="achievement_by_status")]
        constraints = [
            models.UniqueConstraint(
                "number",
                condition=~Q(number=""),
                name="achievement_number_once",
                violation_error_message="이미 쓴 실적번호입니다.",
            ),
            models.UniqueConstraint(
                "source",
                condition=~Q(source=""),
                name="achievement_source_once",
                violation_error_message="이 일에서 나온 실적이 이미 있습니다.",
            ),
            models.UniqueConstraint(
                "entry",
                condition=~Q(entry=""),
                name="achievement_entered_once",
                violation_error_message="이 양식으로 적은 실적이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=listed(AchievementStatus)),
                name="achievement_status",
                violation_error_message="실적의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_NUMBERED) & ~Q(number="")
                | Q(status__in=_UNNUMBERED, number="")
                | Q(status=AchievementStatus.CANCELLED.value),
                name="achievement_numbered_when_confirmed",
                violation_error_message="실적번호는 팀장이 확정할 때 받고, 확정된 실적에는 꼭 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(kind=""),
                name="achievement_named",
                violation_error_message="실적의 종류와 제목을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(precision__in=listed(Precision)) & (Q(end=None) | Q(end__gte=F("start"))),
                name="achievement_span",
                violation_error_message="실적의 끝날은 첫날보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What stands for it in records and in the chain of acts."""
        return f"achievement/{self.pk}"


class AchievementMetric(models.Model):
    """실적의 수치: one figure of a result; `sources` is the JSON of the rows that it was counted from."""

    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="metrics", verbose_name="실적")
    place = models.PositiveSmallIntegerField("차례")
    code = models.CharField("부호", max_length=40)
    label = models.CharField("이름", max_length=60)
    value = models.BigIntegerField("값")
    unit = models.CharField("단위", max_length=10)
    basis = models.CharField("구분", max_length=10, choices=words(Basis), blank=True)
    as_of = models.DateField("기준일", null=True, blank=True)
    query = models.TextField("센 방법", blank=True)
    sources = models.JSONField("근거", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "실적의 수치"
        ordering = ("achievement", "place")
        constraints = [
            models.UniqueConstraint(
                "achievement",
                "place",
                name="achievement_metric_place",
                violation_error_message="한 실적의 수치는 차례가 서로 달라야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(label=""),
                name="achievement_metric_named",
                violation_error_message="수치의 이름을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(basis="") | Q(basis__in=listed(Basis)),
                name="achievement_metric_basis",
                violation_error_message="수치의 구분은 예정, 잠정, 확정 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value:,}{self.unit}"
