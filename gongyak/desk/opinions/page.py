"""What the pages of opinions show: a row of the list, one opinion with the acts that the person may do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongyak.desk.dates import d_day
from gongyak.pledges.models import Opinion, OpinionEvent, OpinionStatus
from gongyak.pledges.opinions.permissions import may_answer, may_assign, may_write
from gongyak.pledges.opinions.workflow import can
from gongyak.rules import personal
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of
from gongyak.staff.actors import Actor
from gongyak.staff.models import Department

_TONES = {OpinionStatus.ANSWERED: "done", OpinionStatus.CLOSED: "plain", OpinionStatus.RECEIVED: "open"}
_BEGINNING = 60  # letters


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion in the list: its beginning without what is personal by its form."""

    address: str
    number: str
    pledge: str
    beginning: str
    department: str
    status: str
    tone: str
    received: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One opinion; the `may_…` say which acts the page offers, `proposed` is the department of the pledge's card."""

    row: Row
    events: tuple[OpinionEvent, ...]
    departments: tuple[Department, ...]
    proposed: int | None
    may_assign: bool
    may_hand_on: bool
    may_write: bool
    may_give: bool
    may_take_back: bool
    may_close: bool


def make_row(opinion: Opinion, today: date) -> Row:
    """An opinion in the list; it comes with its pledge and department."""
    beginning = " ".join(personal.mask(opinion.text).split())
    is_open = opinion.status not in (OpinionStatus.ANSWERED, OpinionStatus.CLOSED)
    due = f"{format_day(opinion.due_on)} ({d_day(opinion.due_on, today)})" if is_open else ""
    return Row(
        address=reverse("desk-opinion", args=[opinion.pk]),
        number=opinion.number,
        pledge=opinion.pledge.number,
        beginning=beginning[:_BEGINNING] + ("…" if len(beginning) > _BEGINNING else ""),
        department=str(opinion.department or ""),
        status=opinion.status,
        tone=_TONES.get(OpinionStatus(opinion.status), "going"),
        received=format_day(day_of(opinion.received_at)),
        due=due,
        is_late=opinion.is_late(today),
    )


def make_page(opinion: Opinion, actor: Actor, today: date, lead: str) -> Page:
    """The page of an opinion for somebody; `lead` is the department that the pledge's card names."""
    leads, assigns = may_answer(actor, opinion), may_assign(actor)
    departments = tuple(Department.objects.on(today).exclude(pk=opinion.department_id))
    return Page(
        row=make_row(opinion, today),
        events=tuple(opinion.events.select_related("by").order_by("-pk")),
        departments=departments,
        proposed=next((one.pk for one in departments if one.name == lead), None),
        may_assign=assigns and can(opinion.status, "배정"),
        may_hand_on=leads and can(opinion.status, "이송"),
        may_write=may_write(actor, opinion) and can(opinion.status, "답변 저장"),
        may_give=leads and can(opinion.status, "답변"),
        may_take_back=leads and can(opinion.status, "다시 쓰기"),
        may_close=assigns and can(opinion.status, "비공개 처리"),
    )
