"""Who sees what is due, proposes to destroy it, and confirms; never one person both."""

from gongyak.retention.models import PurgeBatch
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_see_retention(by: Actor) -> bool:
    """Whether somebody sees what is kept how long, what is due, and the ledger."""
    return by.has(Role.COORDINATOR, Role.SYSTEM, Role.AUDITOR)


def may_propose(by: Actor) -> bool:
    """Whether somebody sets periods, proposes to destroy what is due, and holds back what is still needed."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)


def may_confirm(by: Actor, batch: PurgeBatch) -> bool:
    """Whether somebody confirms a proposal: not who proposed it, whatever else that person is."""
    return may_see_retention(by) and by.id != batch.proposed_by_id
