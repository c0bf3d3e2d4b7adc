"""Who may see the headquarters, run it, and write for a team. In which state they may is `workflow`'s to say."""

from datetime import date

from django.db.models import QuerySet

from gongyak.headquarters.models import Team, TeamMember
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role

_OFFICE = (Role.OFFICER, Role.TEAM_LEAD, Role.HEAD, Role.COORDINATOR)
_READERS = (Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)


def may_see_headquarters(by: Actor) -> bool:
    """Whether somebody reads what the headquarters is, its indicators and its situation."""
    return by.has(*_OFFICE, *_READERS)


def reads_all(by: Actor) -> bool:
    """Whether somebody reads everything of it, drafts included, without belonging to it."""
    return by.has(Role.COORDINATOR, *_READERS)


def may_found(by: Actor) -> bool:
    """Whether somebody sets a headquarters up and closes it."""
    return by.has(Role.COORDINATOR)


def may_run(by: Actor, day: date) -> bool:
    """Whether somebody runs it on a day: the coordinating office, and members of the leading team. One query."""
    return by.has(Role.COORDINATOR) or _memberships(by, day).filter(team__leads=True).exists()


def may_write_for(by: Actor, team: Team, day: date) -> bool:
    """Whether somebody writes for a team on a day: its own members, and who runs the headquarters. Two queries."""
    return _memberships(by, day).filter(team=team).exists() or may_run(by, day)


def is_member(by: Actor, day: date) -> bool:
    """Whether somebody belongs to a headquarters on a day. One query."""
    return _memberships(by, day).exists()


def may_enter(by: Actor, day: date) -> bool:
    """Whether somebody enters what indicators say: every member, and the coordinating office. One query."""
    return by.has(Role.COORDINATOR) or is_member(by, day)


def _memberships(by: Actor, day: date) -> QuerySet[TeamMember]:
    held = TeamMember.objects.on(day).filter(staff=by.id)
    return held.filter(headquarters__ended_on=None) | held.filter(headquarters__ended_on__gte=day)
