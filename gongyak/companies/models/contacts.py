"""기업 연락처: people of companies, their values sealed, with the consent or the law that they are kept by."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from gongyak.companies.models.companies import Company


class ContactRole(models.TextChoices):
    """What somebody is in a company."""

    HEAD = "대표자", "대표자"
    CONTACT = "기업 담당자", "기업 담당자"


class Contact(models.Model):
    """기업 연락처: one person of a company. Name, telephone and mail are sealed; each has a mark by which an equal
    value is found. `uid` is what the sealed values are bound to.

    `destroyed_at`: nothing personal is left, and the row stands in its place, so that who was asked about it can say
    that it was destroyed and when (개인정보 보호법 제21조).
    """

    company = models.ForeignKey(Company, models.PROTECT, related_name="contacts", verbose_name="기업")
    uid = models.CharField("표식", max_length=32, unique=True)
    role = models.CharField("구분", max_length=10, choices=ContactRole.choices)
    position = models.CharField("직위", max_length=50, blank=True)
    name = models.TextField("성명(암호)", blank=True)
    phone = models.TextField("전화(암호)", blank=True)
    mail = models.TextField("전자우편(암호)", blank=True)
    name_mark = models.CharField("성명의 표식", max_length=64, blank=True, db_index=True)
    phone_mark = models.CharField("전화의 표식", max_length=64, blank=True, db_index=True)
    mail_mark = models.CharField("전자우편의 표식", max_length=64, blank=True, db_index=True)
    registered_at = models.DateTimeField("등록한 때")
    ending_on = models.DateField("파기할 것으로 표시한 날", null=True, blank=True)
    destroyed_at = models.DateTimeField("파기한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "기업 연락처"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=ContactRole.values),
                name="contact_role",
                violation_error_message="구분은 대표자 또는 기업 담당자입니다.",
            ),
            models.CheckConstraint(
                condition=(Q(destroyed_at=None) & ~Q(name=""))
                | Q(
                    name="", phone="", mail="", name_mark="", phone_mark="", mail_mark="", position="",
                    destroyed_at__isnull=False,
                ),
                name="contact_named_or_destroyed",
                violation_error_message="연락처에는 성명이 있어야 하고, 파기한 연락처에는 아무것도 남지 않아야 합니다.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def key(self) -> str:
        """Whose data it is, in acts and looks."""
        return f"contact/{self.pk}"

    def about(self, field: str) -> str:
        """What a sealed value is bound to."""
        return f"companies.contact.{self.uid}.{field}"


class LawfulBasis(models.TextChoices):
    """By what personal data is kept (개인정보 보호법 제15조제1항)."""

    CONSENT = "동의", "동의"
    LAW = "법령", "법령"


class Consent(models.Model):
    """개인정보 처리 근거: what somebody's data is kept for, by consent or law, which items, and through which day."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="consents", verbose_name="연락처")
    basis = models.CharField("근거", max_length=10, choices=LawfulBasis.choices)
    purpose = models.CharField("목적", max_length=100)
    items = models.CharField("항목", max_length=100)
    given_on = models.DateField("받은 날")
    until = models.DateField("보유기한")
    way = models.CharField("받은 방법", max_length=50, blank=True)
    withdrawn_at = models.DateTimeField("거둔 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "개인정보 처리 근거"
        ordering = ("given_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(items="") & Q(basis__in=LawfulBasis.values),
                name="consent_said",
                violation_error_message="개인정보를 처리하는 근거와 목적과 항목을 모두 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("given_on")),
                name="consent_span",
                violation_error_message="보유기한은 동의를 받은 날보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.until}"

    def holds_on(self, day: date) -> bool:
        """Whether the data may still be kept by this on a day."""
        return self.withdrawn_at is None and day <= self.until


class SealKey(models.Model):
    """열쇠: one key by its name and its print, never the key itself; the one without an end seals today."""

    name = models.CharField("이름", max_length=16, unique=True)
    cipher = models.CharField("암호", max_length=20)
    print = models.CharField("지문", max_length=64)
    made_at = models.DateTimeField("만든 때")
    retired_at = models.DateTimeField("물러난 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "열쇠"
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(retired_at=None),
                name="seal_key_one_present",
                violation_error_message="지금 쓰는 열쇠는 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
