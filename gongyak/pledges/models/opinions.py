"""구민 의견: what residents write on a pledge and what its department answers; the regulation of the whole."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from gongyak.pledges.models.registry import Pledge
from gongyak.rules.canonical import canonical, sha256
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role, Staff

_HASH_LENGTH = 64


class OpinionStatus(models.TextChoices):
    """How far an opinion is. Which act leads where: `opinions/workflow.py`."""

    RECEIVED = "접수", "접수"
    ASSIGNED = "배정", "배정"
    ANSWERING = "답변작성", "답변작성"
    ANSWERED = "답변완료", "답변완료"
    CLOSED = "비공개 처리", "비공개 처리"


class OpinionQuerySet(models.QuerySet["Opinion"]):
    """Opinions by who may see them."""

    def visible_to(self, actor: Actor) -> OpinionQuerySet:
        """Those of the person's departments; all of them for who looks after the whole."""
        return self if actor.has(Role.COORDINATOR) else self.filter(department__in=actor.departments())

    def waiting(self) -> OpinionQuerySet:
        """Those that still need an answer."""
        return self.exclude(status__in=[OpinionStatus.ANSWERED, OpinionStatus.CLOSED])

    def public(self) -> OpinionQuerySet:
        """Those that were answered and whose writers agreed to be read."""
        return self.filter(status=OpinionStatus.ANSWERED, wants_public=True)


class Opinion(models.Model):
    """구민 의견: what a resident wrote on a pledge, how far it is, and the answer.

    `number` and a secret open it to its writer; the secret is hashed as a password is. `key_hash` is that of the
    form it came by: one form is one opinion. `public_text` is what the public may read of `text`. The name and the
    contact are given freely, with consent, and erased when their time is over (`forgotten_on`, marked `old_on` a
    day before).
    """

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="opinions", verbose_name="공약")
    number = models.CharField("접수번호", max_length=20, unique=True)
    key_hash = models.CharField("화면 해시", max_length=_HASH_LENGTH, unique=True)
    secret = models.CharField("조회 비밀번호", max_length=128)
    text = models.TextField("의견")
    name = models.CharField("성명", max_length=50, blank=True)
    contact = models.CharField("연락처", max_length=100, blank=True)
    consented_at = models.DateTimeField("동의한 때", null=True, blank=True)
    wants_public = models.BooleanField("공개 동의")
    received_at = models.DateTimeField("접수한 때")
    due_on = models.DateField("답변 기한")
    status = models.CharField("단계", max_length=10, choices=OpinionStatus, default=OpinionStatus.RECEIVED)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="답변 부서"
    )
    answer = models.TextField("답변", blank=True)
    revision = models.PositiveIntegerField("답변의 판", default=0)
    public_text = models.TextField("공개하는 의견", blank=True)
    answered_at = models.DateTimeField("답변한 때", null=True, blank=True)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="답변한 사람"
    )
    closed_reason = models.TextField("비공개 처리 사유", blank=True)
    old_on = models.DateField("지울 것으로 표시한 날", null=True, blank=True)
    forgotten_on = models.DateField("연락처를 지운 날", null=True, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "구민 의견"
        ordering = ("received_at", "pk")
        indexes = [models.Index("pledge", "status", name="opinion_by_pledge")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OpinionStatus.values),
                name="opinion_status",
                violation_error_message="의견의 단계는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(name="", contact="") | Q(consented_at__isnull=False),
                name="opinion_consented",
                violation_error_message="성명과 연락처는 동의를 받아야 보관할 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[OpinionStatus.RECEIVED, OpinionStatus.CLOSED])
                | Q(department__isnull=False),
                name="opinion_assigned",
                violation_error_message="배정한 의견에는 답변할 부서가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=OpinionStatus.ANSWERED) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="opinion_answered",
                violation_error_message="답변을 마친 의견에는 답변과 답변한 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=~Q(status=OpinionStatus.CLOSED) | ~Q(closed_reason=""),
                name="opinion_closed_why",
                violation_error_message="비공개로 처리한 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def key(self) -> str:
        """What stands for it, and for its writer, in acts and looks."""
        return f"voice/{self.pk}"

    @property
    def received_print(self) -> str:
        """The hash of what came in: nobody can try words against it who has not the key of the form."""
        return sha256(canonical([self.key_hash, self.text]))

    @property
    def answered_print(self) -> str:
        """The hash of what the answer says, and of what is public of the opinion."""
        return sha256(canonical([self.key_hash, self.public_text, self.answer]))

    def is_late(self, today: date) -> bool:
        """Whether its answer is overdue."""
        waiting = self.status not in (OpinionStatus.ANSWERED, OpinionStatus.CLOSED)
        return waiting and self.due_on < today


class OpinionEvent(models.Model):
    """구민 의견 이력: what happened to an opinion: who (nobody: its writer), when, from which step to which, and why."""

    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="events", verbose_name="의견")
    at = models.DateTimeField("시각")
    by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="사람"
    )
    act = models.CharField("행위", max_length=20)
    before = models.CharField("앞 단계", max_length=10, blank=True)
    after = models.CharField("뒤 단계", max_length=10)
    memo = models.TextField("메모", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "구민 의견 이력"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.act}"


class Regulation(models.Model):
    """공약 관리 규정: the text of the regulation from a day on. A newer one is a new row; none is changed."""

    name = models.CharField("이름", max_length=100)
    number = models.CharField("번호", max_length=50, help_text="훈령 제123호")
    issued_on = models.DateField("발령·공포한 날")
    effective_on = models.DateField("시행하는 날")
    text = models.TextField("전문")
    reason = models.TextField("제정·개정 이유", blank=True)
    recorded_at = models.DateTimeField("올린 때")
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="올린 사람")

    class Meta:
        verbose_name = verbose_name_plural = "공약 관리 규정"
        ordering = ("-effective_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(number="") & ~Q(text=""),
                name="regulation_filled",
                violation_error_message="규정의 이름, 번호, 전문을 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"
