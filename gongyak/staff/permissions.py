"""Who may manage people and rights."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_manage_people(by: Actor) -> bool:
    """Whether somebody may register people and give and end duties."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)
