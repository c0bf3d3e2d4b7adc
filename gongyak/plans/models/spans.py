"""A period in columns: first and last day, and in which unit it was told."""

from django.db import models
from django.db.models import F, Q


class SpanPrecision(models.TextChoices):
    """In which unit a period was told."""

    DAY = "day", "일"
    MONTH = "month", "월"
    QUARTER = "quarter", "분기"
    HALF = "half", "반기"
    YEAR = "year", "연"


def first_day() -> models.DateField:
    """The column of the first day; None is not known yet."""
    return models.DateField("시작일", null=True, blank=True)


def last_day() -> models.DateField:
    """The column of the last day; None goes on, or is not known yet."""
    return models.DateField("종료일", null=True, blank=True)


def precision() -> models.CharField:
    """The column of the unit in which the period was told."""
    return models.CharField("기간의 단위", max_length=10, choices=SpanPrecision, default=SpanPrecision.DAY)


def ordered(name: str, what: str) -> models.CheckConstraint:
    """The promise that a period of `what` does not end before it begins, nor end without a beginning."""
    return models.CheckConstraint(
        condition=Q(end=None) | Q(start__isnull=False, end__gte=F("start")),
        name=name,
        violation_error_message=f"{what}의 종료일은 시작일보다 앞설 수 없습니다.",
    )
