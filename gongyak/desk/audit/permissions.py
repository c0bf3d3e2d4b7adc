"""Who may see the records."""

from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_audit(by: Actor) -> bool:
    """Whether somebody sees acts, looks, anchors and reviews."""
    return by.has(Role.AUDITOR)


def may_mind_mail(by: Actor) -> bool:
    """Whether somebody sees how mail stands and sends what stopped once more."""
    return by.has(Role.AUDITOR, Role.COORDINATOR, Role.SYSTEM)
