"""What became of a case after the answer: outcomes, questions whether it is solved, proposals to those above."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.cases.models.case import Case
from gongyak.staff.models import Staff


class OutcomeCode(models.TextChoices):
    """What became of it; the words of `rules/data/cases.toml`, which a test compares."""

    SOLVED = "해결", "해결"
    PARTLY = "일부해결", "일부해결"
    RUNNING = "추진중", "추진중"
    LONG_TERM = "장기검토", "장기검토"
    IMPOSSIBLE = "불가", "불가"
    ADVISED = "안내", "안내"
    UPSTREAM = "상위 건의중", "상위 건의중"


class CaseOutcome(models.Model):
    """해결 결과: what became of a difficulty as somebody said at a moment; only ever added, the last one counts.

    `by_company` is that the business itself said so.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="outcomes", verbose_name="애로")
    code = models.CharField("결과", max_length=10, choices=OutcomeCode)
    day = models.DateField("목표일·재검토일", null=True, blank=True)
    reason = models.TextField("사유", blank=True)
    alternative = models.TextField("대안", blank=True)
    by_company = models.BooleanField("기업이 확인함", default=False)
    at = models.DateTimeField("적은 때")
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "해결 결과"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(code__in=OutcomeCode.values),
                name="outcome_code",
                violation_error_message="해결 결과는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(code__in=["추진중", "장기검토"]) | Q(day__isnull=False),
                name="outcome_has_day",
                violation_error_message="추진중에는 목표일, 장기검토에는 재검토일을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=~Q(code="불가") | ~Q(reason="") & ~Q(alternative=""),
                name="outcome_says_why",
                violation_error_message="불가에는 사유와 대안을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code}"


class FollowUpQuestionQuerySet(models.QuerySet["FollowUpQuestion"]):
    """Questions by whether an answer is still waited for."""

    def waiting(self) -> FollowUpQuestionQuerySet:
        """Those that are neither answered nor dropped, asked or not, the first that is due first."""
        return self.filter(answered_at=None, dropped_at=None).order_by("due_on", "pk")


class FollowUpQuestion(models.Model):
    """해결 확인: the question to the business, so many days after the reply, whether it is solved; and what it said.

    `link_hash` is that of the secret of the link by which it answers without an account.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="questions", verbose_name="애로")
    turn = models.PositiveSmallIntegerField("차수", default=1)
    after_days = models.PositiveSmallIntegerField("회신 뒤 며칠")
    due_on = models.DateField("묻는 날")
    asked_at = models.DateTimeField("물은 때", null=True, blank=True)
    asked_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="물은 사람"
    )
    link_hash = models.CharField("링크 해시", max_length=64, blank=True)
    said = models.CharField("기업의 답", max_length=10, blank=True)
    satisfaction = models.PositiveSmallIntegerField("만족도", null=True, blank=True)
    remark = models.TextField("의견", blank=True)
    answered_at = models.DateTimeField("답한 때", null=True, blank=True)
    dropped_at = models.DateTimeField("묻지 않기로 한 때", null=True, blank=True)

    objects = FollowUpQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "해결 확인"
        ordering = ("due_on", "pk")
        indexes = [
            models.Index("link_hash", name="follow_up_by_link"),
            models.Index(
                "due_on",
                condition=Q(asked_at=None, answered_at=None, dropped_at=None),
                name="follow_up_waiting",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "case",
                "turn",
                "after_days",
                name="follow_up_question_once",
                violation_error_message="그 날의 해결 확인은 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(satisfaction=None) | Q(satisfaction__gte=1, satisfaction__lte=5),
                name="follow_up_satisfaction",
                violation_error_message="만족도는 1에서 5까지입니다.",
            ),
            models.CheckConstraint(
                condition=Q(said="", answered_at=None) | Q(~Q(said=""), answered_at__isnull=False),
                name="follow_up_answered",
                violation_error_message="답한 해결 확인에는 답과 답한 때가 함께 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} D+{self.after_days}"


class UpstreamStatus(models.TextChoices):
    """How a proposal to those above stands."""

    SENT = "제출", "제출"
    DECIDED = "결과 도착", "결과 도착"
    TOLD = "기업에 알림", "기업에 알림"


class UpstreamProposal(models.Model):
    """상위건의: a proposal to change a rule, sent to those who can; never with the name of the business."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="upstream", verbose_name="애로")
    to = models.CharField("제출처", max_length=50)
    number = models.CharField("건의번호", max_length=50, blank=True)
    filed_on = models.DateField("제출일")
    rule = models.CharField("근거 규정", max_length=200)
    current = models.TextField("현행")
    problem = models.TextField("문제점")
    improvement = models.TextField("개선안")
    due_on = models.DateField("회신기한", null=True, blank=True)
    status = models.CharField("상태", max_length=10, choices=UpstreamStatus, default=UpstreamStatus.SENT)
    result = models.CharField("결과", max_length=10, blank=True)
    result_text = models.TextField("결과의 내용", blank=True)
    result_on = models.DateField("결과가 온 날", null=True, blank=True)
    told_at = models.DateTimeField("기업에 알린 때", null=True, blank=True)
    at = models.DateTimeField("적은 때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="적은 사람")

    class Meta:
        verbose_name = verbose_name_plural = "상위건의"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(rule="") & ~Q(current="") & ~Q(problem="") & ~Q(improvement=""),
                name="upstream_filled",
                violation_error_message="상위건의에는 근거 규정, 현행, 문제점, 개선안을 모두 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(status="제출") | Q(~Q(result=""), result_on__isnull=False),
                name="upstream_decided",
                violation_error_message="결과가 온 상위건의에는 결과와 온 날이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} → {self.to}"
