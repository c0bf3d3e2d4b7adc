"""회의체: standing bodies, who sits on them from when until when, and the series in which they meet."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.rules.meetings import QuorumRule, VoteRule
from gongyak.staff.models import Department, SpanQuerySet, Staff

_QUORUMS = [(rule.value, rule.value) for rule in QuorumRule]
_VOTES = [(rule.value, rule.value) for rule in VoteRule]


class BodyKind(models.TextChoices):
    """What a body is."""

    COUNCIL = "협의회", "협의회"
    COMMITTEE = "위원회", "위원회"
    HEADQUARTERS = "대책본부", "대책본부"
    MERCHANTS = "상인회", "상인회"
    ROUNDTABLE = "간담회", "간담회"
    OTHER = "그 밖의 회의체", "그 밖의 회의체"


class Body(models.Model):
    """회의체: who meets, on which ground, by which rules; a body that is dissolved keeps its meetings.

    `basis` is the ordinance or the decision that set it up; `notice_days` is how many days before a meeting it is
    called; `counts_deputies` whether a deputy counts towards the quorum.
    """

    name = models.CharField("이름", max_length=100)
    kind = models.CharField("종류", max_length=20, choices=BodyKind)
    basis = models.CharField("설치 근거", max_length=200)
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="주관부서")
    quorum_rule = models.CharField(
        "의사정족수", max_length=20, choices=_QUORUMS, default=QuorumRule.MAJORITY.value
    )
    vote_rule = models.CharField(
        "의결정족수", max_length=20, choices=_VOTES, default=VoteRule.PRESENT_MAJORITY.value
    )
    counts_deputies = models.BooleanField("대리 출석을 정족수에 넣음", default=True)
    notice_days = models.PositiveSmallIntegerField("소집 통지(회의 며칠 전)", default=7)
    began_on = models.DateField("설치일")
    ended_on = models.DateField("폐지일", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "회의체"
        ordering = ("name", "began_on")
        constraints = [
            models.UniqueConstraint(
                "name",
                "began_on",
                name="body_once",
                violation_error_message="같은 날 설치된 같은 이름의 회의체가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(basis=""),
                name="body_named",
                violation_error_message="회의체의 이름과 설치 근거를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=BodyKind.values)
                & Q(quorum_rule__in=[rule.value for rule in QuorumRule])
                & Q(vote_rule__in=[rule.value for rule in VoteRule]),
                name="body_rules",
                violation_error_message="회의체의 종류와 정족수는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(notice_days__lte=60),
                name="body_notice",
                violation_error_message="소집 통지는 회의 60일 전까지여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="body_ends_after_start",
                violation_error_message="회의체의 폐지일은 설치일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"body/{self.pk}"


class BodyPost(models.TextChoices):
    """As what somebody sits on a body; a secretary has no vote and is not counted."""

    CHAIR = "위원장", "위원장"
    VICE_CHAIR = "부위원장", "부위원장"
    MEMBER = "위원", "위원"
    SECRETARY = "간사", "간사"


class BodyMember(models.Model):
    """위원: one term of one person on a body, from 위촉 through 해촉; of the office (`staff`) or from outside.

    The name is personal data: whoever sees it leaves a look (접속기록).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="members", verbose_name="회의체")
    staff = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="직원"
    )
    name = models.CharField("성명", max_length=50)
    organization = models.CharField("소속", max_length=100, blank=True)
    title = models.CharField("소속에서의 직위", max_length=50, blank=True)
    post = models.CharField("직위", max_length=10, choices=BodyPost, default=BodyPost.MEMBER)
    began_on = models.DateField("위촉일")
    ended_on = models.DateField("해촉일", null=True, blank=True)
    end_reason = models.CharField("해촉 사유", max_length=200, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "위원"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                "body",
                "name",
                "organization",
                "began_on",
                name="body_member_once",
                violation_error_message="같은 날 위촉한 같은 사람이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & Q(post__in=BodyPost.values),
                name="body_member_named",
                violation_error_message="위원의 성명을 적고 직위를 고르십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="body_member_ends_after_start",
                violation_error_message="해촉일은 위촉일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for the person in the chains of acts and of looks."""
        return f"body-member/{self.pk}"

    @property
    def is_counted(self) -> bool:
        """Whether the person counts towards 재적."""
        return self.post != BodyPost.SECRETARY

    def sits_on(self, day: date) -> bool:
        """Whether the person is a member on a day."""
        return self.began_on <= day and (self.ended_on is None or day <= self.ended_on)


class SeriesKind(models.TextChoices):
    """How a series of meetings comes about."""

    REGULAR = "정기", "정기"
    EXTRAORDINARY = "임시", "임시"
    OCCASIONAL = "수시", "수시"
    WORKING = "실무", "실무"


class MeetingSeries(models.Model):
    """회의 계열: the meetings of one body that are counted together (제3차 정기회의)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="series", verbose_name="회의체")
    kind = models.CharField("구분", max_length=10, choices=SeriesKind, default=SeriesKind.REGULAR)
    name = models.CharField("이름", max_length=50, default="정기회의")
    rhythm = models.CharField("주기", max_length=50, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "회의 계열"
        ordering = ("body", "pk")
        constraints = [
            models.UniqueConstraint(
                "body",
                "name",
                name="meeting_series_once",
                violation_error_message="이 회의체에 같은 이름의 회의가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & Q(kind__in=SeriesKind.values),
                name="meeting_series_named",
                violation_error_message="회의의 이름을 적고 구분을 고르십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.name}"
