"""Which results of the ledger belong to a project."""

from __future__ import annotations

from django.db import models

from gongyak.achievements.models import Achievement
from gongyak.plans.models.projects import Project


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
