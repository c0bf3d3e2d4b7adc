"""Who may do what with a plan. In which state they may is `workflow`'s to say."""

from gongyak.pledges.models import ActionPlan
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_run_plans(by: Actor) -> bool:
    """Whether somebody asks departments for plans and publishes them."""
    return by.has(Role.COORDINATOR)


def may_write_plan(by: Actor, plan: ActionPlan) -> bool:
    """Whether somebody writes and submits the plan: the officer and the team lead of its department."""
    return plan.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)
