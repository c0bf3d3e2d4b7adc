"""The first months of a term: what was promised before the election, what departments say of it, what becomes of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.pledges.models.registry import Officeholder, Pledge
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff


class PromiseSource(models.TextChoices):
    """In what a promise was made before the election."""

    BULLETIN = "선거공보", "선거공보"
    BOOKLET = "정책자료집", "정책자료집"
    PLEDGE_BOOK = "선거공약서", "선거공약서"
    OTHER = "그 밖의 약속", "그 밖의 약속"


class Decision(models.TextChoices):
    """What becomes of a promise: one pledge, one in other words, part of one, several, or none."""

    TAKEN = "채택", "채택"
    REWORDED = "수정", "수정"
    MERGED = "통합", "통합"
    SPLIT = "분리", "분리"
    LEFT_OUT = "제외", "제외"


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Promises by who may see them."""

    def visible_to(self, actor: Actor) -> PromiseQuerySet:
        """Those that the person's departments have to review; all of them for who looks after the whole."""
        if actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR):
            return self
        return self.filter(opinion__department__in=actor.departments())


class Promise(models.Model):
    """공약 문장: a sentence with which something was promised before the election, word for word, and where.

    `number` (임시관리번호) is given once and never again. What became of it is `decision`, and `pledges` are
    the pledges that carry it on.
    """

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="promises", verbose_name="단체장"
    )
    number = models.PositiveIntegerField("임시관리번호")
    text = models.TextField("원문")
    source = models.CharField("출처", max_length=10, choices=PromiseSource)
    document = models.CharField("문서 이름", max_length=200, blank=True)
    page = models.CharField("쪽", max_length=20, blank=True)
    decision = models.CharField("결정", max_length=10, choices=Decision, null=True, blank=True)
    reason = models.TextField("결정 사유", blank=True)
    decided_at = models.DateTimeField("결정한 때", null=True, blank=True)
    pledges = models.ManyToManyField(
        Pledge, through="PromiseLink", related_name="promises", verbose_name="이어지는 공약"
    )

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "공약 문장"
        ordering = ("officeholder", "number")
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "number",
                name="promise_number_once",
                violation_error_message="같은 임시관리번호의 공약 문장이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="promise_has_text",
                violation_error_message="공약 문장의 원문을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(source__in=PromiseSource.values),
                name="promise_source",
                violation_error_message="출처는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(decision=None, decided_at=None)
                | Q(decision__in=Decision.values, decided_at__isnull=False),
                name="promise_decided",
                violation_error_message="결정에는 정해진 말과 결정한 때가 모두 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(decision=None) | Q(decision=Decision.TAKEN) | ~Q(reason=""),
                name="promise_decision_says_why",
                violation_error_message="그대로 채택하지 않을 때는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The 임시관리번호 as it is printed: `임시-012`."""
        return f"임시-{self.number:03d}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"promise/{self.pk}"


class PromiseLink(models.Model):
    """일치도 줄: which pledge carries on which promise; a promise can part into several, several can join in one."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="links", verbose_name="공약 문장")
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="links", verbose_name="공약")

    class Meta:
        verbose_name = verbose_name_plural = "일치도 줄"
        ordering = ("promise__number", "pledge__order")
        constraints = [
            models.UniqueConstraint(
                "promise",
                "pledge",
                name="promise_link_once",
                violation_error_message="이 공약 문장은 이미 그 공약으로 이어져 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise} → {self.pledge}"


class ReviewStatus(models.TextChoices):
    """How far a department's opinion is."""

    ASSIGNED = "배정", "배정"
    WRITING = "작성", "작성"
    SUBMITTED = "제출", "제출"
    CHECKED = "확인", "확인"


class Proposal(models.TextChoices):
    """What a department proposes."""

    TAKE = "채택", "채택"
    REWORD = "수정", "수정"
    MERGE = "통합", "통합"
    LEAVE_OUT = "제외", "제외"


class ReviewOpinion(models.Model):
    """검토의견서: what a department says of a promise (전주시 공약사업 관리규정 별지1).

    `money` is the yearly need by source, in words or figures. `returned` is why it was sent back last.
    """

    promise = models.OneToOneField(Promise, models.PROTECT, related_name="opinion", verbose_name="공약 문장")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="검토 부서")
    due_on = models.DateField("제출 마감")
    status = models.CharField("단계", max_length=10, choices=ReviewStatus, default=ReviewStatus.ASSIGNED)
    fitness = models.TextField("적정성", blank=True)
    law = models.TextField("법적 검토", blank=True)
    feasibility = models.TextField("임기 내 실천가능성", blank=True)
    money = models.TextField("연도별 소요액과 재원", blank=True)
    proposal = models.CharField("의견", max_length=10, choices=Proposal, null=True, blank=True)
    reason = models.TextField("의견의 사유", blank=True)
    returned = models.TextField("돌려보낸 사유", blank=True)
    revision = models.PositiveIntegerField("판", default=0)
    changed_at = models.DateTimeField("고친 시각")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")

    class Meta:
        verbose_name = verbose_name_plural = "검토의견서"
        ordering = ("promise__number",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ReviewStatus.values),
                name="review_status",
                violation_error_message="검토의견서의 단계는 배정, 작성, 제출, 확인 가운데 하나입니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[ReviewStatus.ASSIGNED, ReviewStatus.WRITING])
                | Q(proposal__in=Proposal.values)
                & ~Q(fitness="")
                & ~Q(law="")
                & ~Q(feasibility="")
                & ~Q(money="")
                & ~Q(reason=""),
                name="review_complete",
                violation_error_message="제출한 검토의견서에는 모든 칸이 채워져 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promise} {self.department}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"examination/{self.pk}"
