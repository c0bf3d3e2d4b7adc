"""What a company has to do with the office: its difficulties with visits there, meetings, proposals, projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from gongyak.cases.models import Case, FieldVisit
from gongyak.cases.permissions import receiving
from gongyak.companies.models import Company, CompanyVisit
from gongyak.desk.cases.listing import Row, make_row
from gongyak.meetings.companies import meetings_of, proposals_of
from gongyak.meetings.models import Meeting, MeetingItem
from gongyak.meetings.permissions import may_see_meetings
from gongyak.plans.models import ProjectCompany
from gongyak.plans.permissions import may_see_plans
from gongyak.staff.actors import Actor

_MOST = 30


@dataclass(frozen=True, slots=True)
class ShownVisit:
    """A visit, with or without a difficulty; `address` leads to that."""

    visited_on: date
    what: str
    visitors: str
    found: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Dealings:
    """The newest of each that the person may see; meetings and proposals are found by the company's name alone."""

    cases: tuple[Row, ...]
    visits: tuple[ShownVisit, ...]
    proposals: tuple[MeetingItem, ...]
    meetings: tuple[Meeting, ...]
    projects: tuple[ProjectCompany, ...]


def dealings_of(actor: Actor, rows: Sequence[Company], now: datetime) -> Dealings:
    """Everything about the rows of a company: itself and what was put together with it. Up to seven queries."""
    seen = Case.objects.visible_to(actor, receiving()).filter(company__in=rows)
    cases = list(seen.select_related("department").order_by("-pk")[:_MOST])
    keys = {row.name_key for row in rows}
    proposals = proposals_of(keys).visible_to(actor)[:_MOST] if may_see_meetings(actor) else ()
    meetings = meetings_of(keys)[:_MOST] if may_see_meetings(actor) else ()
    projects = ProjectCompany.objects.filter(company__in=rows).select_related("project__plan")
    return Dealings(
        cases=tuple(make_row(one, now) for one in cases),
        visits=tuple(_visits(rows, cases)),
        proposals=tuple(proposals),
        meetings=tuple(meetings),
        projects=tuple(projects.order_by("-on", "-pk")[:_MOST]) if may_see_plans(actor) else (),
    )


def _visits(rows: Sequence[Company], cases: list[Case]) -> list[ShownVisit]:
    """Those without a difficulty, and those for the difficulties that are shown, the newest first."""
    own = CompanyVisit.objects.filter(company__in=rows)[:_MOST]
    shown = [ShownVisit(one.visited_on, one.purpose, one.visitors, one.found) for one in own]
    for one in FieldVisit.objects.filter(case__in=cases).select_related("case") if cases else ():
        address, what = reverse("desk-case", args=[one.case_id]), f"{one.case} 현장방문"
        shown.append(ShownVisit(one.visited_on, what, one.visitors, one.found, address))
    return sorted(shown, key=lambda one: one.visited_on, reverse=True)[:_MOST]
