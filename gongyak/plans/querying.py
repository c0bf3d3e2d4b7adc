"""Which projects: in force, late, blocked; each as the pure rules say it (`rules.portfolio.standing`)."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongyak.plans.models import Milestone, MilestoneStatus, Project
from gongyak.rules.portfolio.words import DELAYED, DROPPED, ENDED, POOR


def in_force(rows: QuerySet[Project]) -> QuerySet[Project]:
    """Those that are not given up (폐지)."""
    return rows.exclude(status=DROPPED)


def late(rows: QuerySet[Project], day: date) -> QuerySet[Project]:
    """Those that are late on a day."""
    return rows.exclude(status__in=ENDED).filter(_is_late(day))


def blocked(rows: QuerySet[Project]) -> QuerySet[Project]:
    """Those that hardly go on."""
    return rows.filter(status=POOR)


def troubled(rows: QuerySet[Project], day: date) -> QuerySet[Project]:
    """Those that are late or blocked."""
    return rows.exclude(status__in=ENDED).filter(_is_late(day) | Q(status=POOR))


def _is_late(day: date) -> Q:
    overdue = Milestone.objects.filter(project=OuterRef("pk"), status=MilestoneStatus.PLANNED, end__lt=day)
    return Q(status=DELAYED) | Q(end__lt=day) | Q(Exists(overdue))
