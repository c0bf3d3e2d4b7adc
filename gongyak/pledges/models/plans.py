"""실천계획: the plan of a pledge while it is written and once it is confirmed; what was reached; what is public."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.pledges.models.registry import Officeholder, Pledge
from gongyak.snapshots.models import HASH_LENGTH, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff

#: The kind of document that a confirmed plan is; its key is that of the pledge's own document.
PLAN_KIND = "plan"


class PlanStatus(models.TextChoices):
    """How far a plan is."""

    WRITING = "작성중", "작성중"
    RETURNED = "보완요청", "보완요청"
    APPROVAL = "결재", "결재"
    CONFIRMED = "확정", "확정"
    PUBLISHED = "공개", "공개"


class ActionPlanQuerySet(models.QuerySet["ActionPlan"]):
    """Plans by who may see them."""

    def visible_to(self, actor: Actor) -> ActionPlanQuerySet:
        """Those of the person's departments, or asked of them; all for who looks after the whole."""
        if actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR):
            return self
        own = actor.departments()
        asked = Approval.objects.filter(steps__department__in=own)
        return self.filter(Q(department__in=own) | Q(approval__in=asked))


class ActionPlan(models.Model):
    """실천계획: how one pledge will be kept, as the lead department writes it.

    `content` is the canonical JSON of a `rules.plans.Plan`, `revision` grows with each text, `version` is what
    confirmation froze last: from then on only a change (`pledges.changes`) alters it.
    """

    pledge = models.OneToOneField(Pledge, models.PROTECT, related_name="plan", verbose_name="공약")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="주관부서")
    status = models.CharField("단계", max_length=10, choices=PlanStatus, default=PlanStatus.WRITING)
    content = models.TextField("내용")
    revision = models.PositiveIntegerField("판", default=0)
    due_on = models.DateField("제출 마감")
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

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "실천계획"
        ordering = ("pledge__order",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=PlanStatus.values),
                name="plan_status",
                violation_error_message="실천계획의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[PlanStatus.CONFIRMED, PlanStatus.PUBLISHED])
                | Q(version__isnull=False),
                name="plan_confirmed_is_frozen",
                violation_error_message="확정되거나 공개된 실천계획에는 확정본이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge} 실천계획"

    @property
    def key(self) -> str:
        """What stands for it in approvals and in the chain of acts."""
        return f"plan/{self.pk}"


class PlanConfirmation(models.Model):
    """실천계획 확정: which approval stands behind a frozen plan: its own, or that of the change that altered it."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    plan = models.ForeignKey(
        ActionPlan, models.PROTECT, related_name="confirmations", verbose_name="실천계획"
    )
    approval = models.ForeignKey(Approval, models.PROTECT, related_name="+", verbose_name="결재")

    class Meta:
        verbose_name = verbose_name_plural = "실천계획 확정"

    def __str__(self) -> str:
        return str(self.version)


class TargetResult(models.Model):
    """목표 실적: what was reached of an indicator's target by a day, as an exact number in text; append only.

    The latest row of an indicator and a day counts; what stood before stays to be read.
    """

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="results", verbose_name="실천계획")
    indicator = models.CharField("지표", max_length=200)
    as_of = models.DateField("기준일")
    reached = models.CharField("실적", max_length=30)
    note = models.TextField("근거", blank=True)
    at = models.DateTimeField("적은 때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="적은 사람")

    class Meta:
        verbose_name = verbose_name_plural = "목표 실적"
        ordering = ("as_of", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reached="") & ~Q(indicator=""),
                name="target_result_said",
                violation_error_message="지표와 실적을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.as_of} {self.reached}"


class PlanPublication(models.Model):
    """실천계획 공개: the plans of one officeholder as they became public at a moment, one list for all of them.

    `body` is the canonical JSON of the list: plans by the hash of their frozen form, and what became of each
    promise. Its `hash` stands in the chain of acts, whose head every later public list of cards names.
    """

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="plan_publications", verbose_name="단체장"
    )
    seq = models.PositiveIntegerField("차수")
    published_at = models.DateTimeField("공개 시각")
    reason = models.TextField("사유")
    body = models.TextField("목록")
    hash = models.CharField("해시", max_length=HASH_LENGTH)

    class Meta:
        verbose_name = verbose_name_plural = "실천계획 공개"
        ordering = ("officeholder", F("seq").desc())
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "seq",
                name="plan_publication_once",
                violation_error_message="다른 사람이 먼저 공개했습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officeholder} 실천계획 {self.seq}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"plan-publication/{self.pk}"
