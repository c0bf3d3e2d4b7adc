"""What the district sets for business difficulties: who takes them in, who gets which, sample answers, the monthly check."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.rules.cases.macros import ANSWER, USES
from gongyak.staff.models import Department, Staff


class CaseSettingManager(models.Manager["CaseSetting"]):
    """The one row."""

    def current(self) -> CaseSetting:
        """The settings; their defaults, unsaved, where nobody has set anything yet."""
        return self.first() or CaseSetting()


class CaseSetting(models.Model):
    """기업애로 설정: one row. `receiving` is the department whose people take cases in (상담원); `draft_days` is how long
    the website keeps what was begun and not sent; `reviewing` is who looks into a grievance that is filed again (감사부서).
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    receiving = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="접수 부서"
    )
    reviewing = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="재조사 부서"
    )
    target_days = models.PositiveSmallIntegerField("비민원의 목표 기간(일)", default=14)
    draft_days = models.PositiveSmallIntegerField("초안을 두는 날수", default=14)
    center = models.CharField("창구 이름", max_length=100, default="원스톱 기업애로해소 지원센터")

    objects = CaseSettingManager()

    class Meta:
        verbose_name = verbose_name_plural = "기업애로 설정"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="case_setting_one_row",
                violation_error_message="기업애로 설정은 하나만 있을 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(target_days__gte=1, target_days__lte=60) & ~Q(center=""),
                name="case_setting_bounds",
                violation_error_message="비민원의 목표 기간은 1일에서 60일 사이이고, 창구의 이름이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(draft_days__gte=1, draft_days__lte=90),
                name="case_setting_draft_days",
                violation_error_message="누리집에서 쓰던 글은 1일에서 90일까지 둘 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.center


class RoutingRule(models.Model):
    """배정 규칙: cases whose sort begins so and whose place holds this word are proposed to a department."""

    sort = models.CharField("유형 부호의 앞", max_length=4, blank=True)
    place = models.CharField("곳의 말", max_length=50, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")
    order = models.PositiveSmallIntegerField("차례", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "배정 규칙"
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(
                "sort",
                "place",
                "department",
                name="routing_rule_once",
                violation_error_message="같은 배정 규칙이 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sort or '모든 유형'} {self.place} → {self.department}"


class AnswerSample(models.Model):
    """답변 문안: a text to begin an answer or another form with (`use`), for a sort or for all; put away rather than deleted.

    Words in braces are filled in with what the case says (`rules.cases.macros`).
    """

    use = models.CharField("쓰는 곳", max_length=20, default=ANSWER)
    sort = models.CharField("유형 부호의 앞", max_length=4, blank=True)
    title = models.CharField("제목", max_length=100)
    text = models.TextField("글")
    is_used = models.BooleanField("쓰는 중", default=True)
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")

    class Meta:
        verbose_name = verbose_name_plural = "답변 문안"
        ordering = ("sort", "title", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""),
                name="answer_sample_filled",
                violation_error_message="답변 문안의 제목과 글을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(use__in=list(USES)),
                name="answer_sample_use",
                violation_error_message="답변 문안을 쓰는 곳은 정해진 것 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MonthlyCheck(models.Model):
    """월 점검: that somebody went through the open cases of a month (영 제22조), with the counts of that moment."""

    year = models.PositiveSmallIntegerField("연도")
    month = models.PositiveSmallIntegerField("월")
    open = models.PositiveIntegerField("처리 중")
    late = models.PositiveIntegerField("기한 지남")
    found = models.TextField("본 것과 조치")
    at = models.DateTimeField("점검한 때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="점검한 사람")

    class Meta:
        verbose_name = verbose_name_plural = "기업애로 월 점검"
        ordering = ("-year", "-month", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12) & ~Q(found=""),
                name="monthly_check_filled",
                violation_error_message="점검한 달과 본 것을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}. {self.month}."
