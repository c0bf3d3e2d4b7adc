"""법정동과 행정동: the official codes as they were loaded, which minds which, and every loading."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class DongKind(models.TextChoices):
    """By what a place is known: of the land register, or of the office that minds it."""

    LEGAL = "법정동", "법정동"
    ADMIN = "행정동", "행정동"


class DongQuerySet(models.QuerySet["Dong"]):
    """Places."""

    def legal(self) -> DongQuerySet:
        """법정동."""
        return self.filter(kind=DongKind.LEGAL)

    def admin(self) -> DongQuerySet:
        """행정동."""
        return self.filter(kind=DongKind.ADMIN)


class Dong(models.Model):
    """행정구역: one code of the official list with its whole name (`부산광역시 금정구 두구동`) and its last word; ended
    ones stay, for a company may still stand under them."""

    kind = models.CharField("갈래", max_length=10, choices=DongKind)
    code = models.CharField("코드", max_length=10)
    name = models.CharField("이름", max_length=100)
    last = models.CharField("끝 이름", max_length=50, db_index=True)
    is_ended = models.BooleanField("폐지", default=False)

    objects = DongQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "행정구역"
        ordering = ("kind", "code")
        constraints = [
            models.UniqueConstraint(
                "kind",
                "code",
                name="dong_code_once",
                violation_error_message="같은 코드의 행정구역이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DongKind.values) & ~Q(name="") & ~Q(last=""),
                name="dong_named",
                violation_error_message="행정구역에는 갈래와 이름이 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DongTie(models.Model):
    """행정동과 법정동: a 행정동 minds a 법정동; one of either may have many of the other."""

    admin = models.CharField("행정동코드", max_length=10)
    legal = models.CharField("법정동코드", max_length=10, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "행정동과 법정동"
        constraints = [
            models.UniqueConstraint(
                "admin",
                "legal",
                name="dong_tie_once",
                violation_error_message="그 행정동과 법정동은 이미 이어져 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.admin} {self.legal}"


class DongLoading(models.Model):
    """행정구역 코드 적재: an official file was loaded: which, of what part of the country, and what it changed; only
    ever added. `hash` is that of the rows that were taken from it."""

    source = models.CharField("자료", max_length=100)
    prefix = models.CharField("코드의 앞자리", max_length=10, blank=True)
    added = models.PositiveIntegerField("더한 것")
    changed = models.PositiveIntegerField("바뀐 것")
    ended = models.PositiveIntegerField("폐지된 것")
    hash = models.CharField("해시", max_length=64)
    by = models.CharField("적재한 사람(계정)", max_length=50)
    at = models.DateTimeField("적재한 때")

    class Meta:
        verbose_name = verbose_name_plural = "행정구역 코드 적재"
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(hash=""),
                name="dong_loading_said",
                violation_error_message="적재한 자료의 이름을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.source
