"""Who may do what with plans and projects. In which state they may is `workflow`'s to say."""

from gongyak.plans.models import Project, YearPlan
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role

_WRITERS = (Role.OFFICER, Role.TEAM_LEAD)


def may_see_plans(by: Actor) -> bool:
    """Whether somebody reads plans: whoever has a department, who runs the whole, who decides, who audits."""
    whole = (Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
    return bool(by.departments()) or by.has(*whole)


def may_begin_plan(by: Actor, department: Department) -> bool:
    """Whether somebody begins a plan of that department."""
    return by.has(Role.COORDINATOR) or department.pk in by.departments(*_WRITERS)


def may_begin_some(by: Actor) -> bool:
    """Whether somebody begins the plan of any department."""
    return by.has(Role.COORDINATOR) or bool(by.departments(*_WRITERS))


def may_run_plan(by: Actor, plan: YearPlan) -> bool:
    """Whether somebody runs the plan as a whole: the coordinator, officer and team lead of its department."""
    return by.has(Role.COORDINATOR) or plan.department_id in by.departments(*_WRITERS)


def may_write_project(by: Actor, project: Project) -> bool:
    """Whether somebody writes a project and reports on it: its lead department, or who runs the plan."""
    return project.department_id in by.departments(*_WRITERS) or may_run_plan(by, project.plan)
