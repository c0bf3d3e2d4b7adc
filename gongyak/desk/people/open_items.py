"""What waits for a person at the desk: a matter that leaves something open adds its function to `SOURCES`.

What is to be done belongs to a role in a department and goes to whoever has the role next; the list is for the
people, and for the record of the handover.
"""

from collections.abc import Callable, Iterator
from datetime import date

from gongyak.approvals.models import Approval, ApprovalStep, State, Substitute
from gongyak.cases.models import OPEN, Case
from gongyak.meetings.models import Meeting, MeetingItem, MeetingStatus
from gongyak.plans.models import Project
from gongyak.pledges.models import Draft
from gongyak.pledges.models.rounds import Status
from gongyak.rules.dates import format_day
from gongyak.rules.portfolio.words import ENDED
from gongyak.staff.actors import Actor
from gongyak.staff.handing_over import OpenItem
from gongyak.staff.models import Role

Source = Callable[[Actor, date], Iterator[OpenItem]]


def drafts(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Cards of the person's departments that are still written."""
    own = actor.departments(Role.OFFICER)
    writing = (Status.UNTOUCHED, Status.WRITING, Status.RETURNED)
    for row in Draft.objects.filter(department__in=own, status__in=writing).select_related("pledge", "round"):
        yield OpenItem(
            "작성본", row.key, f"{row.round.as_of} {row.pledge.number} {row.pledge.title} ({row.status})"
        )


def projects(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Projects of the person's departments that have not ended."""
    own = actor.departments(Role.OFFICER)
    for row in Project.objects.filter(department__in=own).exclude(status__in=ENDED).select_related("plan"):
        yield OpenItem("사업", row.key, f"{row.plan.year} {row} ({row.status})")


def cases(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Business difficulties that the person handles, by number: the record of a handover is never erased."""
    for row in Case.objects.filter(handler=actor.id, status__in=OPEN).order_by("pk"):
        yield OpenItem("기업애로", row.key, f"{row.number} ({row.status})")


def meetings(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Meetings of the person's departments whose minutes are not registered, and proposals and directives to work on."""
    own = actor.departments(Role.OFFICER)
    over = (MeetingStatus.REGISTERED, MeetingStatus.CLOSED, MeetingStatus.CANCELLED)
    rows = Meeting.objects.filter(department__in=own).exclude(status__in=over)
    for row in rows.select_related("series__body").order_by("on", "pk"):
        yield OpenItem("회의", row.key, f"{format_day(row.on)} {row} ({row.status})")
    for item in MeetingItem.objects.open().filter(department__in=own).order_by("due_on", "pk"):
        yield OpenItem(item.kind, item.key, f"{item} ({item.status})")


def signatures(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Steps of approvals that wait for the person."""
    for row in ApprovalStep.objects.waiting().for_actor(actor, day).select_related("approval"):
        yield OpenItem("결재 대기", row.approval.key, f"{row.approval.title} ({row.kind})")


def drafted(actor: Actor, day: date) -> Iterator[OpenItem]:
    """Approvals that the person began and that are still under way."""
    for row in Approval.objects.filter(drafted_by=actor.id, state=State.RUNNING):
        yield OpenItem("기안한 결재", row.key, row.title)


def stands_in(actor: Actor, day: date) -> Iterator[OpenItem]:
    """대결 that the person still does for somebody."""
    for row in Substitute.objects.filter(deputy=actor.id, ended_on__gte=day):
        yield OpenItem("대결", f"substitute/{row.pk}", f"{row.began_on} ~ {row.ended_on}")


SOURCES: tuple[Source, ...] = (drafts, projects, cases, meetings, signatures, drafted, stands_in)


def open_items(actor: Actor, day: date) -> list[OpenItem]:
    """Everything open of somebody on a day, kind by kind."""
    return [item for source in SOURCES for item in source(actor, day)]
