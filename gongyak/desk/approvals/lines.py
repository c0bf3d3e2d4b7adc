"""The form of a line of approval: as it is set, and as it was typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from gongyak.approvals.lines import DEFAULT
from gongyak.approvals.models import Kind, LineStep, Subject
from gongyak.approvals.setting import NewStep
from gongyak.staff.models import Department

#: Rows of the form; a row without a kind is no step.
ROWS = 8
#: The kinds of a step that can be set.
KINDS = (Kind.REVIEW, Kind.APPROVAL, Kind.CONFIRMATION)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The line of a subject: for whom, its steps, and whether anybody has set it."""

    subject: str
    department: Department | None
    steps: tuple[NewStep, ...]
    is_set: bool

    @property
    def words(self) -> str:
        """The line in one line: `팀장 검토 → 과장 결재(전결) → 총괄 총괄확인`."""
        return " → ".join(f"{one.role} {one.kind}{'(전결)' if one.delegated else ''}" for one in self.steps)


def shown_lines() -> Sequence[ShownLine]:
    """The general line of each subject, and those of departments that have one of their own. One query."""
    held: dict[tuple[str, Department | None], list[LineStep]] = {}
    for row in LineStep.objects.select_related("department").order_by(
        "subject", "department__place", "place"
    ):
        held.setdefault((row.subject, row.department), []).append(row)
    lines = [line_of(subject, None, held.get((subject, None), [])) for subject in Subject.values]
    own = [line_of(subject, department, rows) for (subject, department), rows in held.items() if department]
    return [*lines, *own]


def line_of(subject: str, department: Department | None, rows: Sequence[LineStep]) -> ShownLine:
    """A line from its rows, or the default where there are none."""
    told = [(row.kind, row.role, row.delegated) for row in rows]
    default = [(kind, role, delegated) for _, kind, role, delegated in DEFAULT[Subject(subject)]]
    steps = tuple(NewStep(*step) for step in told or default)
    return ShownLine(subject, department, steps, bool(told))


def read_steps(sent: QueryDict) -> list[NewStep]:
    """The steps that were typed; rows without a kind are left out."""
    rows = (
        (sent.get(f"kind-{row}", ""), sent.get(f"role-{row}", ""), f"delegated-{row}" in sent)
        for row in range(ROWS)
    )
    return [NewStep(kind, role, delegated) for kind, role, delegated in rows if kind in KINDS and role]
