"""Who may look into the tables."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_look(by: Actor) -> bool:
    """Whether somebody may look into every table."""
    return by.has(Role.SYSTEM)
