"""What the office knows of a company beside its fields: visits there, and that two companies are not one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.companies.models.companies import Company


class CompanyVisit(models.Model):
    """기업 방문: somebody of the office went to a company on a day, why, and what was seen and heard.

    A visit for a difficulty stands with that (`FieldVisit`); this one came before anybody complained. It names nobody
    of the company. `by` and `at`: who wrote it down, when.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="visits", verbose_name="기업")
    visited_on = models.DateField("다녀온 날")
    purpose = models.CharField("방문 목적", max_length=100)
    visitors = models.CharField("간 직원", max_length=200)
    found = models.TextField("본 것과 들은 것")
    by = models.CharField("적은 사람(계정)", max_length=50)
    at = models.DateTimeField("적은 때")

    class Meta:
        verbose_name = verbose_name_plural = "기업 방문"
        ordering = ("-visited_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(visitors="") & ~Q(found=""),
                name="company_visit_filled",
                violation_error_message="방문한 목적과 간 직원과 본 것을 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} {self.visited_on}"


class ApartCompanies(models.Model):
    """다른 기업: somebody looked at two companies that may have been one and said that they are two.

    `one` has the smaller key.
    """

    one = models.ForeignKey(Company, models.PROTECT, related_name="+", verbose_name="기업")
    other = models.ForeignKey(Company, models.PROTECT, related_name="+", verbose_name="다른 기업")
    reason = models.CharField("까닭", max_length=200)
    by = models.CharField("정한 사람(계정)", max_length=50)
    at = models.DateTimeField("정한 때")

    class Meta:
        verbose_name = verbose_name_plural = "다른 기업"
        constraints = [
            models.UniqueConstraint(
                "one", "other", name="apart_once", violation_error_message="이미 다른 기업으로 정했습니다."
            ),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")) & ~Q(reason=""),
                name="apart_said",
                violation_error_message="두 기업이 왜 다른지 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
