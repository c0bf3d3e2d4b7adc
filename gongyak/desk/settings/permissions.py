"""Who may change the district's settings."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_set(by: Actor) -> bool:
    """Whether somebody changes settings."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)


def may_see_changes(by: Actor) -> bool:
    """Whether somebody sees what was changed, by whom and when."""
    return may_set(by) or by.has(Role.AUDITOR)
