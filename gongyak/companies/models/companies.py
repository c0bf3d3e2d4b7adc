"""기업: companies, the zones that they belonged to, and what was ever changed of them. No personal value is here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from gongyak.rules.companies import Phone, business_text, corporation_text

if TYPE_CHECKING:
    from collections.abc import Iterable


class CompanyStanding(models.TextChoices):
    """Whether a company works."""

    OPEN = "영업", "영업"
    PAUSED = "휴업", "휴업"
    CLOSED = "폐업", "폐업"


class CompanyQuerySet(models.QuerySet["Company"]):
    """Companies."""

    def standing(self) -> CompanyQuerySet:
        """Those that were not put together with another."""
        return self.filter(merged_into=None)

    def of(self, company: Company) -> CompanyQuerySet:
        """The rows of one company: itself and what was put together with it. What other parts know of a company
        stays with the row that it was written on, so that nothing is lost; they ask by all of these rows."""
        return self.filter(Q(pk=company.pk) | Q(merged_into=company))


class Company(models.Model):
    """기업: one company or organisation. `name_key` is its name without legal form, blanks and case.

    `phone` has digits only. `legal_dong` is the ten-digit code of the 법정동, `admin_dong` the name of the 행정동;
    `revision` grows with each change, so that two who change at once do not overwrite each other.
    """

    name = models.CharField("상호", max_length=100)
    name_key = models.CharField("상호의 열쇠", max_length=100, db_index=True)
    business_number = models.CharField("사업자등록번호", max_length=10, blank=True)
    corporation_number = models.CharField("법인등록번호", max_length=13, blank=True)
    industry = models.CharField("업종코드", max_length=6, blank=True)
    industry_revision = models.PositiveSmallIntegerField("업종 차수", null=True, blank=True)
    product = models.CharField("주생산품", max_length=200, blank=True)
    phone = models.CharField("대표전화", max_length=12, blank=True, db_index=True)
    extension = models.CharField("내선", max_length=6, blank=True)
    address = models.CharField("주소", max_length=200, blank=True)
    legal_dong = models.CharField("법정동코드", max_length=10, blank=True)
    admin_dong = models.CharField("행정동", max_length=50, blank=True)
    standing = models.CharField(
        "영업상태", max_length=10, choices=CompanyStanding.choices, default=CompanyStanding.OPEN
    )
    note = models.TextField("비고", blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", null=True, blank=True, verbose_name="합쳐진 기업"
    )
    revision = models.PositiveIntegerField("차수", default=1)
    registered_at = models.DateTimeField("등록한 때")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "기업"
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                "business_number",
                condition=Q(merged_into=None) & ~Q(business_number=""),
                name="company_number_once",
                violation_error_message="같은 사업자등록번호의 기업이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(name_key=""),
                name="company_named",
                violation_error_message="상호를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=(Q(industry="") & Q(industry_revision=None))
                | (~Q(industry="") & Q(industry_revision__isnull=False, industry_revision__in=[9, 10, 11])),
                name="company_industry_whole",
                violation_error_message="업종코드에는 차수(9, 10, 11)가 함께 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=CompanyStanding.values),
                name="company_standing",
                violation_error_message="영업상태는 영업, 휴업, 폐업 가운데 하나입니다.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")),
                name="company_not_into_itself",
                violation_error_message="기업을 그 자신에 합칠 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What acts and looks are about."""
        return f"company/{self.pk}"

    @property
    def business_words(self) -> str:
        """`220-81-62517`"""
        return business_text(self.business_number)

    @property
    def corporation_words(self) -> str:
        """`110111-0012340`"""
        return corporation_text(self.corporation_number)

    @property
    def phone_words(self) -> str:
        """`051-519-4802 (내선 12)`"""
        return Phone(self.phone, self.extension).text if self.phone else ""

    @property
    def industry_words(self) -> str:
        """`C25111 (11차)`"""
        return f"{self.industry} ({self.industry_revision}차)" if self.industry else ""


class ZoneStay(models.Model):
    """특별지원지역 입주: a company belonged to a zone from a day through another; an open end is None."""

    company = models.ForeignKey(Company, models.PROTECT, related_name="zones", verbose_name="기업")
    zone = models.CharField("지역", max_length=100)
    began_on = models.DateField("시작일")
    ended_on = models.DateField("종료일", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "특별지원지역 입주"
        ordering = ("began_on", "pk")
        constraints = [
            models.UniqueConstraint(
                "company",
                "zone",
                condition=Q(ended_on=None),
                name="zone_stay_open_once",
                violation_error_message="이미 그 지역에 들어 있는 기업입니다.",
            ),
            models.CheckConstraint(
                condition=~Q(zone="") & (Q(ended_on=None) | Q(ended_on__gte=F("began_on"))),
                name="zone_stay_span",
                violation_error_message="지역의 이름을 적으십시오. 종료일은 시작일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.began_on}"

    def holds_on(self, day: date) -> bool:
        """Whether the company belongs to the zone on a day."""
        return self.began_on <= day and (self.ended_on is None or day <= self.ended_on)


class CompanyEvent(models.Model):
    """기업 이력: one act on a company with what its fields said before and after; rows are only added.

    `told` is a list of [label, before, after] and holds no personal value, for it is never removed.
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="events", verbose_name="기업")
    act = models.CharField("행위", max_length=30)
    at = models.DateTimeField("때")
    by = models.CharField("한 사람(계정)", max_length=50)
    reason = models.TextField("사유", blank=True)
    told = models.JSONField("전과 후", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "기업 이력"

    def __str__(self) -> str:
        return f"{self.company_id} {self.act}"

    @staticmethod
    def between(before: dict[str, str], after: dict[str, str]) -> list[list[str]]:
        """What differs, by label."""
        labels: Iterable[str] = {**before, **after}
        return [
            [label, before.get(label, ""), after.get(label, "")]
            for label in labels
            if before.get(label, "") != after.get(label, "")
        ]
