"""Who may do what with a change and with the panel. In which state they may is `workflow`'s to say."""

from gongyak.pledges.models import Change
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_see_changes(by: Actor) -> bool:
    """Whether somebody has anything to do with changes: everybody of the office but who only runs the system."""
    return any(duty.role != Role.SYSTEM for duty in by.duties)


def may_begin(by: Actor) -> bool:
    """Whether somebody may propose a change of some pledge at all."""
    return by.has(Role.OFFICER, Role.TEAM_LEAD, Role.COORDINATOR)


def may_write(by: Actor, change: Change) -> bool:
    """Whether somebody writes a change: the officer and the team lead of its department, or 총괄."""
    return by.has(Role.COORDINATOR) or change.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_draft(by: Actor, change: Change) -> bool:
    """Whether somebody puts a deliberated change up for approval: its own department."""
    return change.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_handle(by: Actor) -> bool:
    """Whether somebody checks changes, brings them before the panel, records what it said and publishes."""
    return by.has(Role.COORDINATOR)


def may_see_panel(by: Actor) -> bool:
    """Whether somebody sees the pages of the panel."""
    return by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR, Role.EVALUATOR)
