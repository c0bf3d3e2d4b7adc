"""예정 활동: what is to be done next, with the time that was told first."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.achievements.models.results import SEE_ALL, Achievement, listed, words
from gongyak.rules.dates import Precision
from gongyak.rules.records import PlannedStatus
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Staff

_OPEN = (PlannedStatus.PLANNED.value, PlannedStatus.RUNNING.value)


class PlannedActivityQuerySet(models.QuerySet["PlannedActivity"]):
    """Planned activities by who may see them, and by what is still to be done."""

    def visible_to(self, actor: Actor) -> PlannedActivityQuerySet:
        """Those of the person's departments; all for who looks after or over the whole."""
        return self if actor.has(*SEE_ALL) else self.filter(department__in=actor.departments())

    def open(self) -> PlannedActivityQuerySet:
        """What is neither done nor dropped."""
        return self.filter(status__in=_OPEN)

    def overdue(self, today: date) -> PlannedActivityQuerySet:
        """What is still open though its last day has passed."""
        return self.open().filter(end__lt=today)


class PlannedActivity(models.Model):
    """예정 활동: what is to be done next, as it is known now; each of its wordings is kept by `records`.

    `original` is the JSON of the span that was told first, null while it has not slipped; `actual` is the result
    that it became; `entry` is the one form that it was typed into.
    """

    title = models.CharField("제목", max_length=200)
    start = models.DateField("첫날", null=True, blank=True)
    end = models.DateField("끝날", null=True, blank=True)
    precision = models.CharField("기간의 단위", max_length=10, default=Precision.DAY.value)
    recurrence = models.CharField("되풀이", max_length=20, blank=True)
    original = models.JSONField("당초 기간", null=True, blank=True)
    reason = models.TextField("미룬 까닭", blank=True)
    status = models.CharField(
        "단계", max_length=10, choices=words(PlannedStatus), default=PlannedStatus.PLANNED.value
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="위 활동"
    )
    lines = models.JSONField("내용", default=list, blank=True)
    actual = models.ForeignKey(
        Achievement, models.PROTECT, related_name="planned", null=True, blank=True, verbose_name="이룬 실적"
    )
    source = models.CharField("만든 일", max_length=100, blank=True)
    entry = models.CharField("적은 양식", max_length=40, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")
    made_at = models.DateTimeField("적은 때")
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")
    revision = models.PositiveIntegerField("판", default=0)

    objects = PlannedActivityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "예정 활동"
        ordering = (F("start").asc(nulls_last=True), "pk")
        indexes = [models.Index("status", "end", name="planned_by_status")]
        constraints = [
            models.UniqueConstraint(
                "source",
                condition=~Q(source=""),
                name="planned_source_once",
                violation_error_message="이 일에서 나온 예정 활동이 이미 있습니다.",
            ),
            models.UniqueConstraint(
                "entry",
                condition=~Q(entry=""),
                name="planned_entered_once",
                violation_error_message="이 양식으로 적은 예정 활동이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=listed(PlannedStatus)),
                name="planned_status",
                violation_error_message="예정 활동의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="planned_named",
                violation_error_message="예정 활동의 제목을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(precision__in=listed(Precision)) & (Q(end=None) | Q(end__gte=F("start"))),
                name="planned_span",
                violation_error_message="예정 활동의 끝날은 첫날보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What stands for it in records and in the chain of acts."""
        return f"planned/{self.pk}"
