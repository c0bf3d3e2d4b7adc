"""What the district says of days and of its clock. Rows are only added: the last one of a day or a key holds, so the
calendar of any past moment can be told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class DayState(models.TextChoices):
    """What a day is made."""

    HOLIDAY = "휴일", "휴일"
    WORKED = "근무일", "근무일"
    AS_KNOWN = "자료대로", "자료대로"


class HolidayOverride(models.Model):
    """휴일 바꾸기: a day made a holiday (임시공휴일), a working day, or again what the library says, and why."""

    day = models.DateField("날")
    state = models.CharField("무엇으로", max_length=10, choices=DayState.choices)
    name = models.CharField("이름", max_length=50, blank=True)
    reason = models.TextField("사유")
    by = models.CharField("바꾼 사람(계정)", max_length=50)
    at = models.DateTimeField("바꾼 때")

    class Meta:
        verbose_name = verbose_name_plural = "휴일 바꾸기"
        indexes = [models.Index("day", name="holiday_override_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & Q(state__in=DayState.values),
                name="holiday_override_said",
                violation_error_message="무엇으로 바꾸는지와 사유를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=(Q(state=DayState.HOLIDAY) & ~Q(name=""))
                | (~Q(state=DayState.HOLIDAY) & Q(name="")),
                name="holiday_override_named",
                violation_error_message="휴일로 바꿀 때에만 휴일의 이름을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"

    @property
    def key(self) -> str:
        """What the act is about."""
        return f"holiday/{self.day.isoformat()}"


class CheckedYear(models.Model):
    """휴일 확인: somebody compared the holidays of a year with the announced 월력요항."""

    year = models.PositiveSmallIntegerField("연도")
    source = models.TextField("무엇과 견주었는지")
    by = models.CharField("확인한 사람(계정)", max_length=50)
    at = models.DateTimeField("확인한 때")

    class Meta:
        verbose_name = verbose_name_plural = "휴일 확인"
        constraints = [
            models.UniqueConstraint(
                "year",
                name="checked_year_once",
                violation_error_message="이미 확인한 해입니다.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lte=2100) & ~Q(source=""),
                name="checked_year_said",
                violation_error_message="1990년부터 2100년 사이의 해와, 무엇과 견주었는지를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}년"

    @property
    def key(self) -> str:
        """What the act is about."""
        return f"holiday-year/{self.year}"


class ClockChoice(models.Model):
    """기한 기준: what the district chose where the law leaves open how to count, confirmed by its own guideline."""

    name = models.CharField("기준", max_length=30)
    value = models.CharField("고른 것", max_length=30)
    reason = models.TextField("근거")
    by = models.CharField("고른 사람(계정)", max_length=50)
    at = models.DateTimeField("고른 때")

    class Meta:
        verbose_name = verbose_name_plural = "기한 기준"
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(value="") & ~Q(reason=""),
                name="clock_choice_said",
                violation_error_message="기준과 고른 것과 근거를 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"

    @property
    def key(self) -> str:
        """What the act is about."""
        return f"clock/{self.name}"
