"""What hangs on a project: tasks, indicators, the schedule, the papers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.achievements.models import PlannedActivity
from gongyak.plans.models.projects import Project
from gongyak.plans.models.spans import first_day, last_day, ordered, precision
from gongyak.records.spans import span_of
from gongyak.rules.records import Paper, Span


class ProjectTask(models.Model):
    """세부과제: a part of a project, in the department's words."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks", verbose_name="사업")
    place = models.PositiveSmallIntegerField("차례")
    title = models.CharField("과제명", max_length=200)
    detail = models.TextField("내용", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "세부과제"
        ordering = ("project", "place", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="project_task_named",
                violation_error_message="세부과제의 이름을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProjectIndicator(models.Model):
    """사업 성과지표: numbers as exact text (3.5), `result` empty while nothing is known of it by `as_of`."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="indicators", verbose_name="사업")
    place = models.PositiveSmallIntegerField("차례")
    name = models.CharField("지표", max_length=200)
    formula = models.CharField("산식", max_length=300, blank=True)
    unit = models.CharField("단위", max_length=20, blank=True)
    target = models.CharField("목표", max_length=30, blank=True)
    result = models.CharField("실적", max_length=30, blank=True)
    as_of = models.DateField("실적의 기준일", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "사업 성과지표"
        ordering = ("project", "place", "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "name",
                name="project_indicator_once",
                violation_error_message="같은 이름의 지표가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & (Q(result="") | Q(as_of__isnull=False)),
                name="project_indicator_said",
                violation_error_message="지표의 이름과, 실적이 있으면 그 기준일을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MilestoneStatus(models.TextChoices):
    """What became of a step of the schedule."""

    PLANNED = "예정", "예정"
    DONE = "완료", "완료"
    DROPPED = "하지 않음", "하지 않음"


class Milestone(models.Model):
    """추진일정: a step of a project's schedule. `first_*` is the period that was told first; None while it has
    not slipped. `reason` is why it slipped or was dropped. `activity` is what the card tells of it as planned.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="milestones", verbose_name="사업")
    place = models.PositiveSmallIntegerField("차례")
    title = models.CharField("할 일", max_length=200)
    start = first_day()
    end = last_day()
    precision = precision()
    first_start = models.DateField("당초 시작일", null=True, blank=True)
    first_end = models.DateField("당초 종료일", null=True, blank=True)
    first_precision = models.CharField("당초 기간의 단위", max_length=10, blank=True)
    reason = models.TextField("사유", blank=True)
    status = models.CharField("상태", max_length=10, choices=MilestoneStatus, default=MilestoneStatus.PLANNED)
    done_on = models.DateField("마친 날", null=True, blank=True)
    activity = models.OneToOneField(
        PlannedActivity, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="예정 활동"
    )

    class Meta:
        verbose_name = verbose_name_plural = "추진일정"
        ordering = ("project", F("start").asc(nulls_last=True), "place", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="milestone_named",
                violation_error_message="추진일정에 할 일을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(status=MilestoneStatus.DONE, done_on__isnull=False)
                | ~Q(status=MilestoneStatus.DONE) & Q(done_on=None),
                name="milestone_done_on_a_day",
                violation_error_message="마친 추진일정에만 마친 날이 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(first_start=None) & ~Q(status=MilestoneStatus.DROPPED) | ~Q(reason=""),
                name="milestone_slip_says_why",
                violation_error_message="미루거나 하지 않기로 한 추진일정에는 사유가 있어야 합니다.",
            ),
            ordered("milestone_ends_after_start", "추진일정"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What stands for it as a source of planned activities."""
        return f"milestone/{self.pk}"

    @property
    def span(self) -> Span:
        """When it is to be done."""
        return span_of(self)


class ProjectPaper(models.Model):
    """사업 문서: the 문서번호 of a paper of the project; the department under its name of that day."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="papers", verbose_name="사업")
    department = models.CharField("문서의 부서", max_length=50)
    number = models.PositiveIntegerField("문서번호")
    issued_on = models.DateField("시행일")
    title = models.CharField("제목", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "사업 문서"
        ordering = ("project", "issued_on", "pk")
        constraints = [
            models.UniqueConstraint(
                "project",
                "department",
                "number",
                "issued_on",
                name="project_paper_once",
                violation_error_message="이 사업에 같은 문서번호가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(department=""),
                name="project_paper_named",
                violation_error_message="문서번호의 부서를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department}-{self.number}"

    @property
    def paper(self) -> Paper:
        """It as a value."""
        return Paper(self.department, self.number, self.issued_on)
