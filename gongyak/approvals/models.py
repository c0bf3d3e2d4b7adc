"""Lines of approval as the district sets them, and approvals with what was signed by whom and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import ExpressionWrapper, F, Min, OuterRef, Q, Subquery

from gongyak.staff.actors import Actor
from gongyak.staff.models import STANDS_FOR, Department, Duty, Role, SpanQuerySet, Staff

_HASH_LENGTH = 64


class Subject(models.TextChoices):
    """What is approved."""

    CARD = "분기 카드", "분기 카드"
    CHANGE = "공약 변경", "공약 변경"
    PLAN = "실천계획", "실천계획"
    YEAR_PLAN = "종합계획", "종합계획"
    MINUTES = "회의록", "회의록"
    REPORT = "상황보고", "상황보고"
    ANSWER = "민원 답변", "민원 답변"


class Kind(models.TextChoices):
    """What a step of an approval is."""

    DRAFT = "기안", "기안"
    REVIEW = "검토", "검토"
    COOPERATION = "협조", "협조"
    APPROVAL = "결재", "결재"
    CONFIRMATION = "총괄확인", "총괄확인"


class LineStep(models.Model):
    """결재선 단계: one step of the line for a subject; `department` None is the line of every department.

    Where a department has steps of its own for a subject they stand for the general ones. Steps of one `place`
    are signed in any order. `delegated` prints 전결: whoever signs decides in the head's stead for good.
    """

    subject = models.CharField("결재할 것", max_length=20, choices=Subject)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="부서"
    )
    place = models.PositiveSmallIntegerField("차례")
    kind = models.CharField("단계", max_length=10, choices=Kind)
    role = models.CharField("역할", max_length=10, choices=Role)
    delegated = models.BooleanField("전결", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "결재선 단계"
        ordering = ("subject", "department", "place", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[Kind.REVIEW, Kind.APPROVAL, Kind.CONFIRMATION]),
                name="line_step_kind",
                violation_error_message="결재선의 단계는 검토, 결재, 총괄확인 가운데 하나입니다. 협조는 기안할 때 정합니다.",
            ),
            models.CheckConstraint(
                condition=Q(delegated=False) | Q(kind=Kind.APPROVAL),
                name="line_step_delegated",
                violation_error_message="전결은 결재 단계에만 정할 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.place} {self.kind} {self.role}"


class Substitute(models.Model):
    """대결: who signs for an absent person, from a day through another."""

    absent = models.ForeignKey(
        Staff, models.PROTECT, related_name="absences", verbose_name="자리를 비운 사람"
    )
    deputy = models.ForeignKey(Staff, models.PROTECT, related_name="deputised", verbose_name="대결하는 사람")
    began_on = models.DateField("시작일")
    ended_on = models.DateField("끝난 날")
    reason = models.CharField("사유", max_length=200)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "대결"
        constraints = [
            models.CheckConstraint(
                condition=~Q(absent=F("deputy")),
                name="substitute_is_another",
                violation_error_message="대결하는 사람은 자리를 비운 사람이 아니어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")),
                name="substitute_ends_after_start",
                violation_error_message="대결이 끝나는 날은 시작일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absent} → {self.deputy}"


class State(models.TextChoices):
    """How an approval stands."""

    RUNNING = "진행", "진행"
    DONE = "완결", "완결"
    RETURNED = "반려", "반려"
    WITHDRAWN = "회수", "회수"


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Approvals by who must sign."""

    def with_current(self) -> ApprovalQuerySet:
        """Each with `current`, the place whose steps are to be signed now; None where it runs no more."""
        waiting = ApprovalStep.objects.filter(
            approval=OuterRef("pk"), signed_at=None, approval__state=State.RUNNING
        )
        return self.annotate(
            current=Subquery(
                waiting.order_by().values("approval").annotate(least=Min("place")).values("least")
            )
        )


class Approval(models.Model):
    """결재: one document on its way through a line. `content_hash` says which content is signed.

    `object` is the key of what is approved, such as `draft/12`. It is signed once: a changed content is
    another approval.
    """

    subject = models.CharField("결재할 것", max_length=20, choices=Subject)
    object = models.CharField("대상", max_length=100)
    title = models.TextField("제목")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="기안 부서")
    content_hash = models.CharField("내용 해시", max_length=_HASH_LENGTH)
    state = models.CharField("상태", max_length=10, choices=State, default=State.RUNNING)
    drafted_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="기안한 사람")
    drafted_at = models.DateTimeField("기안 시각")
    paper_number = models.CharField("문서번호", max_length=100, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "결재"
        indexes = [models.Index("object", F("id").desc(), name="approval_by_object")]
        constraints = [
            models.UniqueConstraint(
                "object",
                condition=Q(state=State.RUNNING),
                name="approval_runs_once",
                violation_error_message="이미 결재가 진행되고 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="approval_state",
                violation_error_message="결재의 상태는 진행, 완결, 반려, 회수 가운데 하나입니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"approval/{self.pk}"


class ApprovalStepQuerySet(models.QuerySet["ApprovalStep"]):
    """Steps by who must sign."""

    def waiting(self) -> ApprovalStepQuerySet:
        """The steps whose turn it is."""
        mine = Approval.objects.filter(pk=OuterRef("approval")).with_current().values("current")
        return self.filter(signed_at=None, approval__state=State.RUNNING, place=Subquery(mine))

    def for_actor(self, actor: Actor, day: date) -> ApprovalStepQuerySet:
        """Those that somebody may sign by a duty of his own, or for somebody absent on the day."""
        absent = Substitute.objects.on(day).filter(deputy=actor.id).values("absent")
        return self.filter(_covered([actor.id], day) | _covered(absent, day))


class ApprovalStep(models.Model):
    """결재 단계: whose turn, and once signed who did, printed as of that moment."""

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="steps", verbose_name="결재")
    place = models.PositiveSmallIntegerField("차례")
    kind = models.CharField("단계", max_length=10, choices=Kind)
    role = models.CharField("역할", max_length=10, choices=Role)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="부서"
    )
    delegated = models.BooleanField("전결", default=False)
    seen_at = models.DateTimeField("처음 본 시각", null=True, blank=True)
    signed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="signed", null=True, blank=True, verbose_name="서명한 사람"
    )
    signed_for = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="누구를 대신해(대결)"
    )
    signed_at = models.DateTimeField("서명 시각", null=True, blank=True)
    printed = models.CharField("서명란", max_length=200, blank=True)
    accepted = models.BooleanField("승인", null=True, blank=True)
    memo = models.TextField("의견", blank=True)

    objects = ApprovalStepQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "결재 단계"
        ordering = ("place", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None, accepted=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, accepted__isnull=False),
                name="approval_step_signed",
                violation_error_message="서명한 단계에는 사람과 시각과 결과가 모두 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(accepted=False) | ~Q(memo=""),
                name="approval_step_says_why",
                violation_error_message="반려하는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approval_id} {self.place} {self.kind}"


def _covered(people: Any, day: date) -> Q:
    """The steps that a duty of these people covers on a day."""
    same = Q(role=F("_role"))
    for role, other in STANDS_FOR.items():
        same |= Q(role=role, _role=other)
    held = (
        Duty.objects.on(day)
        .filter(staff__in=people)
        .annotate(_role=ExpressionWrapper(OuterRef("role"), models.CharField()))
        .filter(same)
    )
    inside = held.filter(department=OuterRef("department"))
    return Q(models.Exists(inside)) | Q(models.Exists(held), department=None)
