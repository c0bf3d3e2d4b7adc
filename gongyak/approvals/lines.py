"""Which steps a document goes through."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.approvals.models import Kind, LineStep, Subject
from gongyak.staff.models import Department, Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step to come: `department` is where the role must be held, None for roles of the whole district."""

    place: int
    kind: str
    role: str
    department: Department | None
    delegated: bool = False


#: The line while the district has set none: the head of a department decides (전결) under a mayor's pledge.
DEFAULT = {
    Subject.CARD: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.APPROVAL, Role.HEAD, True),
        (4, Kind.CONFIRMATION, Role.COORDINATOR, False),
    ),
    Subject.CHANGE: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.REVIEW, Role.HEAD, False),
        (4, Kind.CONFIRMATION, Role.COORDINATOR, False),
        (5, Kind.APPROVAL, Role.MAYOR, False),
    ),
    Subject.PLAN: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.REVIEW, Role.HEAD, False),
        (4, Kind.CONFIRMATION, Role.COORDINATOR, False),
        (5, Kind.APPROVAL, Role.MAYOR, False),
    ),
    Subject.YEAR_PLAN: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.REVIEW, Role.HEAD, False),
        (4, Kind.APPROVAL, Role.MAYOR, False),
    ),
    Subject.MINUTES: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.APPROVAL, Role.HEAD, True),
    ),
    Subject.REPORT: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.APPROVAL, Role.HEAD, True),
    ),
    Subject.ANSWER: (
        (1, Kind.REVIEW, Role.TEAM_LEAD, False),
        (3, Kind.APPROVAL, Role.HEAD, True),
    ),
}
#: 협조 comes after the review in the department that drafts, before anybody decides.
_COOPERATION = 2
_OF_A_DEPARTMENT = (Role.OFFICER, Role.TEAM_LEAD, Role.HEAD)


def line_for(
    subject: str, department: Department, cooperating: Iterable[Department] = ()
) -> tuple[Step, ...]:
    """The steps after the 기안 for a department's document, in order. One query."""
    asked = LineStep.objects.filter(subject=subject)
    rows = list(asked.filter(department=department)) or list(asked.filter(department=None))
    told = [(row.place, row.kind, row.role, row.delegated) for row in rows] or DEFAULT[Subject(subject)]
    steps = [
        Step(place, kind, role, department if role in _OF_A_DEPARTMENT else None, delegated)
        for place, kind, role, delegated in told
    ]
    steps += [
        Step(_COOPERATION, Kind.COOPERATION, Role.HEAD, other) for other in cooperating if other != department
    ]
    return tuple(sorted(steps, key=lambda step: step.place))
