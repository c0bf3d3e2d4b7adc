"""알림: what is told at each step, by which way, in whose words, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.cases.models.case import Case
from gongyak.staff.models import Staff


class NoticeSettingManager(models.Manager["NoticeSetting"]):
    """The one row."""

    def current(self) -> NoticeSetting:
        """The settings; their defaults, unsaved, where nobody has set anything yet."""
        return self.first() or NoticeSetting()


class NoticeSetting(models.Model):
    """알림 설정: one row: by which ways notices go, and when somebody above is told.

    `site` is the address of the public site, to which notices lead. `hook_secret` is sealed. `escalate_days` is after
    how many working days past the due moment 총괄 hears of it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    site = models.CharField("누리집 주소", max_length=200, blank=True)
    by_mail = models.BooleanField("전자우편으로 보냄", default=True)
    by_hook = models.BooleanField("문자 중계 서버(웹훅)로 보냄", default=False)
    hook_url = models.CharField("웹훅 주소", max_length=300, blank=True)
    hook_secret = models.TextField("웹훅 서명 열쇠(암호)", blank=True)
    waits_at_night = models.BooleanField("밤에는 기다림", default=True)
    tells_progress = models.BooleanField("30일 경과를 저절로 알림", default=True)
    near_days = models.PositiveSmallIntegerField("기한 며칠 전에 담당자에게", default=1)
    escalate_days = models.PositiveSmallIntegerField("기한이 지나고 며칠 뒤 총괄에게", default=3)

    objects = NoticeSettingManager()

    class Meta:
        verbose_name = verbose_name_plural = "알림 설정"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="notice_setting_one_row",
                violation_error_message="알림 설정은 하나만 있을 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(by_hook=False) | ~Q(hook_url="") & ~Q(hook_secret=""),
                name="notice_setting_hook",
                violation_error_message="웹훅으로 보내려면 주소와 서명 열쇠를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(near_days__gte=1, near_days__lte=10, escalate_days__gte=1, escalate_days__lte=30),
                name="notice_setting_days",
                violation_error_message="기한 전 알림은 1일에서 10일, 기한 뒤 보고는 1일에서 30일 사이로 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return "알림 설정"


class NoticeTemplate(models.Model):
    """알림 문안: the district's own words for a step; without a row the product's own stand. Off: it is not sent."""

    step = models.CharField("단계", max_length=20, unique=True)
    subject = models.CharField("제목", max_length=100)
    text = models.TextField("글")
    is_on = models.BooleanField("보냄", default=True)
    changed_at = models.DateTimeField("고친 때")
    changed_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="고친 사람")

    class Meta:
        verbose_name = verbose_name_plural = "알림 문안"
        ordering = ("step",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(text=""),
                name="notice_template_filled",
                violation_error_message="알림의 제목과 글을 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.step


class NoticeWay(models.TextChoices):
    """By which way a notice goes; 기록 is that it is only written down here, for whoever is told otherwise."""

    LOG = "기록", "기록"
    MAIL = "전자우편", "전자우편"
    HOOK = "웹훅", "웹훅"


class Notice(models.Model):
    """알림: one short word to the business or to somebody of the office, as it was written; never with anything personal.

    To whom it goes is looked up when it goes: `staff`, else the case's `Submitter`; whoever was erased meanwhile gets
    none. `key` is the same for the same word: it is written once. `reference` is what the gateway calls it.
    """

    key = models.CharField("중복 방지 열쇠", max_length=100, unique=True)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="notices", null=True, blank=True, verbose_name="애로"
    )
    staff = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="받는 직원"
    )
    step = models.CharField("단계", max_length=20)
    way = models.CharField("방법", max_length=10, choices=NoticeWay)
    subject = models.CharField("제목", max_length=200)
    text = models.TextField("글")
    values = models.JSONField("자리의 값", default=dict)
    at = models.DateTimeField("쓴 때")
    sent_at = models.DateTimeField("보낸 때", null=True, blank=True)
    reference = models.CharField("중계 서버의 번호", max_length=100, blank=True)
    unsent_why = models.CharField("보내지 않은 까닭", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "알림"
        ordering = ("pk",)
        indexes = [models.Index("at", "id", name="notice_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=NoticeWay.values),
                name="notice_way",
                violation_error_message="알림의 방법은 기록, 전자우편, 웹훅 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(unsent_why=""),
                name="notice_sent_or_not",
                violation_error_message="보낸 알림에는 보내지 않은 까닭이 있을 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(staff__isnull=False),
                name="notice_to_somebody",
                violation_error_message="알림에는 애로나 받는 직원이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d}"

    @property
    def job_key(self) -> str:
        """What the job that sends it is known by, and to mail servers and the gateway it itself."""
        return f"notice/{self.pk}"
