"""Who may do what with the registry. In which state they may is `workflow`'s to say."""

from gongyak.pledges.models import ReviewOpinion
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def may_keep_registry(by: Actor) -> bool:
    """Whether somebody keeps the registry: terms, promises, pledges, what becomes of them."""
    return by.has(Role.COORDINATOR)


def may_see_registry(by: Actor) -> bool:
    """Whether somebody sees promises and opinions at all; which of them is `visible_to`'s to say."""
    return bool(by.departments()) or by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)


def may_write_opinion(by: Actor, opinion: ReviewOpinion) -> bool:
    """Whether somebody writes the opinion: the officer and the team lead of its department."""
    return opinion.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def refuse_others(by: Actor) -> None:
    """Refuse everybody but the coordinating office."""
    if not may_keep_registry(by):
        raise Refusal("공약 대장은 총괄부서가 고칩니다. 총괄부서에 요청하십시오.")
