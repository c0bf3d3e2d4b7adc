"""In which state a record counts for what, on a day."""

from datetime import date

from gongyak.rules.portfolio.standing import blocked, late
from gongyak.rules.records import ActionItem, PlannedActivity, PlannedStatus, Project
from gongyak.rules.situation.model import Told

PROPOSAL, DIRECTIVE = "건의", "지시"
#: What is left to do of an item: nothing; or the department has done its part (`meetings` has the same words).
CLOSED = ("종결", "이관")
ANSWERED = ("회신", "차기 회의 보고", "완료보고", "확인", *CLOSED)
#: Answered, and not yet told at a meeting.
UNTOLD = "회신"
_OPEN = (PlannedStatus.PLANNED, PlannedStatus.RUNNING)


def is_open(item: ActionItem) -> bool:
    """Whether something of it is left to do."""
    return item.status not in CLOSED


def is_late(item: ActionItem, day: date) -> bool:
    """Whether its day has passed and nobody has answered or reported."""
    return item.status not in ANSWERED and item.due_on is not None and item.due_on < day


def is_overdue(activity: PlannedActivity, day: date) -> bool:
    """Whether it is still open though its last day has passed."""
    return activity.status in _OPEN and activity.span.end is not None and activity.span.end < day


def is_slipped(activity: PlannedActivity) -> bool:
    """Whether it is still open and was to be done at another time."""
    return activity.status in _OPEN and activity.original is not None


def is_behind(project: Project, day: date) -> bool:
    """Whether a project is late: by its own word, or because its period has passed and it has not ended."""
    return bool(late(project.status, project.span.end, (), day))


def is_poor(project: Project) -> bool:
    """Whether it hardly goes on by its own word."""
    return blocked(project.status)


def projects_of(told: Told, day: date) -> tuple[Project, ...]:
    """The projects of the plans of the day's year that were approved by then."""
    plans = {
        plan.key
        for plan in told.plans
        if plan.year == day.year and plan.approved_on is not None and plan.approved_on <= day
    }
    return tuple(project for project in told.projects if project.plan in plans)
