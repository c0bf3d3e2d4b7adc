"""What of the ledger waits for somebody, for the first page of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.urls import reverse

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.rules.records import AchievementStatus
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


@dataclass(frozen=True, slots=True)
class Errand:
    """Something that waits: what, how many, where."""

    label: str
    count: int
    address: str


def errands(actor: Actor, today: date) -> tuple[Errand, ...]:
    """What waits: results to confirm and to check, plans whose time has passed. Up to three queries."""
    return tuple(one for one in _errands(actor, today) if one.count)


def _errands(actor: Actor, today: date) -> Iterator[Errand]:
    led, own = actor.departments(Role.TEAM_LEAD), actor.departments(Role.OFFICER, Role.TEAM_LEAD)
    if led:
        yield _results("확정할 실적", led, AchievementStatus.CHECKED)
    if own:
        yield _results("확인할 실적 후보", own, AchievementStatus.CANDIDATE)
        late = PlannedActivity.objects.overdue(today).filter(department__in=own).count()
        yield Errand("때가 지난 향후계획", late, reverse("desk-activities"))


def _results(label: str, departments: frozenset[int], status: AchievementStatus) -> Errand:
    count = Achievement.objects.filter(department__in=departments, status=status.value).count()
    return Errand(label, count, f"{reverse('desk-ledger')}?status={quote(status.value)}")
