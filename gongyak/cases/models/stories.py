"""공개 사례: what the office tells the public of an answered case, in words of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongyak.cases.models.case import Case
from gongyak.rules.canonical import canonical, sha256
from gongyak.staff.models import Department, Staff


class StoryStatus(models.TextChoices):
    """How far a story is. Which act leads where: `cases/stories.py`."""

    WRITTEN = "작성", "작성"
    ASKED = "승인 대기", "승인 대기"
    PUBLIC = "공개", "공개"
    WITHDRAWN = "공개 철회", "공개 철회"


class ConsentWay(models.TextChoices):
    """How a business said that its case may be told."""

    WRITTEN = "서면", "서면"
    MAIL = "전자우편", "전자우편"
    PHONE = "전화", "전화"
    IN_PERSON = "방문", "방문"


class StoryQuerySet(models.QuerySet["PublicStory"]):
    """Stories by what the public may read."""

    def public(self) -> StoryQuerySet:
        """Those that stand, the newest first."""
        return self.filter(status=StoryStatus.PUBLIC).order_by("-published_at", "-pk")

    def numbered(self) -> StoryQuerySet:
        """Those that were ever public: what was withdrawn leaves its mark."""
        return self.filter(status__in=(StoryStatus.PUBLIC, StoryStatus.WITHDRAWN)).exclude(number=None)


class PublicStory(models.Model):
    """공개 사례: an answer or a solved difficulty as the public reads it; nothing of the case is published by itself.

    `title`, `trouble` and `answer` are written for the public, without names; `shown_name` is the business, where it
    `consents_to_name`. `consented_on` is when it said that its case may be told. `month` is that of the answer,
    `sort` and `outcome` are those of the case when the story was handed in. `case` is None once the case was erased
    at the end of its retention.
    """

    case = models.ForeignKey(
        Case, models.SET_NULL, related_name="stories", null=True, blank=True, verbose_name="애로"
    )
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", verbose_name="부서")
    number = models.CharField("사례번호", max_length=30, unique=True, null=True, blank=True)
    status = models.CharField("단계", max_length=10, choices=StoryStatus, default=StoryStatus.WRITTEN)
    title = models.CharField("제목", max_length=100)
    trouble = models.TextField("어떤 어려움")
    answer = models.TextField("구의 답과 조치")
    sort = models.CharField("유형", max_length=4)
    outcome = models.CharField("결과", max_length=10, blank=True)
    month = models.CharField("답한 달", max_length=7)
    shown_name = models.CharField("밝히는 이름", max_length=100, blank=True)
    consents_to_name = models.BooleanField("이름 공개에 동의", default=False)
    consent_way = models.CharField("동의를 받은 방법", max_length=10, choices=ConsentWay)
    consented_on = models.DateField("동의한 날")
    revision = models.PositiveIntegerField("판", default=1)
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="쓴 사람")
    changed_at = models.DateTimeField("고친 때")
    approved_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="승인한 사람"
    )
    published_at = models.DateTimeField("공개한 때", null=True, blank=True)
    withdrawn_at = models.DateTimeField("철회한 때", null=True, blank=True)
    reason = models.TextField("돌려보낸·철회한 사유", blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "공개 사례"
        ordering = ("-pk",)
        indexes = [models.Index("status", F("published_at").desc(), name="story_by_status")]
        constraints = [
            models.UniqueConstraint(
                "case",
                condition=~Q(status="공개 철회"),
                name="story_once",
                violation_error_message="이 애로의 공개 사례가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(trouble="") & ~Q(answer=""),
                name="story_filled",
                violation_error_message="공개 사례에는 제목, 어려움, 구의 답을 모두 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=["공개", "공개 철회"],
                    number__isnull=False,
                    published_at__isnull=False,
                    approved_by__isnull=False,
                )
                | Q(
                    status__in=["작성", "승인 대기"],
                    number__isnull=True,
                    published_at__isnull=True,
                    approved_by__isnull=True,
                ),
                name="story_approved",
                violation_error_message="공개한 사례에는 번호와 승인한 사람과 공개한 때가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("written_by")),
                name="story_by_two",
                violation_error_message="공개 사례는 쓴 사람이 아닌 팀장이나 과장이 승인합니다.",
            ),
            models.CheckConstraint(
                condition=Q(consents_to_name=True) | Q(shown_name=""),
                name="story_name_consented",
                violation_error_message="기업의 이름은 이름 공개에 동의한 기업만 밝힐 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(status="공개 철회", withdrawn_at__isnull=False) & ~Q(reason="")
                | ~Q(status="공개 철회") & Q(withdrawn_at=None),
                name="story_withdrawn_why",
                violation_error_message="공개를 철회한 사례에는 사유와 때가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    @property
    def key(self) -> str:
        """What stands for it in acts."""
        return f"story/{self.pk}"

    @property
    def print(self) -> str:
        """The hash of what the public reads."""
        told = [self.title, self.trouble, self.answer, self.sort, self.outcome, self.month, self.shown_name]
        return sha256(canonical(told))
