"""Who may do what in the ledger. In which state they may is `workflow`'s to say."""

from gongyak.achievements.models import Achievement, PlannedActivity
from gongyak.achievements.models.results import SEE_ALL
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_WRITERS = (Role.OFFICER, Role.TEAM_LEAD)


def may_see_ledger(by: Actor) -> bool:
    """Whether somebody opens the ledger: whoever works in a department, and who looks over the whole."""
    return bool(by.departments()) or by.has(*SEE_ALL)


def may_write_somewhere(by: Actor) -> bool:
    """Whether somebody writes results of any department."""
    return bool(by.departments(*_WRITERS))


def may_write(by: Actor, row: Achievement) -> bool:
    """Whether somebody writes, evidences and checks this result: officer and team lead of its department."""
    return row.department_id in by.departments(*_WRITERS)


def may_confirm(by: Actor, row: Achievement) -> bool:
    """Whether somebody confirms, corrects and cancels this result: the team lead of its department."""
    return row.department_id in by.departments(Role.TEAM_LEAD)


def may_plan_somewhere(by: Actor) -> bool:
    """Whether somebody writes down what any department will do."""
    return may_write_somewhere(by) or by.has(Role.COORDINATOR)


def may_plan(by: Actor, row: PlannedActivity) -> bool:
    """Whether somebody moves, finishes and drops it: officer and team lead of its department, and 총괄."""
    return row.department_id in by.departments(*_WRITERS) or by.has(Role.COORDINATOR)
