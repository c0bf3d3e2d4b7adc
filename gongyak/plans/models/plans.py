"""종합계획 and its fields (분야)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.approvals.models import Approval
from gongyak.plans.models.spans import first_day, last_day, ordered, precision
from gongyak.records.spans import span_of
from gongyak.rules.records import Span
from gongyak.snapshots.models import Version
from gongyak.staff.models import Department, Staff

#: The kind of document that an approved plan is; its key is that of the plan.
YEAR_PLAN_KIND = "year-plan"


class YearPlanStatus(models.TextChoices):
    """How far a year's plan is."""

    WRITING = "작성중", "작성중"
    RETURNED = "보완요청", "보완요청"
    APPROVAL = "결재", "결재"
    CONFIRMED = "확정", "확정"


class YearPlan(models.Model):
    """종합계획: a year's plan. `department` drafts it and its head signs.

    `version` is what approval froze last: it stays in force while the plan is written anew (변경). `revision`
    grows with each change of what the plan says, and not with what is reported of it.
    """

    year = models.PositiveSmallIntegerField("연도")
    title = models.CharField("계획명", max_length=200)
    purpose = models.TextField("개요", blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="주관부서")
    start = first_day()
    end = last_day()
    precision = precision()
    status = models.CharField("단계", max_length=10, choices=YearPlanStatus, default=YearPlanStatus.WRITING)
    revision = models.PositiveIntegerField("판", default=0)
    paper_department = models.CharField("문서의 부서", max_length=50, blank=True)
    paper_number = models.PositiveIntegerField("문서번호", null=True, blank=True)
    paper_on = models.DateField("시행일", null=True, blank=True)
    approved_on = models.DateField("확정한 날", null=True, blank=True)
    changed_at = models.DateTimeField("고친 시각")
    changed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="고친 사람"
    )
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="확정본"
    )

    class Meta:
        verbose_name = verbose_name_plural = "종합계획"
        ordering = ("-year", "title")
        constraints = [
            models.UniqueConstraint(
                "year",
                "title",
                name="year_plan_once",
                violation_error_message="같은 해에 같은 이름의 계획이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & Q(year__gte=1990, year__lte=2100),
                name="year_plan_named",
                violation_error_message="계획명과 연도(1990~2100)를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=YearPlanStatus.values),
                name="year_plan_status",
                violation_error_message="종합계획의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=YearPlanStatus.CONFIRMED)
                | Q(version__isnull=False, approved_on__isnull=False),
                name="year_plan_confirmed_is_frozen",
                violation_error_message="확정된 종합계획에는 확정본과 확정한 날이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(paper_department="", paper_number=None, paper_on=None)
                | ~Q(paper_department="") & Q(paper_number__isnull=False, paper_on__isnull=False),
                name="year_plan_paper_whole",
                violation_error_message="문서번호는 부서, 번호, 시행일을 함께 적으십시오.",
            ),
            ordered("year_plan_ends_after_start", "종합계획"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What stands for it in records, approvals and the chain of acts."""
        return f"year-plan/{self.pk}"

    @property
    def span(self) -> Span:
        """The period that it plans."""
        return span_of(self)


class PlanField(models.Model):
    """계획 분야: a branch of a plan, under which its projects stand."""

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="fields", verbose_name="종합계획")
    place = models.PositiveSmallIntegerField("차례")
    name = models.CharField("분야명", max_length=100)

    class Meta:
        verbose_name = verbose_name_plural = "계획 분야"
        ordering = ("plan", "place", "pk")
        constraints = [
            models.UniqueConstraint(
                "plan",
                "name",
                name="plan_field_once",
                violation_error_message="이 계획에 같은 이름의 분야가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="plan_field_named",
                violation_error_message="분야의 이름을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
