"""Who may do what with an opinion. In which state they may is `workflow`'s to say."""

from gongyak.pledges.models import Opinion
from gongyak.staff.actors import Actor
from gongyak.staff.models import IN_DEPARTMENT, Role


def may_see_opinions(by: Actor) -> bool:
    """Whether somebody has anything to do with opinions; which ones, `Opinion.objects.visible_to` says."""
    return by.has(Role.COORDINATOR, *IN_DEPARTMENT)


def may_assign(by: Actor) -> bool:
    """Whether somebody says which department answers, and closes what cannot be public."""
    return by.has(Role.COORDINATOR)


def may_write(by: Actor, opinion: Opinion) -> bool:
    """Whether somebody writes the answer: anybody of its department."""
    return opinion.department_id is not None and opinion.department_id in by.departments()


def may_answer(by: Actor, opinion: Opinion) -> bool:
    """Whether somebody gives the answer, hands the opinion on or takes an answer back: who leads its department,
    or 총괄."""
    return by.has(Role.COORDINATOR) or opinion.department_id in by.departments(Role.TEAM_LEAD, Role.HEAD)
