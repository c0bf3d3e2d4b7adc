"""What of plans waits for somebody: plans to put right, own projects that are late or blocked."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from gongyak.desk.portfolio.approval import TONES
from gongyak.desk.portfolio.projects import TONES as OF_PROJECTS
from gongyak.desk.registry.waiting import Waiting
from gongyak.desk.rounds.board import BoardCard
from gongyak.plans import querying
from gongyak.plans.models import Project, YearPlan, YearPlanStatus
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of, moment_words
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

#: Of what is late or blocked the first page shows so many; the plan's page shows all.
MOST = 10


def waiting_of(actor: Actor, now: datetime) -> Iterator[Waiting]:
    """The lists that have something in them. Two queries."""
    today, own = day_of(now), actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    returned = YearPlan.objects.filter(department__in=own, status=YearPlanStatus.RETURNED)
    late = querying.troubled(Project.objects.filter(department__in=own, plan__year=today.year), today)
    lists = (
        Waiting("write-year-plans", "고칠 종합계획", tuple(_plan(row) for row in returned)),
        Waiting("late-projects", "늦거나 부진한 사업", tuple(_project(row, today) for row in late[:MOST])),
    )
    return (one for one in lists if one.cards)


def _plan(row: YearPlan) -> BoardCard:
    return BoardCard(
        number=str(row.year),
        title=row.title,
        address=reverse("portfolio-plan", args=[row.pk]),
        status=row.status,
        tone=TONES.get(row.status, "going"),
        due="",
        is_late=False,
        changed=moment_words(row.changed_at),
    )


def _project(row: Project, today: date) -> BoardCard:
    return BoardCard(
        number=row.code,
        title=row.title,
        address=reverse("project", args=[row.pk]),
        status=row.status,
        tone=OF_PROJECTS.get(row.status, "plain"),
        due=f"{format_day(row.end)}까지" if row.end else "",
        is_late=row.end is not None and row.end < today,
        changed=moment_words(row.changed_at),
    )
