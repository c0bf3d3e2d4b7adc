"""The teams (반) of a headquarters, and who belongs to them when; nothing is overwritten."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from gongyak.headquarters.models.office import Headquarters
from gongyak.staff.models import Department, SpanQuerySet, Staff


class TeamQuerySet(SpanQuerySet):
    """Teams by day."""

    def worded(self, day: date) -> TeamQuerySet:
        """Each with `name` and `task` as they were on a day."""
        told = TeamWording.objects.filter(team=OuterRef("pk"), began_on__lte=day)
        last = told.order_by("-began_on", "-pk")
        found: TeamQuerySet = self.annotate(
            name=Subquery(last.values("name")[:1]), task=Subquery(last.values("task")[:1])
        )
        return found


class Team(models.Model):
    """반: one team from the day it was formed; what it is called and does stands in `TeamWording`.

    `leads` marks the team that gathers the reports and runs the headquarters' papers (총괄반).
    """

    headquarters = models.ForeignKey(
        Headquarters, models.PROTECT, related_name="teams", verbose_name="종합대책본부"
    )
    place = models.PositiveSmallIntegerField("차례")
    leads = models.BooleanField("총괄반", default=False)
    began_on = models.DateField("편성일")
    ended_on = models.DateField("해산일", null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "반"
        ordering = ("place", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="team_ends_after_start",
                violation_error_message="반의 해산일은 편성일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"반 {self.pk}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"team/{self.pk}"


class TeamWording(models.Model):
    """반의 이름과 임무: what a team is called and does from a day on; append only."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="wordings", verbose_name="반")
    name = models.CharField("이름", max_length=50)
    task = models.TextField("임무")
    began_on = models.DateField("시작일")
    recorded_at = models.DateTimeField("기록 시각")

    class Meta:
        verbose_name = verbose_name_plural = "반의 이름과 임무"
        ordering = ("began_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(task=""),
                name="team_wording_said",
                violation_error_message="반의 이름과 임무를 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutsideBody(models.Model):
    """유관기관: an outside body that works with the headquarters. The contact is an office, never a person.

    `phone` is the body's own line; names and personal numbers of people outside have no column.
    """

    name = models.CharField("이름", max_length=100)
    contact = models.CharField("연락 창구", max_length=100)
    phone = models.CharField("대표전화", max_length=20, blank=True)
    began_on = models.DateField("등록일")
    ended_on = models.DateField("끝난 날", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "유관기관"
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                "name",
                condition=Q(ended_on=None),
                name="outside_body_once",
                violation_error_message="같은 이름의 유관기관이 이미 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(contact=""),
                name="outside_body_named",
                violation_error_message="유관기관의 이름과 연락 창구를 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="outside_body_ends_after_start",
                violation_error_message="유관기관이 끝난 날은 등록일보다 앞설 수 없습니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"outside-body/{self.pk}"


class MemberPart(models.TextChoices):
    """As what somebody belongs to a headquarters."""

    DEPUTY_HEAD = "부본부장", "부본부장"
    LEADER = "반장", "반장"
    MEMBER = "반원", "반원"
    PARTNER = "협력기관", "협력기관"


class TeamMember(models.Model):
    """본부 구성원: a person of a department in a team, a 부본부장, or an outside body, with its days.

    본부장 is not a row: it is whoever has the duty 권한대행 or 구청장 on the day. `department` is where the
    person came from.
    """

    headquarters = models.ForeignKey(
        Headquarters, models.PROTECT, related_name="members", verbose_name="종합대책본부"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="members", null=True, blank=True, verbose_name="반"
    )
    part = models.CharField("구분", max_length=10, choices=MemberPart)
    staff = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="직원"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="소속 부서"
    )
    body = models.ForeignKey(
        OutsideBody, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="유관기관"
    )
    task = models.CharField("맡은 일", max_length=200, blank=True)
    began_on = models.DateField("시작일")
    ended_on = models.DateField("끝난 날", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "본부 구성원"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=MemberPart.values),
                name="team_member_part",
                violation_error_message="구분은 부본부장, 반장, 반원, 협력기관 가운데 하나입니다.",
            ),
            models.CheckConstraint(
                condition=Q(part=MemberPart.PARTNER, staff=None, body__isnull=False)
                | ~Q(part=MemberPart.PARTNER) & Q(staff__isnull=False, body=None),
                name="team_member_is_one",
                violation_error_message="직원이나 유관기관 가운데 하나를 고르십시오. 유관기관은 협력기관으로 넣습니다.",
            ),
            models.CheckConstraint(
                condition=Q(part=MemberPart.DEPUTY_HEAD, team=None)
                | ~Q(part=MemberPart.DEPUTY_HEAD) & Q(team__isnull=False),
                name="team_member_in_a_team",
                violation_error_message="부본부장은 반에 들지 않고, 나머지는 반을 골라야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
                name="team_member_ends_after_start",
                violation_error_message="끝난 날은 시작일보다 앞설 수 없습니다.",
            ),
            models.UniqueConstraint(
                "team",
                "staff",
                condition=Q(ended_on=None, staff__isnull=False),
                name="team_member_once",
                violation_error_message="이 반에 이미 있는 사람입니다.",
            ),
            models.UniqueConstraint(
                "team",
                "body",
                condition=Q(ended_on=None, body__isnull=False),
                name="team_partner_once",
                violation_error_message="이 반에 이미 있는 유관기관입니다.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.pk}"

    @property
    def key(self) -> str:
        """What stands for it in the chain of acts."""
        return f"team-member/{self.pk}"
