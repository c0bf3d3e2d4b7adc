"""What is done in the demo beside its rounds, in order of time: each step once, at its moment.

A step that was done is known by the record of acts, which has something at its moment.
"""

from collections import deque
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


class Timeline:
    """Steps in their order; how far they were carried out is known by the record of acts."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._left = deque(sorted(steps, key=lambda one: one.at))
        moments = [one.at for one in self._left]
        self._done = set(Act.objects.filter(at__in=moments).values_list("at", flat=True))

    def carry_out(self, before: datetime | None = None) -> None:
        """Do the steps of before a moment (None: all that are left) that were not done yet."""
        while self._left and (before is None or self._left[0].at < before):
            step = self._left.popleft()
            if step.at not in self._done:
                with transaction.atomic():
                    step.do(step.at)


def who(role: str, day: date, department: str = "") -> Actor:
    """Somebody of the invented office who has a role on a day, in a department by its name where it has one."""
    duties = Duty.objects.on(day).filter(role=role, staff__is_invented=True).select_related("staff")
    duties = duties.filter(department__name=department) if department else duties.filter(department=None)
    return actor_of(duties.earliest("pk").staff, day)
