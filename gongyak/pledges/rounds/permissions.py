"""Who may do what with a round and its drafts. In which state they may is `workflow`'s to say."""

from gongyak.pledges.models import Draft
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_run_rounds(by: Actor) -> bool:
    """Whether somebody opens rounds, confirms the whole and publishes."""
    return by.has(Role.COORDINATOR)


def may_write(by: Actor, draft: Draft) -> bool:
    """Whether somebody writes and submits the card: the officer and the team lead of its department."""
    return draft.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)
