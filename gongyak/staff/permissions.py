"""Who may manage people and rights.

Whoever could give himself a role, or set the password of somebody with a greater one, would have that role: both
are refused, and accounts of 감사 and 시스템관리 are for 시스템관리 alone.
"""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

#: Roles that watch over the others.
_WATCHING = (Role.AUDITOR, Role.SYSTEM)


def may_manage_people(by: Actor) -> bool:
    """Whether somebody may register people and give and end duties."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)


def may_see_rights(by: Actor) -> bool:
    """Whether somebody may see who had which rights, and who gave them."""
    return may_manage_people(by) or by.has(Role.AUDITOR)


def may_manage(by: Actor, person: Actor) -> bool:
    """Whether somebody may set another's password, factors, or whether the account is used."""
    return may_manage_people(by) and (by.has(Role.SYSTEM) or not person.has(*_WATCHING))


def may_give(by: Actor, role: str, to: int) -> bool:
    """Whether somebody may give a role to a person, or end it; nobody gives himself one."""
    return may_manage_people(by) and by.id != to and (by.has(Role.SYSTEM) or role not in _WATCHING)
