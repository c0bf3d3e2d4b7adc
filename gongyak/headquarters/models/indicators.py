"""경제지표 and what was observed of them: periods, exact values, 잠정 and 확정; a revision is one more row."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Max, Q

from gongyak.rules.dates import Precision
from gongyak.staff.models import Staff

#: How often an indicator is told, in words.
CADENCES = (
    (Precision.DAY.value, "매일"),
    (Precision.MONTH.value, "매월"),
    (Precision.QUARTER.value, "매분기"),
    (Precision.HALF.value, "매반기"),
    (Precision.YEAR.value, "매년"),
)
#: What a change of an indicator says (`rules.indicators.judge`).
DIRECTIONS = (
    ("오르면 좋음", "오르면 좋음"),
    ("내리면 좋음", "내리면 좋음"),
    ("판단하지 않음", "판단하지 않음"),
)


class IndicatorKind(models.TextChoices):
    """The five kinds that a local economy's situation room looks at."""

    PRODUCTION = "생산", "생산"
    CONSUMPTION = "소비", "소비"
    PRICES = "물가", "물가"
    EMPLOYMENT = "고용", "고용"
    CONSTRUCTION = "건설", "건설"


class Indicator(models.Model):
    """경제지표: what is counted, in which unit, by whom, how often, and which way is better.

    `unit` and `cadence` stay once something was observed: the values would mean something else.
    """

    kind = models.CharField("갈래", max_length=10, choices=IndicatorKind)
    name = models.CharField("이름", max_length=100)
    unit = models.CharField("단위", max_length=20, blank=True)
    source = models.CharField("출처", max_length=200)
    better = models.CharField("좋은 쪽", max_length=10, choices=DIRECTIONS)
    cadence = models.CharField("주기", max_length=10, choices=CADENCES)
    place = models.PositiveSmallIntegerField("차례", default=0)
    retired_on = models.DateField("쓰지 않는 날", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "경제지표"
        ordering = ("place", "pk")
        constraints = [
            models.UniqueConstraint(
                "name", name="indicator_once", violation_error_message="같은 이름의 지표가 이미 있습니다."
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source=""),
                name="indicator_named",
                violation_error_message="지표의 이름과 출처를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=IndicatorKind.values)
                & Q(better__in=[word for word, _ in DIRECTIONS])
                & Q(cadence__in=[word for word, _ in CADENCES]),
                name="indicator_words",
                violation_error_message="갈래, 좋은 쪽, 주기는 정해진 말 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"indicator/{self.pk}"

    @property
    def precision(self) -> Precision:
        """The unit of its periods."""
        return Precision(self.cadence)


class Firmness(models.TextChoices):
    """How firm an observed value is; 취소 takes back what was entered for a period that has none."""

    PROVISIONAL = "잠정", "잠정"
    FINAL = "확정", "확정"
    CANCELLED = "취소", "취소"


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Observations, as of a day, as known at a moment."""

    def as_of(self, day: date, known_until: datetime | None = None) -> ObservationQuerySet:
        """The value of each indicator and period: the last entered among those published by the day.

        `known_until` limits to what was entered by a moment. What was taken back has none. One query.
        """
        told = Observation.objects.filter(published_on__lte=day)
        if known_until is not None:
            told = told.filter(recorded_at__lte=known_until)
        last = told.order_by().values("indicator", "start").annotate(last=Max("pk")).values("last")
        return self.filter(pk__in=last).exclude(standing=Firmness.CANCELLED).order_by("indicator", "start")


class Observation(models.Model):
    """관측값: the value of an indicator for a period, since when it is public and since when we know; append only.

    `value` is an exact decimal in text. The last row of a period counts; what stood before stays to be read.
    """

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="observations", verbose_name="경제지표"
    )
    start = models.DateField("기간 첫날")
    end = models.DateField("기간 끝날")
    value = models.CharField("값", max_length=30, blank=True)
    standing = models.CharField("구분", max_length=10, choices=Firmness)
    published_on = models.DateField("공표일")
    source = models.CharField("출처", max_length=200, blank=True)
    note = models.TextField("사유·비고", blank=True)
    recorded_at = models.DateTimeField("기록 시각")
    recorded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="기록한 사람")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "관측값"
        ordering = ("indicator", "start", "pk")
        indexes = [models.Index("indicator", "start", F("id").desc(), name="observation_last")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="observation_ends_after_start",
                violation_error_message="기간의 끝날은 첫날보다 앞설 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=Q(standing=Firmness.CANCELLED, value="") & ~Q(note="")
                | Q(standing__in=[Firmness.PROVISIONAL, Firmness.FINAL]) & ~Q(value=""),
                name="observation_has_a_value",
                violation_error_message="잠정이나 확정에는 값이, 취소에는 사유가 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.start} {self.value}"
