"""사업: one project of a plan, and the departments that cooperate in it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.plans.models.plans import PlanField, YearPlan
from gongyak.plans.models.spans import first_day, last_day, ordered, precision
from gongyak.records.spans import span_of
from gongyak.rules.portfolio.words import IN_TROUBLE
from gongyak.rules.records import Span
from gongyak.staff.models import Department, Staff


class ProjectStatus(models.TextChoices):
    """How a project goes."""

    PLANNED = "계획", "계획"
    BEGUN = "착수", "착수"
    ON_TRACK = "정상추진", "정상추진"
    DELAYED = "지연", "지연"
    POOR = "부진", "부진"
    DONE = "완료", "완료"
    CARRIED = "이월", "이월"
    DROPPED = "폐지", "폐지"


class ProjectOrigin(models.TextChoices):
    """Whether a project begins this year or goes on from an earlier one."""

    NEW = "신규", "신규"
    GOING_ON = "계속", "계속"


class Consultation(models.TextChoices):
    """사전협의: whether a new support programme for small businesses was brought before the Minister first.

    중소기업기본법 제20조의5제1항 (시행 2026. 2. 19.): 중소기업 지원사업을 신설하거나 변경할 때 중소벤처기업부장관과
    미리 협의한다.
    """

    NONE = "대상 아님", "대상 아님"
    NEEDED = "협의 전", "협의 전"
    ASKED = "협의 중", "협의 중"
    DONE = "협의 완료", "협의 완료"


class Project(models.Model):
    """사업: `code` is its number in the plan, `result_kind` which kind of result it leaves when it is finished.

    `revision` grows with each change of what the plan says of it: money is changed with it, reports are not.
    """

    plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="projects", verbose_name="종합계획")
    field = models.ForeignKey(PlanField, models.PROTECT, related_name="projects", verbose_name="분야")
    place = models.PositiveIntegerField("차례")
    code = models.CharField("사업코드", max_length=30)
    title = models.CharField("사업명", max_length=200)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="주관부서")
    cooperating = models.ManyToManyField(
        Department, through="ProjectDepartment", related_name="+", verbose_name="협조부서"
    )
    origin = models.CharField("신규·계속", max_length=10, choices=ProjectOrigin)
    start = first_day()
    end = last_day()
    precision = precision()
    target = models.CharField("대상", max_length=300, blank=True)
    site = models.CharField("위치", max_length=300, blank=True)
    outline = models.TextField("사업개요", blank=True)
    result_kind = models.CharField("끝나면 남는 실적", max_length=20, default="지원사업")
    consultation = models.CharField(
        "사전협의", max_length=10, choices=Consultation, default=Consultation.NONE
    )
    status = models.CharField("상태", max_length=10, choices=ProjectStatus, default=ProjectStatus.PLANNED)
    problem = models.TextField("문제점", blank=True)
    remedy = models.TextField("대책", blank=True)
    revision = models.PositiveIntegerField("판", default=0)
    changed_at = models.DateTimeField("고친 시각")
    changed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="고친 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "사업"
        ordering = ("plan", "field__place", "place", "pk")
        constraints = [
            models.UniqueConstraint(
                "plan",
                "code",
                name="project_code_once",
                violation_error_message="이 계획에 같은 사업코드가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(title="") & ~Q(result_kind=""),
                name="project_named",
                violation_error_message="사업코드와 사업명과 끝나면 남는 실적을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=ProjectOrigin.values),
                name="project_origin",
                violation_error_message="신규나 계속 가운데 하나를 고르십시오.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ProjectStatus.values),
                name="project_status",
                violation_error_message="사업의 상태는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=IN_TROUBLE) | ~Q(problem="") & ~Q(remedy=""),
                name="project_trouble_is_told",
                violation_error_message="지연되거나 부진한 사업에는 문제점과 대책이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(consultation__in=Consultation.values),
                name="project_consultation",
                violation_error_message="사전협의는 정해진 말 가운데 하나여야 합니다.",
            ),
            ordered("project_ends_after_start", "사업"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def key(self) -> str:
        """What stands for it in records and in the chain of acts."""
        return f"project/{self.pk}"

    @property
    def span(self) -> Span:
        """사업기간."""
        return span_of(self)


class ProjectDepartment(models.Model):
    """협조부서: a department that works on a project with the one that leads it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="departments", verbose_name="사업")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")

    class Meta:
        verbose_name = verbose_name_plural = "협조부서"
        ordering = ("department__place", F("department__name").asc(), "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "department",
                name="project_department_once",
                violation_error_message="협조부서가 두 번 적혀 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.department)
