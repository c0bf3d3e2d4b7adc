"""Who may change the calendar and the clock."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_mind_calendar(by: Actor) -> bool:
    """Whether somebody adds and removes holidays, checks a year and chooses how to count."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)
