"""Which results of the ledger belong to a project, and which companies it supported or took part."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.achievements.models import Achievement
from gongyak.companies.models import Company
from gongyak.plans.models.projects import Project
from gongyak.staff.models import Staff


class ProjectAchievement(models.Model):
    """사업 실적: a result of the ledger that came of a project."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="results", verbose_name="사업")
    achievement = models.ForeignKey(Achievement, models.PROTECT, related_name="+", verbose_name="실적")

    class Meta:
        verbose_name = verbose_name_plural = "사업 실적"
        ordering = ("project", "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "achievement",
                name="project_achievement_once",
                violation_error_message="이 실적은 이미 이 사업의 실적입니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.achievement_id}"


class CompanyPart(models.TextChoices):
    """What a company was in a project."""

    SUPPORTED = "지원받음", "지원받음"
    TOOK_PART = "참여함", "참여함"
    CARRIED_OUT = "수행함", "수행함"


class ProjectCompany(models.Model):
    """사업 참여 기업: what a company was in a project since which day, and what it got, in won; None is not told."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="companies", verbose_name="사업")
    company = models.ForeignKey(Company, models.PROTECT, related_name="projects", verbose_name="기업")
    part = models.CharField("구분", max_length=10, choices=CompanyPart)
    on = models.DateField("선정·참여한 날")
    won = models.BigIntegerField("지원액(원)", null=True, blank=True)
    note = models.CharField("내용", max_length=200, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="적은 사람")
    at = models.DateTimeField("적은 때")

    class Meta:
        verbose_name = verbose_name_plural = "사업 참여 기업"
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "company",
                "part",
                name="project_company_once",
                violation_error_message="이 기업은 이미 이 사업에 그렇게 적혀 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(part__in=CompanyPart.values) & (Q(won=None) | Q(won__gte=0)),
                name="project_company_part",
                violation_error_message="지원받음, 참여함, 수행함 가운데 고르고, 지원액은 0원 이상으로 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.company_id}"
