"""Who may say what belongs to a pledge. Who fills a draft is who writes it (`rounds.permissions`)."""

from gongyak.pledges.models import ActionPlan, Draft, Pledge
from gongyak.staff.actors import Actor
from gongyak.staff.models import Role


def department_of(pledge: Pledge) -> int | None:
    """The department that writes the pledge's card: that of the last draft, else that of its plan."""
    last = Draft.objects.filter(pledge=pledge).order_by("-round__as_of").values_list("department", flat=True)
    return (
        last.first() or ActionPlan.objects.filter(pledge=pledge).values_list("department", flat=True).first()
    )


def may_link(by: Actor, pledge: Pledge) -> bool:
    """Whether somebody links records: the officer and the team lead of the pledge's department."""
    return department_of(pledge) in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_see_links(by: Actor, pledge: Pledge) -> bool:
    """Whether somebody sees what belongs to a pledge."""
    whole = by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
    return whole or department_of(pledge) in by.departments()
