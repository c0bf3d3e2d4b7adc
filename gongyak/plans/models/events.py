"""What happened to a plan and its projects; only ever added."""

from __future__ import annotations

from django.db import models

from gongyak.plans.models.plans import YearPlan
from gongyak.plans.models.projects import Project
from gongyak.staff.models import Staff


class PlanEvent(models.Model):
    """종합계획 이력: who did what when to a plan, or to one of its projects; from which status to which, and why."""

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="events", verbose_name="종합계획")
    project = models.ForeignKey(
        Project, models.PROTECT, related_name="events", null=True, blank=True, verbose_name="사업"
    )
    at = models.DateTimeField("시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="사람")
    act = models.CharField("행위", max_length=20)
    before = models.CharField("앞 상태", max_length=10, blank=True)
    after = models.CharField("뒤 상태", max_length=10, blank=True)
    memo = models.TextField("메모", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "종합계획 이력"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.act}"
