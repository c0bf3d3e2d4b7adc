"""How the jobs stand, in words for staff: whether mail is late (발송 지연), and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gongyak.jobs.models import Job, JobState
from gongyak.jobs.times import LATE

#: Kinds of jobs that carry words to people.
CARRYING = ("mail", "notice")


@dataclass(frozen=True, slots=True)
class Standing:
    """Jobs still to be done, those of them that are late, those that stopped; since when the oldest is late."""

    open: int
    late: int
    stopped: int
    late_since: datetime | None

    @property
    def is_delayed(self) -> bool:
        """Whether the badge “발송 지연” is shown."""
        return bool(self.late or self.stopped)


def standing(now: datetime, kinds: Sequence[str] = CARRYING) -> Standing:
    """How the jobs of some kinds stand, those that carry words to people where none are named.

    A job is late once it failed, or was left lying for five minutes.
    """
    jobs = Job.objects.filter(kind__in=kinds)
    to_do = list(jobs.open().order_by("created_at").values_list("attempts", "state", "due_at", "created_at"))
    late = [
        created
        for attempts, state, due, created in to_do
        if (state == JobState.READY and attempts) or attempts > 1 or due < now - LATE
    ]
    return Standing(
        open=len(to_do),
        late=len(late),
        stopped=jobs.filter(state=JobState.DEAD).count(),
        late_since=late[0] if late else None,
    )
