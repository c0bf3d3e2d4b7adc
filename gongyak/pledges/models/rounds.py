"""A quarter's round: its deadlines, a draft of every card, every text that a draft ever had, and what happened."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.pledges.models.registry import Officeholder, Pledge
from gongyak.snapshots.models import HASH_LENGTH, Publication, Version
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff

#: The deadlines of a round in their order, with what must be done by each.
DEADLINES = {
    "write_by": "작성·제출",
    "approve_by": "검토·결재",
    "confirm_by": "총괄확인",
    "publish_by": "공개",
}


class Round(models.Model):
    """회차: the cards of one officeholder for one 기준일, from opening to publication."""

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="rounds", verbose_name="단체장"
    )
    as_of = models.DateField("기준일")
    opened_at = models.DateTimeField("연 시각")
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="연 사람")
    write_by = models.DateField("작성·제출 마감")
    approve_by = models.DateField("검토·결재 마감")
    confirm_by = models.DateField("총괄확인 마감")
    publish_by = models.DateField("공개 예정일")
    note = models.TextField("알리는 말", blank=True)
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="공개"
    )

    class Meta:
        verbose_name = verbose_name_plural = "회차"
        ordering = ("-as_of",)
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "as_of",
                name="round_once",
                violation_error_message="이 기준일의 회차가 이미 열려 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(approve_by__gte=F("write_by"))
                & Q(confirm_by__gte=F("approve_by"))
                & Q(publish_by__gte=F("confirm_by")),
                name="round_deadlines_in_order",
                violation_error_message="마감은 작성, 결재, 총괄확인, 공개의 차례로 이어져야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} 회차"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"round/{self.pk}"


class Status(models.TextChoices):
    """How far the card of a quarter is."""

    UNTOUCHED = "미작성", "미작성"
    WRITING = "작성중", "작성중"
    REVIEW = "검토", "검토"
    RETURNED = "보완요청", "보완요청"
    APPROVAL = "결재", "결재"
    CONFIRMED = "확정", "확정"
    PUBLISHED = "공개", "공개"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts by who may see them."""

    def visible_to(self, actor: Actor) -> DraftQuerySet:
        """Those of the person's departments; all of them for who looks after the whole."""
        if actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR):
            return self
        own = actor.departments()
        asked = Approval.objects.filter(steps__department__in=own)
        return self.filter(Q(department__in=own) | Q(approval__in=asked))


class Draft(models.Model):
    """작성본: the card of one pledge while it is written for a round.

    `card` is the card's canonical JSON, `revision` grows with each text, `base` is last quarter's version,
    `imported` the card as a file last gave it. `version` is what confirmation froze. `correction` is why a
    published card is written again.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="drafts", verbose_name="회차")
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="drafts", verbose_name="공약")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="주관부서"
    )
    status = models.CharField("단계", max_length=10, choices=Status, default=Status.UNTOUCHED)
    card = models.TextField("카드")
    revision = models.PositiveIntegerField("판", default=0)
    changed_at = models.DateTimeField("고친 시각")
    changed_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="고친 사람"
    )
    base = models.ForeignKey(
        Version, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="지난 분기 확정본"
    )
    imported = models.TextField("들여온 카드", blank=True)
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="확정본"
    )
    correction = models.TextField("정정 사유", blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "작성본"
        ordering = ("pledge__order",)
        constraints = [
            models.UniqueConstraint(
                "round",
                "pledge",
                name="draft_once",
                violation_error_message="이 회차에 이 공약의 작성본이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="draft_status",
                violation_error_message="작성본의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.CONFIRMED, Status.PUBLISHED]) | Q(version__isnull=False),
                name="draft_confirmed_is_frozen",
                violation_error_message="확정되거나 공개된 카드에는 확정본이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.pledge}"

    @property
    def key(self) -> str:
        """What stands for it in approvals and in the chain of acts."""
        return f"draft/{self.pk}"

    def due_on(self) -> date:
        """By when the step that it stands at must be done."""
        round = self.round
        if self.status in (Status.UNTOUCHED, Status.WRITING, Status.RETURNED):
            return round.write_by
        if self.status in (Status.CONFIRMED, Status.PUBLISHED):
            return round.publish_by
        return round.approve_by


class Saving(models.TextChoices):
    """How a text came into a draft."""

    COPIED = "지난 분기 복사", "지난 분기 복사"
    SAVED = "저장", "저장"
    AUTOSAVED = "자동저장", "자동저장"
    IMPORTED = "들여오기", "들여오기"
    FILLED = "기록에서 채움", "기록에서 채움"


class DraftText(models.Model):
    """작성 글: one text that a draft had; rows are only added, so nothing that was typed and saved is lost."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="texts", verbose_name="작성본")
    revision = models.PositiveIntegerField("판")
    saving = models.CharField("저장 방법", max_length=20, choices=Saving)
    at = models.DateTimeField("시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="사람")
    hash = models.CharField("해시", max_length=HASH_LENGTH)
    card = models.TextField("카드")

    class Meta:
        verbose_name = verbose_name_plural = "작성 글"
        ordering = ("draft", "revision")
        constraints = [
            models.UniqueConstraint(
                "draft",
                "revision",
                name="draft_text_once",
                violation_error_message="다른 사람이 먼저 저장했습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.revision}"


class DraftEvent(models.Model):
    """작성본 이력: what happened to a draft: who, when, from which step to which, and why."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="events", verbose_name="작성본")
    at = models.DateTimeField("시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="사람")
    act = models.CharField("행위", max_length=20)
    before = models.CharField("앞 단계", max_length=10)
    after = models.CharField("뒤 단계", max_length=10)
    memo = models.TextField("메모", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "작성본 이력"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.act}"


class Withdrawal(models.Model):
    """내림: a published card that was taken down. It stays in every earlier set, and its address says why."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="withdrawals", verbose_name="작성본")
    version = models.OneToOneField(Version, models.PROTECT, related_name="+", verbose_name="확정본")
    at = models.DateTimeField("시각")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="사람")
    reason = models.TextField("사유")

    class Meta:
        verbose_name = verbose_name_plural = "내림"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="withdrawal_says_why",
                violation_error_message="카드를 내리는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} 내림"


class Outcome(models.TextChoices):
    """What became of what was planned."""

    DONE = "완료함", "완료함"
    SLIPPED = "미뤄짐", "미뤄짐"
    DROPPED = "하지 않음", "하지 않음"


class FollowUp(models.Model):
    """지난 분기 약속: a plan or a 예정 figure of last quarter's card that this quarter must answer.

    `item` is the stable id of the line of last quarter's card, `place` where it stood.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="follow_ups", verbose_name="작성본")
    item = models.CharField("줄", max_length=100)
    place = models.CharField("위치", max_length=200)
    text = models.TextField("글")
    outcome = models.CharField("결과", max_length=10, choices=Outcome, null=True, blank=True)
    reason = models.TextField("사유", blank=True)
    answered_at = models.DateTimeField("답한 시각", null=True, blank=True)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="답한 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "지난 분기 약속"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "draft",
                "item",
                "text",
                name="follow_up_once",
                violation_error_message="같은 약속이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[Outcome.SLIPPED, Outcome.DROPPED]) | ~Q(reason=""),
                name="follow_up_says_why",
                violation_error_message="미뤄지거나 하지 않은 까닭을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
