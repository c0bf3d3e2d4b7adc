"""How people come in: what proves who they are beside the password, where they are logged in, and failed tries."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongyak.staff.models.people import Staff

_HASH_LENGTH = 64


class Factor(models.TextChoices):
    """What proves who somebody is, beside the password."""

    TOTP = "인증앱", "인증앱"
    PASSKEY = "패스키", "패스키"
    RECOVERY = "복구번호", "복구번호"


class SecondFactor(models.Model):
    """2단계 인증 수단: one of a person's second factors.

    `secret` holds a TOTP key sealed with the installation's own, the public key of a passkey, or the keyed hash
    of a recovery code, which is used once. `counter` is the last TOTP step or passkey signature that was taken,
    so that none is taken twice.
    """

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="factors", verbose_name="직원")
    kind = models.CharField("종류", max_length=10, choices=Factor)
    name = models.CharField("이름", max_length=50, blank=True)
    secret = models.TextField("비밀")
    credential = models.CharField("패스키 식별자", max_length=400, blank=True)
    counter = models.PositiveBigIntegerField("마지막 차례", default=0)
    made_at = models.DateTimeField("등록 시각")
    used_at = models.DateTimeField("마지막으로 쓴 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "2단계 인증 수단"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Factor.values),
                name="second_factor_kind",
                violation_error_message="2단계 인증 수단의 종류는 정해진 말 가운데 하나여야 합니다.",
            ),
            models.UniqueConstraint(
                "credential",
                condition=~Q(credential=""),
                name="second_factor_passkey_once",
                violation_error_message="이 패스키는 이미 등록되어 있습니다.",
            ),
            models.UniqueConstraint(
                "staff",
                condition=Q(kind=Factor.TOTP),
                name="second_factor_one_app",
                violation_error_message="인증앱은 하나만 등록할 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.kind}"


class LoginSession(models.Model):
    """로그인 세션: that somebody is logged in on one browser, from when until when.

    Rows are kept when they end. `key` is the hash of the browser's session key, never the key itself. `pending`
    is what the person must do before anything else.
    """

    CHANGE_PASSWORD = "암호 변경"  # noqa: S105 (a Korean word)
    ADD_FACTOR = "2단계 인증 등록"

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="sessions", verbose_name="직원")
    key = models.CharField("세션 해시", max_length=_HASH_LENGTH, unique=True)
    began_at = models.DateTimeField("로그인한 때")
    seen_at = models.DateTimeField("마지막으로 쓴 때")
    ended_at = models.DateTimeField("끝난 때", null=True, blank=True)
    ended_how = models.CharField("끝난 까닭", max_length=20, blank=True)
    address = models.GenericIPAddressField("접속지", null=True, blank=True)
    agent = models.CharField("브라우저", max_length=200, blank=True)
    pending = models.CharField("먼저 할 일", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "로그인 세션"
        ordering = ("-seen_at",)
        indexes = [models.Index("staff", condition=Q(ended_at=None), name="login_session_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="") | Q(ended_at__isnull=False) & ~Q(ended_how=""),
                name="login_session_end_has_a_reason",
                violation_error_message="끝난 로그인 세션에는 끝난 때와 까닭이 함께 있어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.began_at:%Y-%m-%d %H:%M}"


class TryCount(models.Model):
    """로그인 시도 수: how often something was tried since a moment, by the keyed hash of what was tried.

    In the database, because several processes count together.
    """

    key = models.CharField("대상 해시", max_length=_HASH_LENGTH, unique=True)
    count = models.PositiveIntegerField("횟수", default=0)
    began_at = models.DateTimeField("첫 시도")

    class Meta:
        verbose_name = verbose_name_plural = "로그인 시도 수"

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"
