"""공약 변경: what of a confirmed pledge is changed, why, by whose decision; and the panel that deliberates on it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.approvals.models import Approval
from gongyak.pledges.models.registry import Officeholder, Pledge
from gongyak.rules.changes import Kind
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, SpanQuerySet, Staff


class ChangeKind(models.TextChoices):
    """What a change alters, in the words of the municipalities' published lists of changes."""

    TITLE = Kind.TITLE.value, "명칭"
    CONTENT = Kind.CONTENT.value, "내용"
    BUDGET = Kind.BUDGET.value, "사업비"
    SOURCES = Kind.SOURCES.value, "재원"
    AMOUNT = Kind.AMOUNT.value, "사업량"
    PERIOD = Kind.PERIOD.value, "기간"
    DEPARTMENT = Kind.DEPARTMENT.value, "부서"
    SPLIT = Kind.SPLIT.value, "분리"
    MERGED = Kind.MERGED.value, "통폐합"
    DROPPED = Kind.DROPPED.value, "제외"
    REPLACED = Kind.REPLACED.value, "대체"


class ChangeStatus(models.TextChoices):
    """How far a change is. Which act leads where: `changes/workflow.py`."""

    WRITING = "작성중", "작성중"
    RETURNED = "보완요청", "보완요청"
    CHECKING = "총괄검토", "총괄검토"
    DELIBERATING = "심의", "심의"
    DELIBERATED = "의결", "의결"
    APPROVAL = "결재", "결재"
    CONFIRMED = "확정", "확정"
    PUBLISHED = "공개", "공개"
    WITHDRAWN = "철회", "철회"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes by who may see them."""

    def visible_to(self, actor: Actor) -> ChangeQuerySet:
        """Those of the person's departments; all for who looks after the whole; what a panel has before it."""
        if actor.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR):
            return self
        own = Q(department__in=actor.departments())
        if actor.has(Role.EVALUATOR):
            own |= ~Q(status__in=[ChangeStatus.WRITING, ChangeStatus.RETURNED, ChangeStatus.CHECKING])
        return self.filter(own)


class Change(models.Model):
    """공약 변경: one proposal to change confirmed matters of a pledge, from writing to publication.

    `reason` and `grounds` are what stands beside it in public. `approval` is the one that decided on it last,
    `decided_at` when the last signature was given, `published_at` when the public saw it. `is_past` is one that
    was decided before the office worked here: `paper_number` is the document that decided on it.
    """

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="changes", verbose_name="공약")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="주관부서"
    )
    status = models.CharField("단계", max_length=10, choices=ChangeStatus, default=ChangeStatus.WRITING)
    reason = models.TextField("사유", blank=True)
    grounds = models.TextField("근거", blank=True)
    revision = models.PositiveIntegerField("판", default=0)
    begun_at = models.DateTimeField("시작한 때")
    begun_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="시작한 사람")
    approval = models.ForeignKey(
        Approval, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="결재"
    )
    decided_at = models.DateTimeField("확정한 때", null=True, blank=True)
    published_at = models.DateTimeField("공개한 때", null=True, blank=True)
    is_past = models.BooleanField("소급 기록", default=False)
    paper_number = models.CharField("결정한 문서번호", max_length=100, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "공약 변경"
        ordering = ("-begun_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ChangeStatus.values),
                name="change_status",
                violation_error_message="공약 변경의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[ChangeStatus.CONFIRMED, ChangeStatus.PUBLISHED])
                | Q(decided_at__isnull=False, approval__isnull=False)
                | Q(decided_at__isnull=False, is_past=True),
                name="change_confirmed_was_approved",
                violation_error_message="확정된 공약 변경에는 결재와 확정한 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(is_past=False) | ~Q(paper_number="") & Q(approval=None),
                name="change_past_names_its_document",
                violation_error_message="소급하여 기록하는 공약 변경에는 결정한 문서의 번호가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(status=ChangeStatus.PUBLISHED, published_at__isnull=False)
                | ~Q(status=ChangeStatus.PUBLISHED) & Q(published_at=None),
                name="change_published_at",
                violation_error_message="공개한 공약 변경에만 공개한 때가 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge} 변경"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"change/{self.pk}"


class ChangeItem(models.Model):
    """변경 항목: one matter of a change, as it was (당초) and as it shall be (변경)."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="items", verbose_name="공약 변경")
    kind = models.CharField("구분", max_length=10, choices=ChangeKind)
    before = models.TextField("당초", blank=True)
    after = models.TextField("변경", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "변경 항목"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "change",
                "kind",
                name="change_item_once",
                violation_error_message="한 변경에는 같은 구분의 항목이 하나만 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values),
                name="change_item_kind",
                violation_error_message="변경의 구분은 정해진 말 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.before} → {self.after}"


class ChangeEvent(models.Model):
    """변경의 단계 기록: one step of a change, who took it and what was said."""

    change = models.ForeignKey(Change, models.CASCADE, related_name="events", verbose_name="공약 변경")
    at = models.DateTimeField("때")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="한 사람")
    act = models.CharField("행위", max_length=20)
    before = models.CharField("앞 단계", max_length=10)
    after = models.CharField("뒤 단계", max_length=10)
    memo = models.TextField("말", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "변경의 단계 기록"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.change_id} {self.act}"


class PanelMember(models.Model):
    """평가단원: somebody on the panel, with the days of the term; `is_listed` where the name may be published."""

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="panel", verbose_name="단체장"
    )
    name = models.CharField("성명", max_length=50)
    part = models.CharField("분과·구분", max_length=50, blank=True)
    is_listed = models.BooleanField("명단 공개 동의", default=False)
    began_on = models.DateField("위촉일")
    ended_on = models.DateField("해촉일", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "평가단원"
        ordering = ("part", "name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="panel_member_named",
                violation_error_message="평가단원의 성명을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="panel_member_ends_after_start",
                violation_error_message="해촉일은 위촉일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts and in the record of looks."""
        return f"panel-member/{self.pk}"


class PanelSession(models.Model):
    """평가단 회의: a session of the panel: who was on it (재적), who came, its minutes, when they were published."""

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="panel_sessions", verbose_name="단체장"
    )
    name = models.CharField("회의 이름", max_length=100)
    held_on = models.DateField("회의한 날")
    members = models.PositiveSmallIntegerField("재적")
    attended = models.ManyToManyField(
        PanelMember, through="Attendance", related_name="sessions", verbose_name="출석한 사람"
    )
    present = models.PositiveSmallIntegerField("출석 수")
    minutes = models.TextField("회의록", blank=True)
    published_at = models.DateTimeField("공개한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "평가단 회의"
        ordering = ("-held_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "name",
                name="panel_session_once",
                violation_error_message="같은 이름의 회의가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(present__lte=F("members")),
                name="panel_session_present",
                violation_error_message="출석한 사람은 재적보다 많을 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"panel-session/{self.pk}"


class Attendance(models.Model):
    """출석: that a member came to a session."""

    session = models.ForeignKey(PanelSession, models.CASCADE, related_name="+", verbose_name="회의")
    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="+", verbose_name="평가단원")

    class Meta:
        verbose_name = verbose_name_plural = "출석"
        constraints = [
            models.UniqueConstraint(
                "session",
                "member",
                name="attendance_once",
                violation_error_message="한 사람은 한 회의에 한 번만 출석합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.member_id}"


class Deliberation(models.Model):
    """심의: how a session voted on a change. `carried` follows from the votes and stands here as it was told."""

    change = models.ForeignKey(Change, models.PROTECT, related_name="deliberations", verbose_name="공약 변경")
    session = models.ForeignKey(
        PanelSession, models.PROTECT, related_name="deliberations", verbose_name="회의"
    )
    ayes = models.PositiveSmallIntegerField("찬성")
    nays = models.PositiveSmallIntegerField("반대")
    abstained = models.PositiveSmallIntegerField("기권")
    carried = models.BooleanField("가결")
    content_hash = models.CharField("심의한 내용의 해시", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "심의"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "change",
                "session",
                name="deliberation_once",
                violation_error_message="한 회의는 한 변경을 한 번만 심의합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change_id} {self.ayes}:{self.nays}:{self.abstained}"


class AdviceOutcome(models.TextChoices):
    """What became of the panel's advice."""

    FOLLOWED = "반영", "반영"
    IN_PART = "일부 반영", "일부 반영"
    NOT_FOLLOWED = "미반영", "미반영"


class Advice(models.Model):
    """평가단 건의: what a session advised, of a change or in general, and the written answer to it.

    What is not (or not wholly) followed needs a reason in writing (보령시장 공약사항 관리지침 제10조).
    """

    session = models.ForeignKey(PanelSession, models.PROTECT, related_name="advices", verbose_name="회의")
    change = models.ForeignKey(
        Change, models.PROTECT, related_name="advices", null=True, blank=True, verbose_name="공약 변경"
    )
    text = models.TextField("건의")
    outcome = models.CharField("처리", max_length=10, choices=AdviceOutcome, null=True, blank=True)
    reply = models.TextField("처리 내용과 사유", blank=True)
    replied_at = models.DateTimeField("답한 때", null=True, blank=True)
    replied_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="답한 사람"
    )

    class Meta:
        verbose_name = verbose_name_plural = "평가단 건의"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=None, replied_at=None, replied_by=None, reply="")
                | Q(outcome__in=AdviceOutcome.values, replied_at__isnull=False, replied_by__isnull=False),
                name="advice_answered",
                violation_error_message="답한 건의에는 처리와 답한 때와 사람이 모두 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=None) | Q(outcome=AdviceOutcome.FOLLOWED) | ~Q(reply=""),
                name="advice_not_followed_says_why",
                violation_error_message="건의를 반영하지 않거나 일부만 반영하면 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
