"""What is done in the demo beside its rounds, in order of time: each step once, at its moment.

A step that was done is known by the record of acts, which has something at its moment.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from gongyak.audit.models import Act
from gongyak.staff.actors import Actor, actor_of
from gongyak.staff.models import Duty


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at a moment: `do` gets the moment."""

    at: datetime
    do: Callable[[datetime], None]


class Clock:
    """The moments of a day, a second apart: what is done later on a day stands later in the record."""

    def __init__(self) -> None:
        self._last: dict[datetime, int] = {}

    def at(self, moment: datetime) -> datetime:
        """The next moment that nothing else has."""
        count = self._last[moment] = self._last.get(moment, -1) + 1
        return moment + timedelta(seconds=count)


def carry_out(steps: Iterable[Step], before: datetime | None = None) -> None:
    """Do the steps of before a moment, in their order, that were not done yet."""
    due = sorted((one for one in steps if before is None or one.at < before), key=lambda one: one.at)
    done = set(Act.objects.filter(at__in=[one.at for one in due]).values_list("at", flat=True))
    for one in due:
        if one.at not in done:
            with transaction.atomic():
                one.do(one.at)


def who(role: str, day: date, department: str = "") -> Actor:
    """Somebody of the invented office who has a role on a day, in a department by its name where it has one."""
    duties = Duty.objects.on(day).filter(role=role, staff__is_invented=True).select_related("staff")
    duties = duties.filter(department__name=department) if department else duties.filter(department=None)
    return actor_of(duties.earliest("pk").staff, day)
