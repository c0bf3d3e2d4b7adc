"""Open cases in 향후계획: what was promised by a day (추진중, 목표일) is a planned activity that follows its case.

It is planned with the promise, moved with another day (the first one stays to be read), finished into the month's
result with the solution, and dropped with any other outcome. Its title tells the sort alone: it stands in the card.
An anonymous case is not told.
"""

from collections.abc import Sequence
from datetime import datetime

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.planning import finish_activity, leave_activity, plan_activity, shift_activity
from gongyak.cases.minting import source_of
from gongyak.cases.models import ENDED, Case, OutcomeCode
from gongyak.records.spans import span_of
from gongyak.rules.cases import outcome_of, sort_of
from gongyak.rules.dates import Precision
from gongyak.rules.moments import day_of
from gongyak.rules.particles import quoted
from gongyak.rules.records import AchievementStatus, PlannedStatus, Span
from gongyak.staff.actors import Actor

#: The acts that may change what was promised.
FOLLOWED = ("결과", "해결 확인", "종결", "다시 열기")
#: So often a case can promise, have it dropped, and promise anew, until nothing more is planned for it.
_MOST = 20
_OPEN = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)


def hold_plans(case: Case) -> list[PlannedActivity]:
    """The planned activities of a case behind their locks, before the chain of acts is locked. One query."""
    sources = [f"{case.key}/{at}" for at in range(1, _MOST + 1)]
    return list(PlannedActivity.objects.select_for_update().filter(source__in=sources).order_by("pk"))


def follow(case: Case, held: Sequence[PlannedActivity], *, by: Actor, now: datetime) -> None:
    """Bring what is planned for a case in line with its outcome, as part of the act that changed it."""
    activity = next((one for one in held if one.status in _OPEN), None)
    promised = case.outcome == OutcomeCode.RUNNING and case.status not in ENDED
    if promised and not case.is_anonymous:
        _promise(case, activity, len(held), by, now)
    elif activity is not None:
        _end(case, activity, by, now)


def _promise(case: Case, activity: PlannedActivity | None, before: int, by: Actor, now: datetime) -> None:
    span = Span(case.outcome_on, case.outcome_on, Precision.DAY)
    if activity is None:
        if case.department is not None and before < _MOST:
            told = {"title": f"기업애로 해소: {sort_of(case.sort).name}", "department": case.department}
            plan_activity(source=f"{case.key}/{before + 1}", span=span, **told, by=by, now=now)
    elif span_of(activity) != span:
        shift_activity(activity=activity, span=span, reason="애로의 목표일이 바뀜", by=by, now=now)


def _end(case: Case, activity: PlannedActivity, by: Actor, now: datetime) -> None:
    is_solved = bool(case.outcome) and outcome_of(case.outcome).solved
    result = Achievement.objects.filter(source=source_of(day_of(now))).first() if is_solved else None
    if result is not None and result.status != AchievementStatus.CANCELLED:
        finish_activity(activity=activity, achievement=result, by=by, now=now)
        return
    why = f"애로의 결과가 {quoted(case.outcome, '으로로')} 바뀜" if case.outcome else "애로를 다시 살핌"
    leave_activity(activity=activity, reason=why, by=by, now=now)
