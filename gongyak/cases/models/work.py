"""The work on a case: what moved its clock, whom others were asked, what was seen, missing, answered and sent."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.cases.models.case import Case
from gongyak.rules.canonical import canonical, sha256
from gongyak.staff.models import Department, Staff

_HASH_LENGTH = 64


class ClockWhat(models.TextChoices):
    """What moves the clock."""

    STOP = "중단", "중단"
    RESUME = "다시 진행", "다시 진행"
    EXTENSION = "연장", "연장"
    LONGER = "조사 연장", "조사 연장"


class ClockEvent(models.Model):
    """기한 사건: the clock of a case stood still from a day on, ran on after a day, or was extended; only ever added.

    `cause` is the law's word (보완 …); a stop ends with the 다시 진행 of the same cause that follows it. An extension
    is by `amount` days or hours, None by as much as the period; the second needs that the petitioner `agreed`. 조사 연장
    lengthens what the law lets a cause take out (현장조사: seven days more, once).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="clock", verbose_name="애로")
    turn = models.PositiveSmallIntegerField("차수", default=1)
    what = models.CharField("무엇", max_length=10, choices=ClockWhat)
    cause = models.CharField("사유의 말", max_length=20, blank=True)
    day = models.DateField("날")
    amount = models.PositiveSmallIntegerField("연장한 만큼", null=True, blank=True)
    agreed = models.BooleanField("신청인 동의", default=False)
    reason = models.TextField("사유", blank=True)
    at = models.DateTimeField("적은 때")
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "기한 사건"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(what=ClockWhat.EXTENSION, cause="")
                | Q(~Q(what=ClockWhat.EXTENSION), ~Q(cause="")),
                name="clock_event_cause",
                violation_error_message="처리기간을 멈추거나 다시 진행하는 데에는 법령의 사유가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(what=ClockWhat.EXTENSION) | ~Q(reason=""),
                name="clock_event_says_why",
                violation_error_message="연장하는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.what} {self.cause}"


class RequestStatus(models.TextChoices):
    """How a request to another department stands."""

    ASKED = "요청", "요청"
    REPLIED = "회신", "회신"
    DROPPED = "철회", "철회"


class DepartmentRequest(models.Model):
    """협조요청: what another department is asked for by when (법 제20조), and what it replied.

    It may extend its period once, before that is over. Whoever replies sees this, not the rest of the case.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="requests", verbose_name="애로")
    turn = models.PositiveSmallIntegerField("차수", default=1)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="협조부서")
    question = models.TextField("묻는 것")
    days = models.PositiveSmallIntegerField("회신기간(일)")
    status = models.CharField("상태", max_length=10, choices=RequestStatus, default=RequestStatus.ASKED)
    asked_at = models.DateTimeField("요청한 때")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="요청한 사람")
    first_due_at = models.DateTimeField("처음 회신기한")
    due_at = models.DateTimeField("회신기한")
    extended_days = models.PositiveSmallIntegerField("연장한 일수", null=True, blank=True)
    extended_at = models.DateTimeField("연장을 알린 때", null=True, blank=True)
    extended_why = models.TextField("연장 사유", blank=True)
    reply = models.TextField("회신", blank=True)
    replied_at = models.DateTimeField("회신한 때", null=True, blank=True)
    replied_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="회신한 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "협조요청"
        ordering = ("pk",)
        indexes = [models.Index("department", "status", "due_at", name="request_by_department")]
        constraints = [
            models.UniqueConstraint(
                "case",
                "turn",
                "department",
                condition=Q(status="요청"),
                name="request_once",
                violation_error_message="그 부서에는 이미 협조를 요청했습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status="회신") | Q(~Q(reply=""), replied_at__isnull=False),
                name="request_replied",
                violation_error_message="회신한 협조요청에는 회신한 글과 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("first_due_at")) & ~Q(question=""),
                name="request_due",
                violation_error_message="협조요청에는 묻는 것이 있어야 하고, 회신기한은 앞당길 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.department}"


class FieldVisit(models.Model):
    """현장방문: who of the office went where on which day, and what was found."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="visits", verbose_name="애로")
    visited_on = models.DateField("다녀온 날")
    place = models.CharField("곳", max_length=200)
    visitors = models.CharField("간 직원", max_length=200)
    found = models.TextField("본 것과 들은 것")
    at = models.DateTimeField("적은 때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="적은 사람")

    class Meta:
        verbose_name = verbose_name_plural = "현장방문"
        ordering = ("visited_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(found="") & ~Q(place=""),
                name="field_visit_filled",
                violation_error_message="현장방문의 곳과 본 것을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.visited_on}"


class SupplementStatus(models.TextChoices):
    """How a request to the business stands."""

    ASKED = "기다림", "기다림"
    ANSWERED = "보완됨", "보완됨"
    FAILED = "불응", "불응"


class SupplementRequest(models.Model):
    """보완요구: what is missing and by when (법 제22조, 영 제24조); asked once more within ten days, then returned.

    The business may put the day off twice. `attempt` is 2 for the second request. `came_back_on` and `came_back_again_on`
    are the days on which what was sent came back (반송); twice is enough for 취하 (영 제25조제2항).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="supplements", verbose_name="애로")
    attempt = models.PositiveSmallIntegerField("몇 번째", default=1)
    wanted = models.TextField("보완할 것")
    due_on = models.DateField("보완 기한")
    put_off = models.PositiveSmallIntegerField("기한을 미룬 횟수", default=0)
    status = models.CharField("상태", max_length=10, choices=SupplementStatus, default=SupplementStatus.ASKED)
    asked_at = models.DateTimeField("요구한 때")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="요구한 사람")
    answer = models.TextField("보완한 것", blank=True)
    answered_at = models.DateTimeField("보완한 때", null=True, blank=True)
    came_back_on = models.DateField("되돌아온 날", null=True, blank=True)
    came_back_again_on = models.DateField("다시 되돌아온 날", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "보완요구"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "case",
                condition=Q(status="기다림"),
                name="supplement_once",
                violation_error_message="이미 보완을 요구했습니다.",
            ),
            models.CheckConstraint(
                condition=Q(attempt__in=[1, 2], put_off__lte=2) & ~Q(wanted=""),
                name="supplement_bounds",
                violation_error_message="보완은 두 번까지 요구하고 기한은 두 번까지 미룰 수 있습니다(영 제24조).",
            ),
            models.CheckConstraint(
                condition=Q(came_back_again_on=None) | Q(came_back_again_on__gte=F("came_back_on")),
                name="supplement_came_back",
                violation_error_message="다시 되돌아온 날은 처음 되돌아온 날부터의 날이어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 보완 {self.attempt}"

    @property
    def returns(self) -> tuple[date, ...]:
        """The days on which it came back."""
        return tuple(day for day in (self.came_back_on, self.came_back_again_on) if day)


class CaseAnswer(models.Model):
    """민원 답변: the one answer of a case in a turn, composed from what departments replied.

    `refuses` is that what was wished for is not done: then the law asks for `reason` and `remedy` (법 제27조). While
    it is written `revision` grows; `sent_at` is when it went out, and nothing of it changes after.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="answers", verbose_name="애로")
    turn = models.PositiveSmallIntegerField("차수", default=1)
    text = models.TextField("답변")
    refuses = models.BooleanField("들어주지 않음", default=False)
    reason = models.TextField("이유", blank=True)
    remedy = models.TextField("구제절차", blank=True)
    revision = models.PositiveIntegerField("판", default=1)
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    sent_at = models.DateTimeField("회신한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "기업애로 답변"
        ordering = ("turn",)
        constraints = [
            models.UniqueConstraint(
                "case",
                "turn",
                name="case_answer_once",
                violation_error_message="한 애로에는 차수마다 답변이 하나입니다.",
            ),
            models.CheckConstraint(
                condition=Q(refuses=False) | ~Q(reason="") & ~Q(remedy=""),
                name="case_answer_refusal",
                violation_error_message="들어주지 않는 답변에는 이유와 구제절차를 적으십시오(법 제27조).",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(approval__isnull=False),
                name="case_answer_approved",
                violation_error_message="회신한 답변에는 결재가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 답변 {self.turn}"

    @property
    def hash(self) -> str:
        """The hash of what is approved and sent."""
        of = self.case.main or self.case  # one that was answered with another bears the other's approval
        told = [of.form_hash, self.turn, self.text, self.refuses, self.reason, self.remedy]
        return sha256(canonical(told))


class CaseLetter(models.Model):
    """통지문: a letter as it went out, but for its recipient, who stands in `Submitter` alone.

    `body` is the canonical JSON of a `rules.cases.Letter`; `way` is how it went: 전자우편 by the outbox, else on paper,
    by telephone or in person.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters", verbose_name="애로")
    kind = models.CharField("종류", max_length=20)
    title = models.CharField("제목", max_length=100)
    body = models.TextField("내용")
    hash = models.CharField("해시", max_length=_HASH_LENGTH)
    way = models.CharField("보낸 방법", max_length=10)
    at = models.DateTimeField("보낸 때")
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "통지문"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.title}"
