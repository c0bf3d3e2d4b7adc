"""A project's money in won: what it may spend by year and source, and what it spent month by month."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.plans.models.projects import Project


class ProjectFund(models.Model):
    """사업 재원: the money of one year from one source. `supplement` is what 추경 added or took away; 최종 is the sum."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="funds", verbose_name="사업")
    year = models.PositiveSmallIntegerField("연도")
    source = models.CharField("재원", max_length=20)
    initial = models.BigIntegerField("당초(원)", default=0)
    supplement = models.BigIntegerField("추경 증감(원)", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "사업 재원"
        ordering = ("project", "year", "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "year",
                "source",
                name="project_fund_once",
                violation_error_message="한 사업의 한 해, 한 재원은 한 줄이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="project_fund_source",
                violation_error_message="사업 재원의 이름을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(initial__gte=0) & Q(supplement__gte=-1 * F("initial")),
                name="project_fund_not_negative",
                violation_error_message="당초와 최종 예산은 0원보다 적을 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year} {self.source}"

    @property
    def final(self) -> int:
        """최종: what may be spent, in won."""
        return self.initial + self.supplement


class Execution(models.Model):
    """월 집행: what was spent in a month from a source; less than nothing where money came back (반납)."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="executions", verbose_name="사업")
    year = models.PositiveSmallIntegerField("연도")
    month = models.PositiveSmallIntegerField("월")
    source = models.CharField("재원", max_length=20)
    won = models.BigIntegerField("집행(원)")

    class Meta:
        verbose_name = verbose_name_plural = "월 집행"
        ordering = ("project", "year", "month", "pk")
        indexes = [models.Index("project", "year", "source", name="execution_by_fund")]
        constraints = [
            models.UniqueConstraint(
                "project",
                "year",
                "month",
                "source",
                name="execution_once",
                violation_error_message="한 사업의 한 달, 한 재원의 집행은 한 줄이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12),
                name="execution_month",
                violation_error_message="집행한 달은 1월에서 12월까지입니다.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="execution_source",
                violation_error_message="집행의 재원을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.year}-{self.month:02} {self.source}"
