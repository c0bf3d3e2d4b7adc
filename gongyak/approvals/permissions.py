"""Who may sign which step, for whom, and who may take an approval back."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongyak.approvals.models import Approval, ApprovalStep
from gongyak.staff.actors import Actor, DutyOn
from gongyak.staff.models import Role


@dataclass(frozen=True, slots=True)
class Signature:
    """How a step would be signed: for whom (대결; None is for oneself), and what is printed."""

    absent: int | None
    printed: str


def signature_of(
    step: ApprovalStep, approval: Approval, by: Actor, absent: Iterable[Actor]
) -> Signature | None:
    """By which right somebody may sign a step: a duty of his own before that of somebody absent; None by none.

    Nobody decides on what he drafted himself, nor does anybody for him.
    """
    if approval.drafted_by_id == by.id:
        return None
    own = by.duty_as(step.role, step.department_id)
    if own:
        return Signature(None, _printed(own, by.name, step))
    for person in absent:
        held = person.duty_as(step.role, step.department_id)
        if held and person.id != approval.drafted_by_id:
            return Signature(person.id, f"{by.name} (대결: {_printed(held, person.name, step)})")
    return None


def _printed(duty: DutyOn, name: str, step: ApprovalStep) -> str:
    """Department, rank and name as they are printed."""
    mark = "(전결)" if step.delegated else ""
    return " ".join(filter(None, (duty.department_name, duty.rank or duty.role, name, mark)))


def may_withdraw(approval: Approval, by: Actor) -> bool:
    """Whether somebody drafted it."""
    return approval.drafted_by_id == by.id


def may_set_lines(by: Actor) -> bool:
    """Whether somebody sets how things are approved."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)


def may_set_substitute(by: Actor, absent: int) -> bool:
    """Whether somebody says who signs for the person with this key: of oneself, or of anybody."""
    return by.id == absent or may_set_lines(by)
