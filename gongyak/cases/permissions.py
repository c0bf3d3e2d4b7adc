"""Who may do what with a case. In which state they may is `workflow`'s to say.

The counsellors are the people of the department that takes cases in (`CaseSetting.receiving`), and 총괄.
"""

from gongyak.cases.models import Case, CaseSetting, DepartmentRequest
from gongyak.staff.actors import Actor
from gongyak.staff.models import IN_DEPARTMENT, Role

_SEEING = (Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR)


def receiving() -> int | None:
    """The key of the department that takes cases in. One query."""
    return CaseSetting.objects.current().receiving_id


def may_see_cases(by: Actor) -> bool:
    """Whether somebody has anything to do with cases; which ones, `Case.objects.visible_to` says."""
    return by.has(*_SEEING, *IN_DEPARTMENT)


def may_take_in(by: Actor) -> bool:
    """Whether somebody keys in what a business said: anybody of a department, for it is said to anybody."""
    return by.has(Role.COORDINATOR, *IN_DEPARTMENT)


def may_set_cases(by: Actor) -> bool:
    """Whether somebody says who takes cases in and who gets which."""
    return by.has(Role.COORDINATOR, Role.SYSTEM)


def is_counsellor(by: Actor, receives: int | None) -> bool:
    """Whether somebody takes cases in, assigns them and minds their deadlines."""
    return by.has(Role.COORDINATOR) or (receives is not None and receives in by.departments())


def may_counsel(by: Actor, case: Case) -> bool:
    """Whether somebody minds this case as a counsellor: one that is not hidden from their department. One query."""
    return is_counsellor(by, receiving()) and not is_hidden_from(by, case)


def may_handle(by: Actor, case: Case) -> bool:
    """Whether somebody works on a case: anybody of its lead department that it is not hidden from."""
    return case.department_id in by.departments() and not is_hidden_from(by, case)


def may_lead(by: Actor, case: Case) -> bool:
    """Whether somebody extends a case, hands it on or ends it: who leads its lead department."""
    leads = case.department_id in by.departments(Role.TEAM_LEAD, Role.HEAD)
    return leads and not is_hidden_from(by, case)


def may_reply(by: Actor, request: DepartmentRequest) -> bool:
    """Whether somebody replies to what their department was asked."""
    return request.department_id in by.departments()


def may_keep_samples(by: Actor) -> bool:
    """Whether somebody writes sample answers."""
    return by.has(Role.COORDINATOR, *IN_DEPARTMENT)


def is_hidden_from(by: Actor, case: Case) -> bool:
    """Whether an anonymous case is about somebody's own department."""
    return case.is_anonymous and case.about_id is not None and case.about_id in by.departments()
