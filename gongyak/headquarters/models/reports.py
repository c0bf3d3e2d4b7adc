"""상황보고: a report on its way from draft to 보고, what teams hand in, how often reports are made."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.headquarters.models.office import Headquarters
from gongyak.headquarters.models.teams import Team, TeamMember
from gongyak.snapshots.models import Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role, Staff

#: The kind of document that a confirmed report is; its key is the report's number.
REPORT_KIND = "report"


class ReportKind(models.TextChoices):
    """How often a report is made."""

    DAILY = "일일", "일일"
    WEEKLY = "주간", "주간"
    MONTHLY = "월간", "월간"


class ReportStatus(models.TextChoices):
    """How far a report is. Which act leads where: `headquarters/workflow.py`."""

    DRAFT = "초안", "초안"
    GATHERING = "반 취합", "반 취합"
    APPROVAL = "결재", "결재"
    CONFIRMED = "총괄 확정", "총괄 확정"
    REPORTED = "보고", "보고"
    CORRECTING = "정정", "정정"


#: What was confirmed once, and stays to be read while a correction is written.
_FROZEN = (ReportStatus.CONFIRMED, ReportStatus.REPORTED, ReportStatus.CORRECTING)


class SituationReportQuerySet(models.QuerySet["SituationReport"]):
    """Reports by who may see them, and since when."""

    def visible_to(self, actor: Actor, day: date) -> SituationReportQuerySet:
        """All for members and who looks after or over the whole; else what was confirmed, or is asked of one."""
        wide = actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
        if wide or TeamMember.objects.on(day).filter(staff=actor.id).exists():
            return self
        asked = Approval.objects.filter(steps__department__in=actor.departments())
        return self.filter(Q(version__isnull=False) | Q(approval__in=asked.values("pk")))

    def since(self, day: date) -> SituationReportQuerySet:
        """Those whose period ends on a day or later."""
        return self.filter(ends_on__gte=day)


class SituationReport(models.Model):
    """상황보고: one report of a period; `computed` and `typed` are kept apart, `version` is what was frozen last.

    Both are the canonical JSON of values of `rules.situation.report`. `revision` grows with each text.
    """

    headquarters = models.ForeignKey(
        Headquarters, models.PROTECT, related_name="reports", verbose_name="종합대책본부"
    )
    kind = models.CharField("종류", max_length=10, choices=ReportKind)
    number = models.CharField("번호", max_length=30, unique=True)
    begins_on = models.DateField("기간 첫날")
    ends_on = models.DateField("기간 끝날")
    as_of = models.DateTimeField("기준일시")
    status = models.CharField("단계", max_length=10, choices=ReportStatus, default=ReportStatus.DRAFT)
    computed = models.TextField("셈한 내용")
    typed = models.TextField("적은 내용")
    correction = models.TextField("정정 사유", blank=True)
    revision = models.PositiveIntegerField("판", default=0)
    changed_at = models.DateTimeField("고친 시각")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="확정본"
    )

    objects = SituationReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "상황보고"
        ordering = (F("ends_on").desc(), F("id").desc())
        constraints = [
            models.UniqueConstraint(
                "headquarters",
                "kind",
                "ends_on",
                name="report_once",
                violation_error_message="같은 기간의 같은 상황보고가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ReportKind.values) & Q(status__in=ReportStatus.values),
                name="report_words",
                violation_error_message="상황보고의 종류와 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="report_ends_after_start",
                violation_error_message="기간의 끝날은 첫날보다 앞설 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_FROZEN) | Q(version__isnull=False),
                name="report_confirmed_is_frozen",
                violation_error_message="확정되거나 보고한 상황보고에는 확정본이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} 상황보고 {self.number}"

    @property
    def key(self) -> str:
        """What stands for it in approvals and in the chain of acts."""
        return f"report/{self.pk}"


class TeamInput(models.Model):
    """반 취합: what a team writes for a report; `content` is the canonical JSON of `rules.situation.report.Texts`."""

    report = models.ForeignKey(
        SituationReport, models.PROTECT, related_name="inputs", verbose_name="상황보고"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="반")
    name = models.CharField("반의 이름", max_length=50)
    content = models.TextField("내용")
    revision = models.PositiveIntegerField("판", default=0)
    handed_in_at = models.DateTimeField("제출 시각", null=True, blank=True)
    changed_at = models.DateTimeField("고친 시각", null=True, blank=True)
    changed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="고친 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "반 취합"
        ordering = ("team__place", "pk")
        constraints = [
            models.UniqueConstraint(
                "report",
                "team",
                name="team_input_once",
                violation_error_message="이 반의 취합이 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.name}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"team-input/{self.pk}"


class ReportEvent(models.Model):
    """상황보고의 경과: which act led from where to where; append only."""

    report = models.ForeignKey(
        SituationReport, models.PROTECT, related_name="events", verbose_name="상황보고"
    )
    act = models.CharField("행위", max_length=20)
    before = models.CharField("앞 단계", max_length=10, blank=True)
    after = models.CharField("뒤 단계", max_length=10)
    at = models.DateTimeField("때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="한 사람")
    memo = models.TextField("적은 말", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "상황보고의 경과"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.act}"


class ReportConfirmation(models.Model):
    """상황보고 확정: which approval stands behind a frozen report; append only."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    report = models.ForeignKey(
        SituationReport, models.PROTECT, related_name="confirmations", verbose_name="상황보고"
    )
    approval = models.ForeignKey(Approval, models.PROTECT, related_name="+", verbose_name="결재")

    class Meta:
        verbose_name = verbose_name_plural = "상황보고 확정"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.version)


class ReportRhythm(models.Model):
    """보고 주기: whether a kind of report is made, on which weekday a week closes, and the hour of the 기준일시.

    `weekday` is 0 for Monday to 6 for Sunday and counts for the weekly report alone.
    """

    kind = models.CharField("종류", max_length=10, choices=ReportKind, unique=True)
    is_made = models.BooleanField("만듦", default=True)
    weekday = models.PositiveSmallIntegerField("주를 닫는 요일", default=4)
    hour = models.PositiveSmallIntegerField("기준 시각(시)", default=18)

    class Meta:
        verbose_name = verbose_name_plural = "보고 주기"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ReportKind.values, weekday__range=(0, 6), hour__range=(0, 23)),
                name="report_rhythm_words",
                violation_error_message="종류와 요일과 시각은 정해진 것 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"report-rhythm/{self.pk}"
