"""Who may see companies, change them, see their people, and put two together."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_see_companies(by: Actor) -> bool:
    """Whether somebody sees companies, their people masked."""
    return by.has(Role.OFFICER, Role.TEAM_LEAD, Role.HEAD, Role.COORDINATOR, Role.AUDITOR)


def may_write_companies(by: Actor) -> bool:
    """Whether somebody registers and changes companies and their people, and sees the people with a reason."""
    return by.has(Role.OFFICER, Role.TEAM_LEAD, Role.COORDINATOR)


def may_merge_companies(by: Actor) -> bool:
    """Whether somebody puts two companies together, parts them, and takes in a file."""
    return by.has(Role.TEAM_LEAD, Role.COORDINATOR)
