"""Who may do what with bodies, meetings, proposals and directives. In which state they may is `workflow`'s to say."""

from gongyak.meetings.models import Body, Meeting, MeetingItem
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department, Role


def may_see_meetings(by: Actor) -> bool:
    """Whether somebody sees meetings: everybody of the office but who only runs the system or sits on a panel."""
    return any(duty.role not in (Role.SYSTEM, Role.EVALUATOR) for duty in by.duties)


def may_found(by: Actor, department: Department) -> bool:
    """Whether somebody sets up a body of a department: its officer or team lead, or 총괄."""
    return by.has(Role.COORDINATOR) or department.pk in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_found_any(by: Actor) -> bool:
    """Whether somebody sets up bodies at all."""
    return by.has(Role.COORDINATOR, Role.OFFICER, Role.TEAM_LEAD)


def may_run(by: Actor, body: Body) -> bool:
    """Whether somebody plans and calls the meetings of a body and sees to its members."""
    return by.has(Role.COORDINATOR) or body.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_write(by: Actor, meeting: Meeting) -> bool:
    """Whether somebody keeps the records of a meeting and drafts its minutes."""
    own = {meeting.department_id, meeting.series.body.department_id}
    return by.has(Role.COORDINATOR) or bool(own & by.departments(Role.OFFICER, Role.TEAM_LEAD))


def may_draft(by: Actor, meeting: Meeting) -> bool:
    """Whether somebody puts minutes up for approval: the meeting's own department, whose line it is."""
    return meeting.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_read(by: Actor, meeting: Meeting) -> bool:
    """Whether somebody reads who came and who said what: the department, who approves, who looks after the whole."""
    wide = by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.AUDITOR)
    return wide or bool({meeting.department_id, meeting.series.body.department_id} & by.departments())


def may_order(by: Actor) -> bool:
    """Whether somebody writes down a directive: 총괄, the mayor, or a department for its own meetings."""
    return by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR, Role.OFFICER, Role.TEAM_LEAD)


def may_assign(by: Actor, item: MeetingItem) -> bool:
    """Whether somebody says who sees to an item and by when, reports it back and closes it.

    총괄, the department of the body, or the one that wrote it down.
    """
    own = {item.asked_by_id, item.body.department_id if item.body else None} - {None}
    return by.has(Role.COORDINATOR) or bool(own & by.departments(Role.OFFICER, Role.TEAM_LEAD))


def may_handle(by: Actor, item: MeetingItem) -> bool:
    """Whether somebody works on an item: the officer and the team lead of its lead department."""
    return item.department_id in by.departments(Role.OFFICER, Role.TEAM_LEAD)


def may_confirm(by: Actor, item: MeetingItem) -> bool:
    """Whether somebody confirms (본부 확인) what a department reports of a directive: 총괄 or the mayor."""
    return by.has(Role.COORDINATOR, Role.MAYOR, Role.ACTING_MAYOR) or may_assign(by, item)
