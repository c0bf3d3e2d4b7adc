"""Departments in 직제 order, the people of the office and their duties, each with its days.

A reorganisation ends a department and begins another; a transfer (인사이동) ends a duty and begins another.
Nothing is overwritten, so the office of any past day can be told.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class SpanQuerySet(models.QuerySet[Any]):
    """Rows that hold from `began_on` through `ended_on`; an open end is None."""

    def on(self, day: date) -> Any:
        """Those that hold on a day."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day)


class Department(models.Model):
    """부서: one department under one name; `place` is its place in the 직제."""

    name = models.CharField("이름", max_length=50)
    place = models.PositiveSmallIntegerField("직제 순서", default=0)
    began_on = models.DateField("설치일")
    ended_on = models.DateField("폐지일", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="predecessors",
        null=True,
        blank=True,
        verbose_name="이어받은 부서",
    )

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "부서"
        ordering = ("place", "name")
        constraints = [
            models.UniqueConstraint(
                "name",
                "began_on",
                name="department_once",
                violation_error_message="같은 날 설치된 같은 이름의 부서가 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="department_named",
                violation_error_message="부서의 이름을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="department_ends_after_start",
                violation_error_message="부서의 폐지일은 설치일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StaffManager(BaseUserManager["Staff"]):
    """People by the id that they log in with."""

    def get_by_natural_key(self, username: str | None) -> Staff:
        """The person of a log-in id, however it was typed."""
        return self.get(username=(username or "").strip().lower())


class Staff(AbstractBaseUser):
    """직원: one person, one account (개인정보의 안전성 확보조치 기준 제5조). Never deleted, only made inactive."""

    username = models.CharField("직원 아이디", max_length=50, unique=True)
    name = models.CharField("성명", max_length=50)
    email = models.EmailField("전자우편", blank=True)
    phone = models.CharField("내선", max_length=20, blank=True)
    is_active = models.BooleanField("사용 중", default=True)
    joined_at = models.DateTimeField("등록 시각")
    password_set_at = models.DateTimeField("암호를 정한 때", null=True, blank=True)
    must_change_password = models.BooleanField("처음 암호", default=False)
    is_invented = models.BooleanField("시연용으로 지어낸 계정", default=False)

    objects = StaffManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "직원"
        constraints = [
            models.CheckConstraint(
                condition=~Q(username="") & ~Q(name=""),
                name="staff_named",
                violation_error_message="직원의 아이디와 성명을 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for this person in the chain of acts: `staff/12`."""
        return f"staff/{self.pk}"


class Role(models.TextChoices):
    """As what somebody acts. The first three belong to a department."""

    OFFICER = "담당", "담당"
    TEAM_LEAD = "팀장", "팀장"
    HEAD = "과장", "과장"
    COORDINATOR = "총괄", "총괄"
    MAYOR = "구청장", "구청장"
    ACTING_MAYOR = "권한대행", "권한대행"
    AUDITOR = "감사", "감사"
    EVALUATOR = "평가위원", "평가위원"
    SYSTEM = "시스템관리", "시스템관리"


#: As what else somebody may act who has a role: an acting mayor does what the mayor does (지방자치법 제124조).
STANDS_FOR = {Role.ACTING_MAYOR: Role.MAYOR}
#: Roles that somebody has in a department.
IN_DEPARTMENT = (Role.OFFICER, Role.TEAM_LEAD, Role.HEAD)


class Duty(models.Model):
    """보직·역할: that a person has a role, in a department where the role belongs to one, with the days of it.

    The history of rights is kept three years and more (개인정보의 안전성 확보조치 기준 제5조): rows end, they
    are not removed.
    """

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="duties", verbose_name="직원")
    role = models.CharField("역할", max_length=10, choices=Role)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="duties", null=True, blank=True, verbose_name="부서"
    )
    rank = models.CharField("직급", max_length=30, blank=True)
    began_on = models.DateField("시작일")
    ended_on = models.DateField("끝난 날", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "보직·역할"
        constraints = [
            models.UniqueConstraint(
                "staff",
                "role",
                "department",
                "began_on",
                condition=Q(department__isnull=False),
                name="duty_once_in_a_department",
                violation_error_message="같은 날 시작하는 같은 역할이 이미 있습니다.",
            ),
            models.UniqueConstraint(
                "staff",
                "role",
                "began_on",
                condition=Q(department__isnull=True),
                name="duty_once",
                violation_error_message="같은 날 시작하는 같은 역할이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="duty_role",
                violation_error_message="역할은 정해진 말 가운데 하나여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=IN_DEPARTMENT, department__isnull=False) | ~Q(role__in=IN_DEPARTMENT),
                name="duty_department",
                violation_error_message="담당, 팀장, 과장에게는 부서가 있어야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="duty_ends_after_start",
                violation_error_message="역할이 끝나는 날은 시작일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff} {self.role}"


class Handover(models.Model):
    """인수인계: what one person gave to another when one of them moved, with everything that was open then.

    `items` is a list of kind, key and title; the titles are those of public matters, no personal value.
    """

    giver = models.ForeignKey(Staff, models.PROTECT, related_name="given", verbose_name="넘긴 사람")
    taker = models.ForeignKey(Staff, models.PROTECT, related_name="taken", verbose_name="받은 사람")
    last_day = models.DateField("넘긴 사람의 마지막 날")
    reason = models.CharField("사유", max_length=200, blank=True)
    items = models.JSONField("남은 일")
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="처리한 사람")
    made_at = models.DateTimeField("처리 시각")

    class Meta:
        verbose_name = verbose_name_plural = "인수인계"
        ordering = ("-made_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_to_another",
                violation_error_message="넘기는 사람과 받는 사람은 달라야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}"
