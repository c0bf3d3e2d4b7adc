"""Whose pledges, and which.

One term can hold two pledge sets (a by-election): the key of a set is the officeholder, not the term.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.snapshots.models import Document

#: The kind of document that a pledge is.
KIND = "pledge"


class Term(models.Model):
    """민선 기수: one term of local government (지방자치법 제108조)."""

    number = models.PositiveSmallIntegerField("기수", unique=True)
    start_on = models.DateField("시작일")
    end_on = models.DateField("종료일")

    class Meta:
        verbose_name = verbose_name_plural = "민선 기수"
        constraints = [
            models.CheckConstraint(
                condition=Q(end_on__gt=F("start_on")),
                name="term_ends_after_start",
                violation_error_message="민선 기수의 종료일은 시작일보다 뒤여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"민선{self.number}기"


class Role(models.TextChoices):
    """As what an officeholder leads the district."""

    MAYOR = "구청장", "구청장"
    ACTING = "권한대행", "권한대행"


class OfficeholderQuerySet(models.QuerySet["Officeholder"]):
    """Officeholders by day."""

    def in_office(self, day: date) -> OfficeholderQuerySet:
        """Those in office on `day`, the latest to begin first."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day).order_by(
            "-began_on", "-pk"
        )

    def keeping_pledges_on(self, day: date) -> Officeholder | None:
        """Whose pledges the district keeps on `day`: an acting mayor's are those of the mayor before."""
        found = self.in_office(day).first()
        if found is None or found.role != Role.ACTING:
            return found
        earlier = self.filter(term=found.term_id, role=Role.MAYOR, began_on__lte=found.began_on)
        return earlier.order_by("-began_on", "-pk").first() or found


class Officeholder(models.Model):
    """단체장: who holds the office; the name is empty until somebody enters it."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="officeholders", verbose_name="민선 기수")
    sequence = models.PositiveSmallIntegerField("기수 안의 차례")
    name = models.CharField("성명", max_length=50, blank=True)
    role = models.CharField("자격", max_length=10, choices=Role, default=Role.MAYOR)
    began_on = models.DateField("취임일")
    ended_on = models.DateField("퇴임일", null=True, blank=True)

    objects = OfficeholderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "단체장"
        constraints = [
            models.UniqueConstraint(
                "term",
                "sequence",
                name="officeholder_once",
                violation_error_message="같은 기수에 같은 차례의 단체장이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="officeholder_ends_after_start",
                violation_error_message="퇴임일은 취임일보다 앞설 수 없습니다.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="officeholder_role",
                violation_error_message="자격은 구청장이나 권한대행이어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.sequence}"

    @property
    def key(self) -> str:
        """What addresses and documents call the set of this officeholder's pledges: `8-2`."""
        return f"{self.term.number}-{self.sequence}"


class Field(models.Model):
    """분야: a branch of an officeholder's pledges, such as 1 or 1-2; unnamed until somebody enters it."""

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="fields", verbose_name="단체장"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, blank=True, verbose_name="상위 분야"
    )
    number = models.CharField("번호", max_length=50)
    name = models.CharField("이름", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "분야"
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "number",
                name="field_number_once",
                violation_error_message="같은 번호의 분야가 이미 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class Origin(models.TextChoices):
    """Whether a pledge began with this officeholder."""

    NEW = "신규", "신규"
    CONTINUED = "계속", "계속"


class Pledge(models.Model):
    """공약: one pledge of an officeholder. `order` sorts 관리번호 naturally and tells equal ones apart."""

    officeholder = models.ForeignKey(
        Officeholder, models.PROTECT, related_name="pledges", verbose_name="단체장"
    )
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="pledges", null=True, blank=True, verbose_name="분야"
    )
    number = models.CharField("관리번호", max_length=50)
    order = models.CharField("정렬 열쇠", max_length=200, editable=False)
    title = models.TextField("공약제목")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+", verbose_name="문서")
    origin = models.CharField("신규·계속", max_length=10, choices=Origin, null=True, blank=True)
    shares_budget_of = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, blank=True, verbose_name="예산을 함께 쓰는 공약"
    )

    class Meta:
        verbose_name = verbose_name_plural = "공약"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(
                "officeholder",
                "order",
                name="pledge_number_once",
                violation_error_message="같은 관리번호의 공약이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(title=""),
                name="pledge_named",
                violation_error_message="공약에는 관리번호와 제목이 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(origin=None) | Q(origin__in=Origin.values),
                name="pledge_origin",
                violation_error_message="신규·계속은 신규나 계속이어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(shares_budget_of=None) | ~Q(shares_budget_of=F("pk")),
                name="pledge_shares_with_another",
                violation_error_message="예산을 함께 쓰는 공약은 다른 공약이어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
