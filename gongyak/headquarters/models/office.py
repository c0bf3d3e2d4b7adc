"""종합대책본부 from 설치 to 종료, and the phases that it declared."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from gongyak.staff.models import SpanQuerySet, Staff


class Headquarters(models.Model):
    """종합대책본부: one term of it, from the paper that set it up to the day it ended."""

    name = models.CharField("이름", max_length=100)
    basis = models.TextField("설치 근거")
    paper = models.CharField("설치 문서번호", max_length=100, blank=True)
    began_on = models.DateField("개시일")
    ended_on = models.DateField("종료일", null=True, blank=True)
    end_reason = models.TextField("종료 사유", blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "종합대책본부"
        ordering = (F("began_on").desc(), F("id").desc())
        constraints = [
            models.UniqueConstraint(
                "name",
                condition=Q(ended_on=None),
                name="headquarters_open_once",
                violation_error_message="같은 이름의 본부가 이미 운영되고 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(basis=""),
                name="headquarters_founded",
                violation_error_message="본부의 이름과 설치 근거를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")) & ~Q(end_reason=""),
                name="headquarters_ends_after_start",
                violation_error_message="종료일은 개시일보다 앞설 수 없고, 종료하는 사유가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"headquarters/{self.pk}"


class AlertLevel(models.Model):
    """대응 단계의 말: 평시, 주의, 심각, each with what it means and where the word comes from.

    `is_confirmed` says that the district took the word from its own 방침; until then it is shown as 미확인.
    """

    name = models.CharField("단계", max_length=20)
    meaning = models.TextField("뜻")
    source = models.TextField("출처", blank=True)
    place = models.PositiveSmallIntegerField("차례")
    is_confirmed = models.BooleanField("우리 구 방침에서 확인함", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "대응 단계의 말"
        ordering = ("place", "pk")
        constraints = [
            models.UniqueConstraint(
                "name", name="alert_level_once", violation_error_message="같은 단계가 이미 있습니다."
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(meaning=""),
                name="alert_level_said",
                violation_error_message="단계의 이름과 뜻을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"alert-level/{self.pk}"


class PhaseQuerySet(models.QuerySet["Phase"]):
    """Phases, as of a day, as known at a moment."""

    def as_of(self, day: date, known_until: datetime | None = None) -> Phase | None:
        """The phase of a day: the last that began by then, the later entry where two begin on one day."""
        told = self.filter(began_on__lte=day)
        if known_until is not None:
            told = told.filter(recorded_at__lte=known_until)
        return told.select_related("level").order_by("-began_on", "-pk").first()


class Phase(models.Model):
    """대응 단계: that a level holds from a day on, until the next begins; append only.

    What was entered wrongly is answered by another row for the same day.
    """

    headquarters = models.ForeignKey(
        Headquarters, models.PROTECT, related_name="phases", verbose_name="종합대책본부"
    )
    level = models.ForeignKey(AlertLevel, models.PROTECT, related_name="+", verbose_name="단계")
    began_on = models.DateField("시작일")
    reason = models.TextField("사유")
    recorded_at = models.DateTimeField("기록 시각")
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="기록한 사람")

    objects = PhaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "대응 단계"
        ordering = ("began_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="phase_says_why",
                violation_error_message="단계를 정하는 사유를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.began_on} {self.level}"
