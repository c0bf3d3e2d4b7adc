"""The list of cases and the page of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from gongyak.approvals import actions as approvals
from gongyak.cases.handing_out import waiting_calls
from gongyak.cases.meeting_items import waiting_items
from gongyak.cases.models import Case
from gongyak.cases.permissions import is_counsellor, may_see_cases, may_set_cases, receiving
from gongyak.desk.cases import listing
from gongyak.desk.cases.page import make_page
from gongyak.desk.doors import office
from gongyak.desk.frame import make_frame
from gongyak.desk.looking import looked
from gongyak.desk.sessions import settings_of
from gongyak.rules.cases import authorities, groups
from gongyak.rules.moments import day_of
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor


@office(may_see_cases)
def cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cases that the person may see, what breaks next first; and what others ask of the own department."""
    now = timezone.now()
    departments, receives = listing.offices(day_of(now))
    chosen = listing.read_chosen(request.GET)
    seen, counsels = Case.objects.visible_to(actor, receives), is_counsellor(actor, receives)
    first = (chosen.page - 1) * listing.MOST
    rows = list(listing.found(seen, chosen, now)[first : first + listing.MOST + 1])
    shown = {
        "frame": make_frame(actor, "desk-cases", settings_of(request)),
        "rows": [listing.make_row(one, now) for one in rows[: listing.MOST]],
        "has_more": len(rows) > listing.MOST,
        "chosen": chosen,
        "views": listing.VIEWS,
        "counts": listing.counts(seen, now),
        "requests": [(one, listing.short(one.due_at), listing.left(one.due_at, now), one.due_at < now)
                     for one in listing.requests_for(actor)],
        "departments": departments,
        "groups": groups(),
        "authorities": authorities(),
        "unsaid": listing.UNSAID,
        "calls": waiting_calls().filter(look_up__case__in=seen).count() if counsels else 0,
        "items": waiting_items(actor).count() if counsels else 0,
        "may_set": may_set_cases(actor),
        "said": list(messages.get_messages(request)),
    }  # fmt: skip
    return render(request, "desk/cases/list.jinja", shown)


@office()
def case(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One case. Whose turn it is to sign has seen it from then on; the look at who told it is recorded."""
    receives = receiving()
    return _page(request, actor, _visible(actor, pk, receives), receives)


def visible(actor: Actor, pk: int) -> Case:
    """A case that the person may know of; 404 otherwise."""
    return _visible(actor, pk, receiving())


def _visible(actor: Actor, pk: int, receives: int | None) -> Case:
    asked = Case.objects.visible_to(actor, receives)
    related = (
        "department",
        "about",
        "handler",
        "submitter",
        "approval",
        "received_by",
        "company",
        "item",
        "main",
    )
    return get_object_or_404(asked.select_related(*related), pk=pk)


def case_page(request: HttpRequest, actor: Actor, row: Case, refused: Refusal | None = None) -> HttpResponse:
    """The page; with `refused` what was typed stays, and why it was not done."""
    return _page(request, actor, row, receiving(), refused)


def _page(
    request: HttpRequest, actor: Actor, row: Case, receives: int | None, refused: Refusal | None = None
) -> HttpResponse:
    page = make_page(row, actor, receives, timezone.now(), request.GET if refused is None else {})
    if page.turn and page.turn.seen_at is None:
        approvals.see(approval=page.turn.approval, by=actor, now=timezone.now())
    if page.shows_person:
        looked(request, actor, [row.key], f"desk/cases/{row.pk}")
    opened = request.resolver_match.kwargs.get("act", "") if request.resolver_match else ""
    shown = {
        "frame": make_frame(actor, "desk-cases", settings_of(request)),
        "case": row,
        "page": page,
        "refused": refused,
        "typed": {**request.POST.dict(), "__act": opened} if refused else page.begins,
        "opened": opened if refused else page.begins.get("__act", ""),
        "said": list(messages.get_messages(request)),
    }
    return render(request, "desk/cases/case.jinja", shown, status=409 if refused else 200)
